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

export const events: Readonly<Record<string, TypeMapping>> = {
  aws_cloudwatch_event_rule: {
    type: "AWS::Events::Rule",
    refs: ["name", "id"],
    attributes: {
      event_pattern: converted("EventPattern", jsonText),
      is_enabled: old(converted("State", flag("ENABLED", "DISABLED"))),
    },
  },
  aws_cloudwatch_event_target: {
    type: "AWS::Events::Rule",
    attach: { by: "rule", at: "Targets[]" },
    attributes: target,
  },
};
