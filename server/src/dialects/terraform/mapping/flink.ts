import { type Attributes, many, one, spread, type TypeMapping } from "./table.ts";

const recordFormat = one("RecordFormat", {
  mapping_parameters: one("MappingParameters", {
    csv_mapping_parameters: one("CSVMappingParameters"),
    json_mapping_parameters: one("JSONMappingParameters"),
  }),
});

const sqlInput: Attributes = {
  input_parallelism: one("InputParallelism"),
  input_processing_configuration: one("InputProcessingConfiguration", {
    input_lambda_processor: one("InputLambdaProcessor"),
  }),
  input_schema: one("InputSchema", { record_column: many("RecordColumns"), record_format: recordFormat }),
  kinesis_firehose_input: one("KinesisFirehoseInput"),
  kinesis_streams_input: one("KinesisStreamsInput"),
};

export const flink: Readonly<Record<string, TypeMapping>> = {
  aws_kinesisanalyticsv2_application: {
    type: "AWS::KinesisAnalyticsV2::Application",
    refs: ["name"],
    arns: ["id"],
    attributes: {
      name: "ApplicationName",
      description: "ApplicationDescription",
      // A block whose parts belong to two properties.
      application_configuration: spread({
        application_code_configuration: one("ApplicationConfiguration.ApplicationCodeConfiguration", {
          code_content: one("CodeContent", { s3_content_location: one("S3ContentLocation") }),
        }),
        application_snapshot_configuration: one("ApplicationConfiguration.ApplicationSnapshotConfiguration"),
        environment_properties: one("ApplicationConfiguration.EnvironmentProperties", {
          property_group: many("PropertyGroups", { property_map: "PropertyMap" }),
        }),
        flink_application_configuration: one("ApplicationConfiguration.FlinkApplicationConfiguration", {
          checkpoint_configuration: one("CheckpointConfiguration"),
          monitoring_configuration: one("MonitoringConfiguration"),
          parallelism_configuration: one("ParallelismConfiguration"),
        }),
        run_configuration: one("RunConfiguration", {
          application_restore_configuration: one("ApplicationRestoreConfiguration"),
          flink_run_configuration: one("FlinkRunConfiguration"),
        }),
        sql_application_configuration: one("ApplicationConfiguration.SqlApplicationConfiguration", {
          input: one("Inputs[]", sqlInput),
        }),
        vpc_configuration: one("ApplicationConfiguration.VpcConfigurations[]"),
      }),
    },
  },
  aws_kinesis_analytics_application: {
    type: "AWS::KinesisAnalytics::Application",
    refs: ["name"],
    arns: ["id"],
    attributes: {
      name: "ApplicationName",
      code: "ApplicationCode",
      description: "ApplicationDescription",
      inputs: one("Inputs[]", {
        kinesis_firehose: one("KinesisFirehoseInput", { resource_arn: "ResourceARN", role_arn: "RoleARN" }),
        kinesis_stream: one("KinesisStreamsInput", { resource_arn: "ResourceARN", role_arn: "RoleARN" }),
      }),
    },
  },
};
