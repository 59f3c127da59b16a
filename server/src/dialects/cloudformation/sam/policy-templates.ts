import { unknown, type Value } from "../../../model/value.ts";
import { madeMap } from "../../reader.ts";
import { allow, filledIn, policyDocument } from "./statements.ts";
import { valueAt } from "./translate.ts";

interface Grant {
  readonly actions: readonly string[];
  /** ARNs from `service:` on, or `*`; names in `${}` are the template's parameters. */
  readonly on: readonly string[];
}

const bucketAndObjects = ["s3:::${BucketName}", "s3:::${BucketName}/*"];
const tableAndIndexes = ["dynamodb:@:table/${TableName}", "dynamodb:@:table/${TableName}/index/*"];

/**
 * What SAM's policy templates for data services grant; `@` is region and account.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
const templates: Readonly<Record<string, readonly Grant[]>> = {
  AthenaQueryPolicy: [
    { actions: prefixed("athena", "ListWorkGroups GetExecutionEngine GetExecutionEngines GetNamespace"), on: ["*"] },
    { actions: prefixed("athena", "GetCatalogs GetNamespaces GetTables GetTable"), on: ["*"] },
    {
      actions: prefixed(
        "athena",
        "StartQueryExecution StopQueryExecution GetQueryExecution BatchGetQueryExecution ListQueryExecutions " +
          "GetQueryResults GetQueryResultsStream CreateNamedQuery DeleteNamedQuery GetNamedQuery BatchGetNamedQuery " +
          "ListNamedQueries GetWorkGroup",
      ),
      on: ["athena:@:workgroup/${WorkGroupName}"],
    },
  ],
  AWSSecretsManagerGetSecretValuePolicy: [{ actions: ["secretsmanager:GetSecretValue"], on: ["${SecretArn}"] }],
  CloudWatchPutMetricPolicy: [{ actions: ["cloudwatch:PutMetricData"], on: ["*"] }],
  DynamoDBCrudPolicy: [
    {
      actions: prefixed(
        "dynamodb",
        "GetItem DeleteItem PutItem Scan Query UpdateItem BatchWriteItem BatchGetItem DescribeTable ConditionCheckItem",
      ),
      on: tableAndIndexes,
    },
  ],
  DynamoDBReadPolicy: [
    { actions: prefixed("dynamodb", "GetItem Scan Query BatchGetItem DescribeTable"), on: tableAndIndexes },
  ],
  DynamoDBReconfigurePolicy: [{ actions: ["dynamodb:UpdateTable"], on: ["dynamodb:@:table/${TableName}"] }],
  DynamoDBStreamReadPolicy: [
    {
      actions: prefixed("dynamodb", "DescribeStream GetRecords GetShardIterator"),
      on: ["dynamodb:@:table/${TableName}/stream/${StreamName}"],
    },
    { actions: ["dynamodb:ListStreams"], on: ["dynamodb:@:table/${TableName}/stream/*"] },
  ],
  DynamoDBWritePolicy: [{ actions: prefixed("dynamodb", "PutItem UpdateItem BatchWriteItem"), on: tableAndIndexes }],
  ElasticMapReduceAddJobFlowStepsPolicy: [
    { actions: ["elasticmapreduce:AddJobFlowSteps"], on: ["elasticmapreduce:@:cluster/${ClusterId}"] },
  ],
  ElasticMapReduceCancelStepsPolicy: [
    { actions: ["elasticmapreduce:CancelSteps"], on: ["elasticmapreduce:@:cluster/${ClusterId}"] },
  ],
  ElasticMapReduceTerminateJobFlowsPolicy: [
    { actions: ["elasticmapreduce:TerminateJobFlows"], on: ["elasticmapreduce:@:cluster/${ClusterId}"] },
  ],
  EventBridgePutEventsPolicy: [{ actions: ["events:PutEvents"], on: ["events:@:event-bus/${EventBusName}"] }],
  FirehoseCrudPolicy: [
    {
      actions: prefixed(
        "firehose",
        "CreateDeliveryStream DeleteDeliveryStream DescribeDeliveryStream PutRecord PutRecordBatch UpdateDestination",
      ),
      on: ["firehose:@:deliverystream/${DeliveryStreamName}"],
    },
  ],
  FirehoseWritePolicy: [
    {
      actions: prefixed("firehose", "PutRecord PutRecordBatch"),
      on: ["firehose:@:deliverystream/${DeliveryStreamName}"],
    },
  ],
  KinesisCrudPolicy: [
    {
      actions: prefixed(
        "kinesis",
        "AddTagsToStream CreateStream DecreaseStreamRetentionPeriod DeleteStream DescribeStream DescribeStreamSummary " +
          "GetShardIterator IncreaseStreamRetentionPeriod ListTagsForStream MergeShards PutRecord PutRecords SplitShard " +
          "RemoveTagsFromStream",
      ),
      on: ["kinesis:@:stream/${StreamName}"],
    },
  ],
  KinesisStreamReadPolicy: [
    { actions: prefixed("kinesis", "ListStreams DescribeLimits"), on: ["kinesis:@:stream/*"] },
    {
      actions: prefixed("kinesis", "DescribeStream DescribeStreamSummary GetRecords GetShardIterator"),
      on: ["kinesis:@:stream/${StreamName}"],
    },
  ],
  KMSDecryptPolicy: [{ actions: ["kms:Decrypt"], on: ["kms:@:key/${KeyId}"] }],
  KMSEncryptPolicy: [{ actions: ["kms:Encrypt"], on: ["kms:@:key/${KeyId}"] }],
  LambdaInvokePolicy: [{ actions: ["lambda:InvokeFunction"], on: ["lambda:@:function:${FunctionName}*"] }],
  S3CrudPolicy: [
    {
      actions: prefixed(
        "s3",
        "GetObject ListBucket GetBucketLocation GetObjectVersion PutObject PutObjectAcl GetLifecycleConfiguration " +
          "PutLifecycleConfiguration DeleteObject",
      ),
      on: bucketAndObjects,
    },
  ],
  S3FullAccessPolicy: [
    {
      actions: prefixed(
        "s3",
        "GetObject GetObjectAcl GetObjectVersion PutObject PutObjectAcl DeleteObject DeleteObjectTagging " +
          "DeleteObjectVersionTagging GetObjectTagging GetObjectVersionTagging PutObjectTagging PutObjectVersionTagging",
      ),
      on: ["s3:::${BucketName}/*"],
    },
    {
      actions: prefixed("s3", "ListBucket GetBucketLocation GetLifecycleConfiguration PutLifecycleConfiguration"),
      on: ["s3:::${BucketName}"],
    },
  ],
  S3ReadPolicy: [
    {
      actions: prefixed("s3", "GetObject ListBucket GetBucketLocation GetObjectVersion GetLifecycleConfiguration"),
      on: bucketAndObjects,
    },
  ],
  S3WritePolicy: [
    { actions: prefixed("s3", "PutObject PutObjectAcl PutLifecycleConfiguration"), on: bucketAndObjects },
  ],
  SNSCrudPolicy: [
    {
      actions: prefixed("sns", "ListSubscriptionsByTopic CreateTopic SetTopicAttributes Subscribe Publish"),
      on: ["sns:@:${TopicName}*"],
    },
  ],
  SNSPublishMessagePolicy: [{ actions: ["sns:Publish"], on: ["sns:@:${TopicName}"] }],
  SQSPollerPolicy: [
    {
      actions: prefixed(
        "sqs",
        "ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch GetQueueAttributes " +
          "ReceiveMessage",
      ),
      on: ["sqs:@:${QueueName}"],
    },
  ],
  SQSSendMessagePolicy: [{ actions: ["sqs:SendMessage*"], on: ["sqs:@:${QueueName}"] }],
  StepFunctionsExecutionPolicy: [
    { actions: ["states:StartExecution"], on: ["states:@:stateMachine:${StateMachineName}"] },
  ],
  VPCAccessPolicy: [
    {
      actions: prefixed(
        "ec2",
        "CreateNetworkInterface DeleteNetworkInterface DescribeNetworkInterfaces DetachNetworkInterface",
      ),
      on: ["*"],
    },
  ],
};

function prefixed(service: string, actions: string): readonly string[] {
  return actions.split(" ").map((action) => `${service}:${action}`);
}

/** The policy document of a template with its parameters filled in; unknown for a template that is not in the table. */
export function expandedTemplate(name: string, parameters: Value): Value {
  const grants = Object.hasOwn(templates, name) ? templates[name]! : undefined;
  if (!grants) return unknown(parameters.site, `what ${name} grants is not known here`);
  const { key } = parameters.site;
  const site = key ? { ...parameters.site, node: key } : parameters.site;
  const fill = (on: string): Value => filledIn(site, arnOf(on), (parameter) => parameterOf(parameters, parameter));
  return policyDocument(
    site,
    grants.map(({ actions, on }) => allow(site, actions, on.map(fill))),
  );
}

function parameterOf(parameters: Value, name: string): Value | undefined {
  return name.startsWith("AWS::") ? undefined : valueAt(parameters, name);
}

function arnOf(on: string): string {
  if (on === "*" || on.startsWith("${")) return on;
  return `arn:\${AWS::Partition}:${on.replace("@", "${AWS::Region}:${AWS::AccountId}")}`;
}

/** A policy document that is neither a template nor a managed policy. */
export function documentOf(item: Value): Value {
  if (item.kind !== "map" || item.keys.includes("Statement")) return item;
  const [name] = item.keys;
  if (item.keys.length !== 1 || name === undefined) return unknown(item.site, "neither a policy nor a template");
  return expandedTemplate(name, item.get(name) ?? madeMap(item.site, {}));
}
