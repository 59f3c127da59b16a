import { many, one, type TypeMapping } from "./table.ts";

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
      dead_letter_config: one("DeadLetterConfig"),
      environment: one("Environment", { variables: "Variables" }),
      ephemeral_storage: one("EphemeralStorage"),
      file_system_config: one("FileSystemConfigs[]"),
      image_config: one("ImageConfig"),
      logging_config: one("LoggingConfig"),
      snap_start: one("SnapStart"),
      tracing_config: one("TracingConfig"),
      vpc_config: one("VpcConfig"),
    },
  },
  aws_lambda_permission: { type: "AWS::Lambda::Permission", attributes: {} },
  aws_lambda_alias: { type: "AWS::Lambda::Alias", arns: ["id"], attributes: { routing_config: one("RoutingConfig") } },
  aws_lambda_event_source_mapping: {
    type: "AWS::Lambda::EventSourceMapping",
    refs: ["id", "uuid"],
    attributes: {
      amazon_managed_kafka_event_source_config: one("AmazonManagedKafkaEventSourceConfig", kafkaConfig),
      self_managed_kafka_event_source_config: one("SelfManagedKafkaEventSourceConfig", kafkaConfig),
      destination_config: one("DestinationConfig", {
        on_failure: one("OnFailure", { destination_arn: "Destination" }),
      }),
      document_db_event_source_config: one("DocumentDBEventSourceConfig"),
      filter_criteria: one("FilterCriteria", { filter: many("Filters") }),
      metrics_config: one("MetricsConfig"),
      provisioned_poller_config: one("ProvisionedPollerConfig"),
      scaling_config: one("ScalingConfig"),
      self_managed_event_source: one("SelfManagedEventSource", { endpoints: "Endpoints" }),
      source_access_configuration: many("SourceAccessConfigurations"),
    },
  },
};
