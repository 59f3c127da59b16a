import { flag, jsonText, pairs } from "../conversions.ts";
import { type Attributes, converted, many, old, one, type TypeMapping } from "./table.ts";

const http = {
  header_parameters: "HeaderParameters",
  query_string_parameters: "QueryStringParameters",
};

const target: Attributes = {
  target_id: "Id",
  appsync_target: one("AppSyncParameters", { graphql_operation: "GraphQLOperation" }),
  batch_target: one("BatchParameters", {
    array_size: "ArrayProperties.Size",
    job_attempts: "RetryStrategy.Attempts",
  }),
  dead_letter_config: one("DeadLetterConfig"),
  ecs_target: one("EcsParameters", {
    capacity_provider_strategy: many("CapacityProviderStrategy"),
    network_configuration: one("NetworkConfiguration.AwsVpcConfiguration"),
    ordered_placement_strategy: many("PlacementStrategies"),
    placement_constraint: many("PlacementConstraints"),
    tags: converted("TagList", pairs()),
  }),
  http_target: one("HttpParameters", http),
  input_transformer: one("InputTransformer", { input_paths: "InputPathsMap" }),
  kinesis_target: one("KinesisParameters"),
  redshift_target: one("RedshiftDataParameters", { secrets_manager_arn: "SecretManagerArn" }),
  retry_policy: one("RetryPolicy"),
  run_command_targets: many("RunCommandParameters.RunCommandTargets"),
  sagemaker_pipeline_target: one("SageMakerPipelineParameters", {
    pipeline_parameter_list: many("PipelineParameterList"),
  }),
  sqs_target: one("SqsParameters"),
};

const pattern = converted("EventPattern", jsonText);

const requestParameters: Attributes = {
  body: many("BodyParameters"),
  header: many("HeaderParameters"),
  query_string: many("QueryStringParameters"),
};

const resource: Attributes = { resource_parameters: one("ResourceParameters") };

export const events: Readonly<Record<string, TypeMapping>> = {
  aws_cloudwatch_event_rule: {
    type: "AWS::Events::Rule",
    refs: ["name", "id"],
    attributes: {
      event_pattern: pattern,
      is_enabled: old(converted("State", flag("ENABLED", "DISABLED"))),
    },
  },
  aws_cloudwatch_event_target: {
    type: "AWS::Events::Rule",
    attach: { by: "rule", at: "Targets[]" },
    attributes: target,
  },
  aws_cloudwatch_event_bus: {
    type: "AWS::Events::EventBus",
    refs: ["name", "id"],
    attributes: { dead_letter_config: one("DeadLetterConfig"), log_config: one("LogConfig") },
  },
  aws_cloudwatch_event_archive: {
    type: "AWS::Events::Archive",
    refs: ["name", "id"],
    attributes: { name: "ArchiveName", event_source_arn: "SourceArn", event_pattern: pattern },
  },
  aws_cloudwatch_event_api_destination: {
    type: "AWS::Events::ApiDestination",
    refs: ["name", "id"],
    attributes: {},
  },
  aws_cloudwatch_event_connection: {
    type: "AWS::Events::Connection",
    refs: ["name", "id"],
    attributes: {
      auth_parameters: one("AuthParameters", {
        api_key: one("ApiKeyAuthParameters", { key: "ApiKeyName", value: "ApiKeyValue" }),
        basic: one("BasicAuthParameters"),
        connectivity_parameters: one("ConnectivityParameters", resource),
        invocation_http_parameters: one("InvocationHttpParameters", requestParameters),
        oauth: one("OAuthParameters", {
          client_parameters: one("ClientParameters"),
          oauth_http_parameters: one("OAuthHttpParameters", requestParameters),
        }),
      }),
      invocation_connectivity_parameters: one("InvocationConnectivityParameters", resource),
    },
  },
};
