import type { Relation } from "./graph.ts";

/** What passes along an edge where that is not the data itself. */
export type Cargo =
  | "backup"
  | "errors"
  | "inventory"
  | "logs"
  | "replicas"
  | "results"
  | "schema"
  | "staging"
  | "statistics";

export interface EdgeRow {
  /** The property that names the other resource; `*` stands for every item. */
  readonly path: string;
  readonly relation: Relation;
  /** For properties that hold a bare name: what types it may name. */
  readonly types?: readonly string[];
  /** Absent for the data itself. */
  readonly cargo?: Cargo;
  /** The row holds only where another property has this value, in small letters. */
  readonly when?: readonly [path: string, value: string];
}

const bucket = ["AWS::S3::Bucket"];
const database = ["AWS::Glue::Database"];
const table = ["AWS::Glue::Table"];
const job = ["AWS::Glue::Job"];
const crawler = ["AWS::Glue::Crawler"];
const workflow = ["AWS::Glue::Workflow"];
const connection = ["AWS::Glue::Connection"];
const jobDefinition = ["AWS::Batch::JobDefinition"];
const lambda = ["AWS::Lambda::Function", "AWS::Lambda::Alias", "AWS::Lambda::Version"];
const role = ["AWS::IAM::Role"];
const stream = ["AWS::Kinesis::Stream"];
const delivery = ["AWS::KinesisFirehose::DeliveryStream"];
const workGroup = ["AWS::Athena::WorkGroup"];
const dynamoTable = ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"];
const machine = ["AWS::StepFunctions::StateMachine"];
const application = ["AWS::KinesisAnalyticsV2::Application", "AWS::KinesisAnalytics::Application"];
const redshift = ["AWS::Redshift::Cluster"];
const serverlessNamespace = ["AWS::RedshiftServerless::Namespace"];
const search = ["AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"];
const databases = [
  "AWS::RDS::DBInstance",
  "AWS::RDS::DBCluster",
  "AWS::DocDB::DBCluster",
  "AWS::DocDB::DBInstance",
  "AWS::Redshift::Cluster",
];

/** Firehose's destinations, each with the property of its own that names where the records go. */
const firehoseDestinations: Readonly<Record<string, readonly EdgeRow[]>> = {
  S3DestinationConfiguration: [{ path: "BucketARN", relation: "delivers" }],
  ExtendedS3DestinationConfiguration: [
    { path: "BucketARN", relation: "delivers" },
    {
      path: "DataFormatConversionConfiguration.SchemaConfiguration.TableName",
      relation: "reads",
      types: table,
      cargo: "schema",
    },
    { path: "DataFormatConversionConfiguration.SchemaConfiguration.RoleARN", relation: "assumes" },
  ],
  RedshiftDestinationConfiguration: [
    { path: "ClusterJDBCURL", relation: "delivers" },
    { path: "S3Configuration.BucketARN", relation: "delivers", cargo: "staging" },
  ],
  AmazonopensearchserviceDestinationConfiguration: [
    { path: "DomainARN", relation: "delivers", types: search },
    { path: "ClusterEndpoint", relation: "delivers" },
  ],
  AmazonOpenSearchServerlessDestinationConfiguration: [{ path: "CollectionEndpoint", relation: "delivers" }],
  ElasticsearchDestinationConfiguration: [
    { path: "DomainARN", relation: "delivers", types: search },
    { path: "ClusterEndpoint", relation: "delivers" },
  ],
  IcebergDestinationConfiguration: [
    {
      path: "DestinationTableConfigurationList.*.DestinationDatabaseName",
      relation: "delivers",
      types: database,
    },
    { path: "DestinationTableConfigurationList.*.DestinationTableName", relation: "delivers", types: table },
  ],
  HttpEndpointDestinationConfiguration: [],
  SnowflakeDestinationConfiguration: [],
  SplunkDestinationConfiguration: [],
};

/** What every destination may have: a function on the way, a bucket for what was not delivered, a role. */
const anyDestination: readonly EdgeRow[] = [
  { path: "ProcessingConfiguration.Processors.*.Parameters.*.ParameterValue", relation: "triggers", types: lambda },
  { path: "RoleARN", relation: "assumes" },
];

