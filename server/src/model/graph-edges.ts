import type { Relation } from "./graph.ts";

export interface EdgeRow {
  /** The property that names the other resource; `*` stands for every item. */
  readonly path: string;
  readonly relation: Relation;
  /** For properties that hold a bare name: what types it may name. */
  readonly types?: readonly string[];
}

/** For each type, the properties by which its resources touch others. */
export const dataEdges: Readonly<Record<string, readonly EdgeRow[]>> = {
  "AWS::Glue::Crawler": [
    { path: "Targets.S3Targets.*.Path", relation: "reads" },
    { path: "DatabaseName", relation: "catalogues", types: ["AWS::Glue::Database"] },
    { path: "Role", relation: "assumes", types: ["AWS::IAM::Role"] },
  ],
  "AWS::Glue::Table": [
    { path: "TableInput.StorageDescriptor.Location", relation: "catalogues" },
    { path: "DatabaseName", relation: "catalogues", types: ["AWS::Glue::Database"] },
  ],
  "AWS::Athena::WorkGroup": [{ path: "WorkGroupConfiguration.ResultConfiguration.OutputLocation", relation: "writes" }],
  "AWS::Kinesis::Stream": [{ path: "StreamEncryption.KeyId", relation: "encrypts" }],
  "AWS::Kinesis::StreamConsumer": [{ path: "StreamARN", relation: "reads" }],
  "AWS::KinesisAnalyticsV2::Application": [
    {
      path: "ApplicationConfiguration.SqlApplicationConfiguration.Inputs.*.KinesisStreamsInput.ResourceARN",
      relation: "reads",
    },
    { path: "ServiceExecutionRole", relation: "assumes" },
  ],
  "AWS::KinesisFirehose::DeliveryStream": [
    { path: "KinesisStreamSourceConfiguration.KinesisStreamARN", relation: "reads" },
    { path: "KinesisStreamSourceConfiguration.RoleARN", relation: "assumes" },
    { path: "MSKSourceConfiguration.MSKClusterARN", relation: "reads" },
    { path: "ExtendedS3DestinationConfiguration.BucketARN", relation: "delivers" },
    { path: "ExtendedS3DestinationConfiguration.RoleARN", relation: "assumes" },
    { path: "ExtendedS3DestinationConfiguration.S3BackupConfiguration.BucketARN", relation: "delivers" },
    {
      path: "ExtendedS3DestinationConfiguration.ProcessingConfiguration.Processors.*.Parameters.*.ParameterValue",
      relation: "triggers",
    },
    { path: "S3DestinationConfiguration.BucketARN", relation: "delivers" },
    { path: "RedshiftDestinationConfiguration.S3Configuration.BucketARN", relation: "delivers" },
  ],
  "AWS::Lambda::EventSourceMapping": [
    { path: "EventSourceArn", relation: "reads" },
    { path: "FunctionName", relation: "triggers", types: ["AWS::Lambda::Function"] },
  ],
  "AWS::Lambda::Function": [{ path: "Role", relation: "assumes" }],
  "AWS::Pipes::Pipe": [
    { path: "Source", relation: "reads" },
    { path: "Target", relation: "writes" },
    { path: "RoleArn", relation: "assumes" },
  ],
  "AWS::S3::Bucket": [
    { path: "NotificationConfiguration.LambdaConfigurations.*.Function", relation: "triggers" },
    { path: "NotificationConfiguration.QueueConfigurations.*.Queue", relation: "writes" },
    { path: "NotificationConfiguration.TopicConfigurations.*.Topic", relation: "writes" },
  ],
  "AWS::Events::Rule": [{ path: "Targets.*.Arn", relation: "triggers" }],
  "AWS::StepFunctions::StateMachine": [{ path: "RoleArn", relation: "assumes" }],
};
