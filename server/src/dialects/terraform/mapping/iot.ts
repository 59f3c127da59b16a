import { flag } from "../conversions.ts";
import { pascalCase } from "./naming.ts";
import { type Attributes, converted, many, one, rowOf, type TypeMapping } from "./table.ts";

interface Action {
  /** CloudFormation's key for it. */
  readonly key: string;
  /** The attributes that follow the general rule. */
  readonly names: string;
  readonly more?: Attributes;
}

const keyAndValue: Attributes = { key: "Key", value: "Value" };

/** What a rule can do with a message, by the name of the block. */
const actions: Readonly<Record<string, Action>> = {
  cloudwatch_alarm: { key: "CloudwatchAlarm", names: "alarm_name role_arn state_reason state_value" },
  cloudwatch_logs: { key: "CloudwatchLogs", names: "batch_mode log_group_name role_arn" },
  cloudwatch_metric: {
    key: "CloudwatchMetric",
    names: "metric_name metric_namespace metric_timestamp metric_unit metric_value role_arn",
  },
  dynamodb: {
    key: "DynamoDB",
    names:
      "hash_key_field hash_key_type hash_key_value operation payload_field " +
      "range_key_field range_key_type range_key_value role_arn table_name",
  },
  dynamodbv2: { key: "DynamoDBv2", names: "role_arn", more: { put_item: one("PutItem") } },
  elasticsearch: { key: "Elasticsearch", names: "endpoint id index role_arn type" },
  firehose: { key: "Firehose", names: "batch_mode delivery_stream_name role_arn separator" },
  http: { key: "Http", names: "confirmation_url url", more: { http_header: many("Headers", keyAndValue) } },
  iot_analytics: { key: "IotAnalytics", names: "batch_mode channel_name role_arn" },
  iot_events: { key: "IotEvents", names: "batch_mode input_name message_id role_arn" },
  kafka: {
    key: "Kafka",
    names: "client_properties destination_arn key partition topic",
    more: { header: many("Headers", keyAndValue) },
  },
  kinesis: { key: "Kinesis", names: "partition_key role_arn stream_name" },
  lambda: { key: "Lambda", names: "function_arn" },
  republish: { key: "Republish", names: "qos role_arn topic" },
  s3: { key: "S3", names: "bucket_name canned_acl key role_arn" },
  sns: { key: "Sns", names: "message_format role_arn target_arn" },
  sqs: { key: "Sqs", names: "queue_url role_arn use_base64" },
  step_functions: { key: "StepFunctions", names: "execution_name_prefix role_arn state_machine_name" },
  timestream: {
    key: "Timestream",
    names: "database_name role_arn table_name",
    more: { dimension: many("Dimensions"), timestamp: one("Timestamp") },
  },
};

function attributesOf({ names, more }: Action): Attributes {
  return { ...Object.fromEntries(names.split(" ").map((name) => [name, pascalCase(name)])), ...more };
}

/** The attributes of an action, one step deeper: CloudFormation has all actions in one list, each below its own key. */
function below(key: string, attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => {
      const row = rowOf(attribute);
      return [name, { ...row, to: `${key}.${row.to}` }];
    }),
  );
}

const inList = Object.entries(actions).map(([name, action]) => [
  name,
  many("TopicRulePayload.Actions", below(action.key, attributesOf(action)), { together: true }),
]);

const alone = Object.entries(actions).map(([name, action]) => [name, one(action.key, attributesOf(action))]);

export const iot: Readonly<Record<string, TypeMapping>> = {
  aws_iot_topic_rule: {
    type: "AWS::IoT::TopicRule",
    refs: ["name", "id"],
    attributes: {
      ...Object.fromEntries(inList),
      name: "RuleName",
      description: "TopicRulePayload.Description",
      enabled: converted("TopicRulePayload.RuleDisabled", flag(false, true)),
      error_action: one("TopicRulePayload.ErrorAction", Object.fromEntries(alone)),
      sql: "TopicRulePayload.Sql",
      sql_version: "TopicRulePayload.AwsIotSqlVersion",
    },
  },
};