const backups: readonly EdgeRow[] = [
  { path: "S3Configuration.BucketARN", relation: "delivers", cargo: "backup" },
  { path: "S3BackupConfiguration.BucketARN", relation: "delivers", cargo: "backup" },
];

const firehoseRows = Object.entries(firehoseDestinations).flatMap(([destination, own]) => {
  const taken = new Set(own.map(({ path }) => path));
  const shared = destination === "S3DestinationConfiguration" ? [] : backups;
  return below(destination, [...own, ...shared.filter(({ path }) => !taken.has(path)), ...anyDestination]).filter(
    ({ path }) => hasPart(path),
  );
});

/** The parts of a destination that its kind does not have. */
function hasPart(path: string): boolean {
  const lacks = [
    "S3DestinationConfiguration.ProcessingConfiguration",
    "ExtendedS3DestinationConfiguration.S3Configuration",
  ];
  const [destination = "", part = ""] = path.split(".");
  const noRole = part === "RoleARN" && destination === "SplunkDestinationConfiguration";
  const noBackup = part === "S3BackupConfiguration" && !/^(Extended|Redshift)/.test(destination);
  return !noRole && !noBackup && !lacks.includes(`${destination}.${part}`);
}

/** What the actions of IoT's rules do, by the kind of the action. */
const iotActions: readonly EdgeRow[] = [
  { path: "DynamoDB.TableName", relation: "writes", types: dynamoTable },
  { path: "DynamoDBv2.PutItem.TableName", relation: "writes", types: dynamoTable },
  { path: "Elasticsearch.Endpoint", relation: "writes" },
  { path: "Firehose.DeliveryStreamName", relation: "writes", types: delivery },
  { path: "Kinesis.StreamName", relation: "writes", types: stream },
  { path: "Lambda.FunctionArn", relation: "triggers" },
  { path: "OpenSearch.Endpoint", relation: "writes" },
  { path: "S3.BucketName", relation: "writes", types: bucket },
  { path: "Sns.TargetArn", relation: "writes" },
  { path: "Sqs.QueueUrl", relation: "writes" },
  { path: "StepFunctions.StateMachineName", relation: "triggers", types: machine },
];

/** Events of AWS services say in their details which resource they are about. */
const eventDetails: readonly EdgeRow[] = [
  { path: "detail.bucket.name.*", relation: "follows", types: bucket },
  { path: "detail.requestParameters.bucketName.*", relation: "follows", types: bucket },
  { path: "detail.jobName.*", relation: "follows", types: job },
  { path: "detail.crawlerName.*", relation: "follows", types: crawler },
  { path: "detail.stateMachineArn.*", relation: "follows" },
  { path: "detail.jobQueue.*", relation: "follows" },
  { path: "detail.workgroupName.*", relation: "follows", types: workGroup },
  { path: "detail.databaseName.*", relation: "follows", types: database },
  { path: "resources.*", relation: "follows" },
];

/** Where a DMS endpoint keeps its data; a source is read, a target written. */
const endpointStores: readonly Pick<EdgeRow, "path" | "types" | "cargo">[] = [
  { path: "S3Settings.BucketName", types: bucket },
  { path: "KinesisSettings.StreamArn" },
  { path: "KafkaSettings.Broker" },
  { path: "ElasticsearchSettings.EndpointUri" },
  { path: "ServerName", types: databases },
];

const flinkInputs: readonly EdgeRow[] = [
  { path: "Inputs.*.KinesisStreamsInput.ResourceARN", relation: "reads" },
  { path: "Inputs.*.KinesisFirehoseInput.ResourceARN", relation: "reads" },
  { path: "Inputs.*.InputProcessingConfiguration.InputLambdaProcessor.ResourceARN", relation: "triggers" },
];

const flinkOutputs: readonly EdgeRow[] = [
  { path: "ApplicationName", relation: "reads", types: application },
  { path: "Output.KinesisStreamsOutput.ResourceARN", relation: "writes" },
  { path: "Output.KinesisFirehoseOutput.ResourceARN", relation: "writes" },
  { path: "Output.LambdaOutput.ResourceARN", relation: "triggers" },
];

const flinkReferences: readonly EdgeRow[] = [
  { path: "ReferenceDataSource.S3ReferenceDataSource.BucketARN", relation: "reads" },
  { path: "ApplicationName", relation: "writes", types: application },
];

