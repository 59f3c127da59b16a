import { jsonText, pairs } from "../conversions.ts";
import { converted, many, one, type TypeMapping } from "./table.ts";

const kafkaConfig = {
  schema_registry_config: one("SchemaRegistryConfig", {
    access_config: many("AccessConfigs"),
    schema_validation_config: many("SchemaValidationConfigs"),
  }),
};

export const lambda: Readonly<Record<string, TypeMapping>> = {
  aws_lambda_function: {
    type: "AWS::Lambda::Function",
    refs: ["function_name", "id"],
    arns: ["qualified_arn"],
    attributes: {
      s3_bucket: "Code.S3Bucket",
      s3_key: "Code.S3Key",
      s3_object_version: "Code.S3ObjectVersion",
      image_uri: "Code.ImageUri",
      source_kms_key_arn: "Code.SourceKMSKeyArn",
      capacity_provider_config: one("CapacityProviderConfig", {
        lambda_managed_instances_capacity_provider_config: one("LambdaManagedInstancesCapacityProviderConfig"),
      }),
      dead_letter_config: one("DeadLetterConfig"),
      durable_config: one("DurableConfig", { retention_period: "RetentionPeriodInDays" }),
      environment: one("Environment", { variables: "Variables" }),
      ephemeral_storage: one("EphemeralStorage"),
      file_system_config: one("FileSystemConfigs[]"),
      image_config: one("ImageConfig"),
      logging_config: one("LoggingConfig"),
      snap_start: one("SnapStart"),
      tenancy_config: one("TenancyConfig"),
      tracing_config: one("TracingConfig"),
      vpc_config: one("VpcConfig"),
    },
  },
  aws_lambda_permission: {
    type: "AWS::Lambda::Permission",
    links: { function_name: "AWS::Lambda::Function" },
    attributes: {},
  },
  aws_lambda_alias: {
    type: "AWS::Lambda::Alias",
    arns: ["id"],
    attributes: {
      routing_config: one("RoutingConfig", {
        additional_version_weights: converted("AdditionalVersionWeights", pairs("FunctionVersion", "FunctionWeight")),
      }),
    },
  },
  aws_lambda_event_source_mapping: {
    type: "AWS::Lambda::EventSourceMapping",
    links: { function_name: "AWS::Lambda::Function" },
    refs: ["id", "uuid"],
    attributes: {
      amazon_managed_kafka_event_source_config: one("AmazonManagedKafkaEventSourceConfig", kafkaConfig),
      self_managed_kafka_event_source_config: one("SelfManagedKafkaEventSourceConfig", kafkaConfig),
      destination_config: one("DestinationConfig", {
        on_failure: one("OnFailure", { destination_arn: "Destination" }),
      }),
      document_db_event_source_config: one("DocumentDBEventSourceConfig"),
      filter_criteria: one("FilterCriteria", { filter: many("Filters", { pattern: converted("Pattern", jsonText) }) }),
      metrics_config: one("MetricsConfig"),
      provisioned_poller_config: one("ProvisionedPollerConfig"),
      scaling_config: one("ScalingConfig"),
      self_managed_event_source: one("SelfManagedEventSource", { endpoints: "Endpoints" }),
      source_access_configuration: many("SourceAccessConfigurations"),
    },
  },
};