const integration: readonly EdgeRow[] = [
  { path: "SourceArn", relation: "reads" },
  { path: "TargetArn", relation: "writes" },
];

/** Where requests to an API go without code of its own, and the functions that answer them. */
const apiTargets = [
  ...["AWS::Kinesis::Stream", "AWS::KinesisFirehose::DeliveryStream", "AWS::SQS::Queue", "AWS::SNS::Topic"],
  ...["AWS::Events::EventBus", "AWS::StepFunctions::StateMachine", "AWS::S3::Bucket", ...dynamoTable, ...lambda],
];

/** What the CDK makes of a bucket's notifications. */
const cdkNotifications: readonly EdgeRow[] = [
  { path: "BucketName", relation: "follows", types: bucket },
  { path: "NotificationConfiguration.LambdaFunctionConfigurations.*.LambdaFunctionArn", relation: "triggers" },
  { path: "NotificationConfiguration.QueueConfigurations.*.QueueArn", relation: "writes" },
  { path: "NotificationConfiguration.TopicConfigurations.*.TopicArn", relation: "writes" },
];

/** For each type, the properties by which its resources touch others. What only their texts tell is in `graph-texts.ts`. */
export const dataEdges: Readonly<Record<string, readonly EdgeRow[]>> = {
  "AWS::ApiGateway::Method": [
    { path: "Integration.Uri", relation: "writes", types: apiTargets },
    { path: "Integration.RequestTemplates.*", relation: "writes", types: apiTargets },
  ],
  "AWS::ApiGatewayV2::Integration": [
    { path: "IntegrationUri", relation: "writes", types: apiTargets },
    { path: "RequestParameters.*", relation: "writes", types: apiTargets },
  ],
  "AWS::Athena::DataCatalog": [
    { path: "Parameters.function", relation: "triggers" },
    { path: "Parameters.metadata-function", relation: "triggers" },
    { path: "Parameters.record-function", relation: "triggers" },
  ],
  "AWS::Athena::NamedQuery": [
    { path: "Database", relation: "reads", types: database },
    { path: "WorkGroup", relation: "triggers", types: workGroup },
  ],
  "AWS::Athena::PreparedStatement": [{ path: "WorkGroup", relation: "triggers", types: workGroup }],
  "AWS::Athena::WorkGroup": [
    { path: "WorkGroupConfiguration.ResultConfiguration.OutputLocation", relation: "writes", cargo: "results" },
    { path: "WorkGroupConfiguration.ExecutionRole", relation: "assumes" },
  ],
  "AWS::CloudTrail::Trail": [{ path: "S3BucketName", relation: "writes", types: bucket }],
  "AWS::DMS::Endpoint": [
    ...endpointStores.flatMap((row): EdgeRow[] => [
      { ...row, relation: "reads", when: ["EndpointType", "source"] },
      { ...row, relation: "writes", when: ["EndpointType", "target"] },
    ]),
    { path: "RedshiftSettings.BucketName", relation: "writes", types: bucket, cargo: "staging" },
    { path: "S3Settings.ServiceAccessRoleArn", relation: "assumes" },
    { path: "KinesisSettings.ServiceAccessRoleArn", relation: "assumes" },
  ],
  "AWS::DMS::ReplicationConfig": [
    { path: "SourceEndpointArn", relation: "reads" },
    { path: "TargetEndpointArn", relation: "writes" },
  ],
  "AWS::DMS::ReplicationTask": [
    { path: "SourceEndpointArn", relation: "reads" },
    { path: "TargetEndpointArn", relation: "writes" },
  ],
  "AWS::DataBrew::Dataset": [
    { path: "Input.S3InputDefinition.Bucket", relation: "reads", types: bucket },
    { path: "Input.DataCatalogInputDefinition.TableName", relation: "reads", types: table },
    { path: "Input.DatabaseInputDefinition.GlueConnectionName", relation: "reads", types: connection },
  ],
  "AWS::DataBrew::Job": [
    { path: "DatasetName", relation: "reads", types: ["AWS::DataBrew::Dataset"] },
    { path: "Outputs.*.Location.Bucket", relation: "writes", types: bucket },
    { path: "OutputLocation.Bucket", relation: "writes", types: bucket },
    { path: "DataCatalogOutputs.*.TableName", relation: "writes", types: table },
    { path: "RoleArn", relation: "assumes" },
  ],
  "AWS::DataBrew::Project": [{ path: "DatasetName", relation: "reads", types: ["AWS::DataBrew::Dataset"] }],
  "AWS::DataBrew::Schedule": [{ path: "JobNames.*", relation: "triggers", types: ["AWS::DataBrew::Job"] }],
  "AWS::DataSync::Task": [
    { path: "SourceLocationArn", relation: "reads" },
    { path: "DestinationLocationArn", relation: "writes" },
    { path: "TaskReportConfig.Destination.S3.S3BucketArn", relation: "writes", cargo: "logs" },
  ],
  "AWS::DynamoDB::Table": [
    { path: "KinesisStreamSpecification.StreamArn", relation: "writes" },
    { path: "ImportSourceSpecification.S3BucketSource.S3Bucket", relation: "reads", types: bucket },
  ],
  "AWS::EMR::Cluster": [
    { path: "LogUri", relation: "writes", cargo: "logs" },
    { path: "ServiceRole", relation: "assumes", types: role },
    { path: "AutoScalingRole", relation: "assumes", types: role },
  ],
  "AWS::EMR::Step": [{ path: "JobFlowId", relation: "triggers" }],
  "AWS::EMR::Studio": [{ path: "DefaultS3Location", relation: "writes" }],
  "AWS::EMRServerless::Application": [
    { path: "MonitoringConfiguration.S3MonitoringConfiguration.LogUri", relation: "writes", cargo: "logs" },
  ],
  "AWS::Events::Archive": [{ path: "SourceArn", relation: "reads" }],
  "AWS::Events::Rule": [
    ...below("EventPattern", eventDetails),
    { path: "EventBusName", relation: "follows", types: ["AWS::Events::EventBus"] },
    { path: "Targets.*.Arn", relation: "triggers" },
    { path: "Targets.*.BatchParameters.JobDefinition", relation: "triggers", types: jobDefinition },
    { path: "Targets.*.EcsParameters.TaskDefinitionArn", relation: "triggers" },
    { path: "Targets.*.DeadLetterConfig.Arn", relation: "writes", cargo: "errors" },
    { path: "Targets.*.RoleArn", relation: "assumes" },
  ],
  "AWS::FSx::DataRepositoryAssociation": [
    { path: "DataRepositoryPath", relation: "reads" },
    { path: "FileSystemId", relation: "writes" },
  ],
  "AWS::FSx::FileSystem": [
    { path: "LustreConfiguration.ImportPath", relation: "reads" },
    { path: "LustreConfiguration.ExportPath", relation: "writes" },
  ],
  "AWS::Glue::Connection": [
    { path: "ConnectionInput.ConnectionProperties.JDBC_CONNECTION_URL", relation: "reads" },
    { path: "ConnectionInput.ConnectionProperties.KAFKA_BOOTSTRAP_SERVERS", relation: "reads" },
    { path: "ConnectionInput.ConnectionProperties.CONNECTION_URL", relation: "reads" },
  ],
  "AWS::Glue::Crawler": [
    { path: "Targets.S3Targets.*.Path", relation: "reads" },
    { path: "Targets.S3Targets.*.EventQueueArn", relation: "follows" },
    { path: "Targets.CatalogTargets.*.DatabaseName", relation: "reads", types: database },
    { path: "Targets.CatalogTargets.*.Tables.*", relation: "reads", types: table },
    { path: "Targets.DeltaTargets.*.DeltaTables.*", relation: "reads" },
    { path: "Targets.DynamoDBTargets.*.Path", relation: "reads", types: dynamoTable },
    { path: "Targets.HudiTargets.*.Paths.*", relation: "reads" },
    { path: "Targets.IcebergTargets.*.Paths.*", relation: "reads" },
    { path: "Targets.JdbcTargets.*.ConnectionName", relation: "reads", types: connection },
    { path: "Targets.MongoDBTargets.*.ConnectionName", relation: "reads", types: connection },
    { path: "DatabaseName", relation: "catalogues", types: database },
    { path: "Role", relation: "assumes", types: role },
  ],
  "AWS::Glue::DataQualityRuleset": [
    { path: "TargetTable.TableName", relation: "reads", types: table },
    { path: "TargetTable.DatabaseName", relation: "reads", types: database },
  ],
  "AWS::Glue::Job": [
    { path: "Connections.Connections.*", relation: "reads", types: connection },
    { path: "Role", relation: "assumes", types: role },
  ],
  "AWS::Glue::Schema": [
    { path: "Registry.Arn", relation: "catalogues" },
    { path: "Registry.Name", relation: "catalogues", types: ["AWS::Glue::Registry"] },
  ],
  "AWS::Glue::Table": [
    { path: "TableInput.StorageDescriptor.Location", relation: "catalogues" },
    { path: "DatabaseName", relation: "catalogues", types: database },
    { path: "TableInput.TargetTable.DatabaseName", relation: "reads", types: database },
  ],
  "AWS::Glue::Trigger": [
    { path: "Predicate.Conditions.*.JobName", relation: "follows", types: job },
    { path: "Predicate.Conditions.*.CrawlerName", relation: "follows", types: crawler },
    { path: "Actions.*.JobName", relation: "triggers", types: job },
    { path: "Actions.*.CrawlerName", relation: "triggers", types: crawler },
    // The other triggers of a workflow follow what came before.
    ...["on_demand", "scheduled", "event"].map(
      (kind): EdgeRow => ({ path: "WorkflowName", relation: "follows", types: workflow, when: ["Type", kind] }),
    ),
  ],
  "AWS::IoT::TopicRule": [
    ...below("TopicRulePayload.Actions.*", iotActions),
    ...below(
      "TopicRulePayload.ErrorAction",
      iotActions.map((row) => ({ ...row, cargo: "errors" })),
    ),
  ],
  "AWS::KafkaConnect::Connector": [
    { path: "KafkaCluster.ApacheKafkaCluster.BootstrapServers", relation: "reads" },
    { path: "ConnectorConfiguration.*", relation: "writes", types: bucket },
    { path: "LogDelivery.WorkerLogDelivery.S3.Bucket", relation: "writes", types: bucket, cargo: "logs" },
    {
      path: "LogDelivery.WorkerLogDelivery.Firehose.DeliveryStream",
      relation: "writes",
      types: delivery,
      cargo: "logs",
    },
    { path: "ServiceExecutionRoleArn", relation: "assumes" },
  ],
  "AWS::Kinesis::Channel": [
    { path: "StreamConfigurationList.*.StreamARN", relation: "reads" },
    { path: "S3DestinationConfiguration.StorageConfiguration.BucketARN", relation: "delivers" },
    {
      path: "S3DestinationConfiguration.DeadLetterQueueS3Configuration.BucketARN",
      relation: "delivers",
      cargo: "errors",
    },
    { path: "ServiceExecutionRoleARN", relation: "assumes" },
  ],
  "AWS::Kinesis::Stream": [{ path: "StreamEncryption.KeyId", relation: "encrypts" }],
  "AWS::Kinesis::StreamConsumer": [{ path: "StreamARN", relation: "reads" }],
  "AWS::KinesisAnalytics::Application": flinkInputs,
  "AWS::KinesisAnalytics::ApplicationOutput": flinkOutputs,
  "AWS::KinesisAnalytics::ApplicationReferenceDataSource": flinkReferences,
  "AWS::KinesisAnalyticsV2::Application": [
    ...below("ApplicationConfiguration.SqlApplicationConfiguration", flinkInputs),
    {
      path: "ApplicationConfiguration.ZeppelinApplicationConfiguration.CatalogConfiguration.GlueDataCatalogConfiguration.DatabaseARN",
      relation: "reads",
    },
    { path: "ServiceExecutionRole", relation: "assumes" },
  ],
  "AWS::KinesisAnalyticsV2::ApplicationOutput": flinkOutputs,
  "AWS::KinesisAnalyticsV2::ApplicationReferenceDataSource": flinkReferences,
  "AWS::KinesisFirehose::DeliveryStream": [
    { path: "KinesisStreamSourceConfiguration.KinesisStreamARN", relation: "reads" },
    { path: "KinesisStreamSourceConfiguration.RoleARN", relation: "assumes" },
    { path: "MSKSourceConfiguration.MSKClusterARN", relation: "reads" },
    { path: "DatabaseSourceConfiguration.Endpoint", relation: "reads" },
    ...firehoseRows,
  ],
  "AWS::LakeFormation::Resource": [{ path: "ResourceArn", relation: "catalogues" }],
  "AWS::Lambda::EventSourceMapping": [
    { path: "EventSourceArn", relation: "reads" },
    { path: "FunctionName", relation: "triggers", types: lambda },
    { path: "DestinationConfig.OnFailure.Destination", relation: "writes", cargo: "errors" },
  ],
  "AWS::Lambda::Function": [
    { path: "DeadLetterConfig.TargetArn", relation: "writes", cargo: "errors" },
    { path: "Role", relation: "assumes" },
  ],
  "AWS::Logs::Destination": [{ path: "TargetArn", relation: "writes" }],
  "AWS::Logs::SubscriptionFilter": [
    { path: "LogGroupName", relation: "reads", types: ["AWS::Logs::LogGroup"] },
    { path: "DestinationArn", relation: "writes" },
  ],
  "AWS::MSK::Channel": [
    { path: "ClusterArn", relation: "reads" },
    { path: "S3DestinationConfiguration.Storage.BucketArn", relation: "delivers" },
    { path: "S3DestinationConfiguration.DeadLetterQueueS3.BucketArn", relation: "delivers", cargo: "errors" },
    {
      path: "IcebergDestinationConfiguration.DestinationTableList.*.DestinationTableName",
      relation: "delivers",
      types: table,
    },
  ],
  "AWS::MSK::Cluster": [
    { path: "LoggingInfo.BrokerLogs.S3.Bucket", relation: "writes", types: bucket, cargo: "logs" },
    { path: "LoggingInfo.BrokerLogs.Firehose.DeliveryStream", relation: "writes", types: delivery, cargo: "logs" },
  ],
  "AWS::MSK::Replicator": [
    { path: "ReplicationInfoList.*.SourceKafkaClusterArn", relation: "reads" },
    { path: "ReplicationInfoList.*.TargetKafkaClusterArn", relation: "writes" },
    { path: "ServiceExecutionRoleArn", relation: "assumes" },
  ],
  "AWS::Pipes::Pipe": [
    { path: "Source", relation: "reads" },
    { path: "Target", relation: "writes" },
    { path: "Enrichment", relation: "triggers" },
    {
      path: "SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn",
      relation: "writes",
      cargo: "errors",
    },
    {
      path: "SourceParameters.DynamoDBStreamParameters.DeadLetterConfig.Arn",
      relation: "writes",
      cargo: "errors",
    },
    { path: "LogConfiguration.S3LogDestination.BucketName", relation: "writes", types: bucket, cargo: "logs" },
    {
      path: "LogConfiguration.FirehoseLogDestination.DeliveryStreamArn",
      relation: "writes",
      cargo: "logs",
    },
    { path: "RoleArn", relation: "assumes" },
  ],
  "AWS::QuickSight::Analysis": [
    { path: "SourceEntity.SourceTemplate.DataSetReferences.*.DataSetArn", relation: "reads" },
    { path: "Definition.DataSetIdentifierDeclarations.*.DataSetArn", relation: "reads" },
  ],
  "AWS::QuickSight::Dashboard": [
    { path: "SourceEntity.SourceTemplate.DataSetReferences.*.DataSetArn", relation: "reads" },
    { path: "Definition.DataSetIdentifierDeclarations.*.DataSetArn", relation: "reads" },
  ],
  "AWS::QuickSight::DataSet": [
    { path: "PhysicalTableMap.*.CustomSql.DataSourceArn", relation: "reads" },
    { path: "PhysicalTableMap.*.RelationalTable.DataSourceArn", relation: "reads" },
    { path: "PhysicalTableMap.*.S3Source.DataSourceArn", relation: "reads" },
  ],
  "AWS::QuickSight::DataSource": [
    { path: "DataSourceParameters.AthenaParameters.WorkGroup", relation: "reads", types: workGroup },
    { path: "DataSourceParameters.AmazonOpenSearchParameters.Domain", relation: "reads", types: search },
    { path: "DataSourceParameters.RdsParameters.InstanceId", relation: "reads", types: databases },
    { path: "DataSourceParameters.RedshiftParameters.ClusterId", relation: "reads", types: redshift },
    { path: "DataSourceParameters.S3Parameters.ManifestFileLocation.Bucket", relation: "reads", types: bucket },
  ],
  "AWS::QuickSight::RefreshSchedule": [
    { path: "DataSetId", relation: "triggers", types: ["AWS::QuickSight::DataSet"] },
  ],
  "AWS::RDS::DBInstance": [{ path: "SourceDBInstanceIdentifier", relation: "reads", types: databases }],
  "AWS::RDS::Integration": integration,
  "AWS::Redshift::Cluster": [
    { path: "LoggingProperties.BucketName", relation: "writes", types: bucket, cargo: "logs" },
    { path: "IamRoles.*", relation: "assumes" },
  ],
  "AWS::Redshift::Integration": integration,
  "AWS::Redshift::ScheduledAction": [
    { path: "TargetAction.PauseCluster.ClusterIdentifier", relation: "triggers", types: redshift },
    { path: "TargetAction.ResumeCluster.ClusterIdentifier", relation: "triggers", types: redshift },
    { path: "TargetAction.ResizeCluster.ClusterIdentifier", relation: "triggers", types: redshift },
  ],
  "AWS::RedshiftServerless::Workgroup": [{ path: "NamespaceName", relation: "reads", types: serverlessNamespace }],
  "AWS::S3::Bucket": [
    { path: "NotificationConfiguration.LambdaConfigurations.*.Function", relation: "triggers" },
    { path: "NotificationConfiguration.QueueConfigurations.*.Queue", relation: "writes" },
    { path: "NotificationConfiguration.TopicConfigurations.*.Topic", relation: "writes" },
    { path: "ReplicationConfiguration.Rules.*.Destination.Bucket", relation: "writes", cargo: "replicas" },
    { path: "InventoryConfigurations.*.Destination.BucketArn", relation: "writes", cargo: "inventory" },
    {
      path: "AnalyticsConfigurations.*.StorageClassAnalysis.DataExport.Destination.BucketArn",
      relation: "writes",
      cargo: "statistics",
    },
    { path: "LoggingConfiguration.DestinationBucketName", relation: "writes", types: bucket, cargo: "logs" },
  ],
  "AWS::SNS::Subscription": [
    { path: "TopicArn", relation: "follows" },
    { path: "Endpoint", relation: "triggers" },
    { path: "RedrivePolicy.deadLetterTargetArn", relation: "writes", cargo: "errors" },
  ],
  "AWS::SQS::Queue": [{ path: "RedrivePolicy.deadLetterTargetArn", relation: "writes", cargo: "errors" }],
  "AWS::SageMaker::Endpoint": [
    { path: "EndpointConfigName", relation: "reads", types: ["AWS::SageMaker::EndpointConfig"] },
  ],
  "AWS::SageMaker::EndpointConfig": [
    { path: "ProductionVariants.*.ModelName", relation: "reads", types: ["AWS::SageMaker::Model"] },
    { path: "DataCaptureConfig.DestinationS3Uri", relation: "writes" },
  ],
  "AWS::SageMaker::FeatureGroup": [
    { path: "OfflineStoreConfig.S3StorageConfig.S3Uri", relation: "writes" },
    { path: "RoleArn", relation: "assumes" },
  ],
  "AWS::SageMaker::Model": [
    { path: "PrimaryContainer.ModelDataUrl", relation: "reads" },
    { path: "Containers.*.ModelDataUrl", relation: "reads" },
    { path: "ExecutionRoleArn", relation: "assumes" },
  ],
  "AWS::SageMaker::ProcessingJob": [
    { path: "ProcessingInputs.*.S3Input.S3Uri", relation: "reads" },
    { path: "ProcessingOutputConfig.Outputs.*.S3Output.S3Uri", relation: "writes" },
    { path: "RoleArn", relation: "assumes" },
  ],
  "AWS::Scheduler::Schedule": [
    { path: "Target.Arn", relation: "triggers" },
    { path: "Target.EcsParameters.TaskDefinitionArn", relation: "triggers" },
    { path: "Target.DeadLetterConfig.Arn", relation: "writes", cargo: "errors" },
    { path: "Target.RoleArn", relation: "assumes" },
  ],
  "AWS::StepFunctions::StateMachine": [{ path: "RoleArn", relation: "assumes" }],
  "Custom::S3BucketNotifications": cdkNotifications,
};

/** The rows with their paths below another. */
function below(path: string, rows: readonly EdgeRow[]): readonly EdgeRow[] {
  return rows.map((row) => ({ ...row, path: `${path}.${row.path}` }));
}
