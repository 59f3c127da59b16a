/** What part a resource plays in a pipeline. */
export const roles = ["source", "stream", "delivery", "process", "store", "catalogue", "query", "other"] as const;
export type Role = (typeof roles)[number];

interface Part {
  readonly role: Role;
  /** What people call a resource of the type. */
  readonly kind: string;
  /** It belongs to a pipeline only by what it touches: alone it is not shown. */
  readonly onlyLinked?: true;
  /** It stands for the connection of two others, and is shown as one where both are known, else as itself or not at all. */
  readonly connects?: "or is shown" | "or is nothing";
}

function source(kind: string): Part {
  return { role: "source", kind };
}

function stream(kind: string): Part {
  return { role: "stream", kind };
}

function delivery(kind: string): Part {
  return { role: "delivery", kind };
}

function process(kind: string): Part {
  return { role: "process", kind };
}

function store(kind: string): Part {
  return { role: "store", kind };
}

function catalogue(kind: string): Part {
  return { role: "catalogue", kind };
}

function query(kind: string): Part {
  return { role: "query", kind };
}

function linked(part: Part): Part {
  return { ...part, onlyLinked: true };
}

function connecting(kind: string, role: Role = "other"): Part {
  return { role, kind, onlyLinked: true, connects: "or is shown" };
}

const parts: Readonly<Record<string, Part>> = {
  "AWS::ApiGateway::RestApi": linked(source("REST API")),
  "AWS::ApiGatewayV2::Api": linked(source("HTTP API")),
  "AWS::Athena::DataCatalog": catalogue("Athena data catalogue"),
  "AWS::Athena::NamedQuery": linked(query("Athena query")),
  "AWS::Athena::PreparedStatement": linked(query("Athena prepared statement")),
  "AWS::Athena::WorkGroup": query("Athena workgroup"),
  "AWS::Batch::JobDefinition": linked(process("Batch job")),
  "AWS::Batch::JobQueue": process("Batch job queue"),
  "AWS::Cassandra::Table": store("Keyspaces table"),
  "AWS::CloudTrail::Trail": linked(source("CloudTrail trail")),
  "AWS::DMS::DataMigration": delivery("DMS data migration"),
  "AWS::DMS::Endpoint": store("DMS endpoint"),
  "AWS::DMS::ReplicationConfig": delivery("DMS serverless replication"),
  "AWS::DMS::ReplicationTask": delivery("DMS task"),
  "AWS::DataBrew::Dataset": catalogue("DataBrew dataset"),
  "AWS::DataBrew::Job": process("DataBrew job"),
  "AWS::DataBrew::Project": linked(process("DataBrew project")),
  "AWS::DataBrew::Schedule": linked({ role: "other", kind: "DataBrew schedule" }),
  "AWS::DataPipeline::Pipeline": process("Data Pipeline"),
  "AWS::DataSync::LocationS3": linked(store("DataSync location")),
  "AWS::DataSync::Task": delivery("DataSync task"),
  "AWS::DocDB::DBCluster": store("DocumentDB cluster"),
  "AWS::DocDB::DBInstance": linked(store("DocumentDB instance")),
  "AWS::DocDBElastic::Cluster": store("DocumentDB elastic cluster"),
  "AWS::DynamoDB::GlobalTable": store("DynamoDB global table"),
  "AWS::DynamoDB::Table": store("DynamoDB table"),
  "AWS::ECS::TaskDefinition": linked(process("ECS task")),
  "AWS::EMR::Cluster": process("EMR cluster"),
  "AWS::EMR::Step": linked(process("EMR step")),
  "AWS::EMRContainers::VirtualCluster": process("EMR on EKS"),
  "AWS::EMRServerless::Application": process("EMR Serverless"),
  "AWS::ElastiCache::CacheCluster": store("ElastiCache cluster"),
  "AWS::ElastiCache::ReplicationGroup": store("ElastiCache replication group"),
  "AWS::ElastiCache::ServerlessCache": store("ElastiCache serverless"),
  "AWS::Elasticsearch::Domain": store("Elasticsearch domain"),
  "AWS::Events::ApiDestination": linked({ role: "other", kind: "API destination" }),
  "AWS::Events::Archive": linked(store("EventBridge archive")),
  "AWS::Events::EventBus": linked(stream("Event bus")),
  "AWS::Events::Rule": connecting("EventBridge rule"),
  "AWS::FSx::DataRepositoryAssociation": connecting("FSx association", "delivery"),
  "AWS::FSx::FileSystem": store("FSx file system"),
  "AWS::Glue::Connection": connecting("Glue connection"),
  "AWS::Glue::Crawler": process("Glue crawler"),
  "AWS::Glue::DataQualityRuleset": linked(process("Glue data quality")),
  "AWS::Glue::Database": catalogue("Glue database"),
  "AWS::Glue::Job": process("Glue job"),
  "AWS::Glue::MLTransform": process("Glue transform"),
  "AWS::Glue::Registry": catalogue("Schema registry"),
  "AWS::Glue::Schema": catalogue("Schema"),
  "AWS::Glue::Table": catalogue("Glue table"),
  "AWS::Glue::Trigger": connecting("Glue trigger"),
  "AWS::Glue::Workflow": linked(process("Glue workflow")),
  "AWS::IoT::TopicRule": source("IoT rule"),
  "AWS::KafkaConnect::Connector": delivery("Kafka connector"),
  "AWS::Kinesis::Channel": delivery("Kinesis channel"),
  "AWS::Kinesis::Stream": stream("Kinesis stream"),
  "AWS::Kinesis::StreamConsumer": connecting("Stream consumer"),
  "AWS::KinesisAnalytics::Application": process("Kinesis Analytics"),
  "AWS::KinesisAnalytics::ApplicationOutput": connecting("Application output"),
  "AWS::KinesisAnalytics::ApplicationReferenceDataSource": connecting("Reference data"),
  "AWS::KinesisAnalyticsV2::Application": process("Flink application"),
  "AWS::KinesisAnalyticsV2::ApplicationOutput": connecting("Application output"),
  "AWS::KinesisAnalyticsV2::ApplicationReferenceDataSource": connecting("Reference data"),
  "AWS::KinesisFirehose::DeliveryStream": delivery("Firehose stream"),
  "AWS::KinesisVideo::Stream": stream("Kinesis video stream"),
  "AWS::LakeFormation::Resource": linked({ role: "other", kind: "Lake Formation location" }),
  "AWS::Lambda::EventSourceMapping": connecting("Event source mapping"),
  "AWS::Lambda::Function": linked(process("Lambda function")),
  "AWS::Logs::Destination": connecting("Log destination"),
  "AWS::Logs::LogGroup": linked(source("Log group")),
  "AWS::Logs::SubscriptionFilter": connecting("Log subscription"),
  "AWS::MSK::Channel": delivery("MSK channel"),
  "AWS::MSK::Cluster": stream("MSK cluster"),
  "AWS::MSK::Replicator": delivery("MSK replicator"),
  "AWS::MSK::ServerlessCluster": stream("MSK Serverless"),
  "AWS::OpenSearchService::Domain": store("OpenSearch domain"),
  "AWS::Pipes::Pipe": delivery("EventBridge pipe"),
  "AWS::QuickSight::Analysis": query("QuickSight analysis"),
  "AWS::QuickSight::Dashboard": query("QuickSight dashboard"),
  "AWS::QuickSight::DataSet": query("QuickSight dataset"),
  "AWS::QuickSight::DataSource": query("QuickSight data source"),
  "AWS::QuickSight::RefreshSchedule": linked({ role: "other", kind: "QuickSight refresh" }),
  "AWS::RDS::DBCluster": store("Database cluster"),
  "AWS::RDS::DBInstance": store("Database"),
  "AWS::RDS::Integration": delivery("Zero-ETL integration"),
  "AWS::Redshift::Cluster": store("Redshift cluster"),
  "AWS::Redshift::Integration": delivery("Zero-ETL integration"),
  "AWS::Redshift::ScheduledAction": linked({ role: "other", kind: "Redshift scheduled action" }),
  "AWS::RedshiftServerless::Namespace": store("Redshift namespace"),
  "AWS::RedshiftServerless::Workgroup": query("Redshift workgroup"),
  "AWS::S3::Bucket": store("S3 bucket"),
  "AWS::S3Express::DirectoryBucket": store("S3 directory bucket"),
  "AWS::SNS::Subscription": connecting("SNS subscription"),
  "AWS::SNS::Topic": linked(stream("SNS topic")),
  "AWS::SQS::Queue": linked(stream("SQS queue")),
  "AWS::SageMaker::Endpoint": query("SageMaker endpoint"),
  "AWS::SageMaker::EndpointConfig": linked({ role: "other", kind: "SageMaker endpoint configuration" }),
  "AWS::SageMaker::FeatureGroup": store("SageMaker feature group"),
  "AWS::SageMaker::Model": linked(process("SageMaker model")),
  "AWS::SageMaker::Pipeline": process("SageMaker pipeline"),
  "AWS::SageMaker::ProcessingJob": process("SageMaker processing job"),
  "AWS::Scheduler::Schedule": linked({ role: "other", kind: "Schedule" }),
  "AWS::StepFunctions::StateMachine": process("State machine"),
  "Custom::S3BucketNotifications": { ...connecting("Bucket notifications"), connects: "or is nothing" },
};

/** The part that resources of a type play; what is in no table is shown where something of the pipeline touches it. */
export function partOf(type: string): Part {
  return Object.hasOwn(parts, type) ? parts[type]! : { role: "other", kind: kindFrom(type), onlyLinked: true };
}

/** `AWS::AppSync::GraphQLApi` is a `AppSync GraphQLApi`. */
function kindFrom(type: string): string {
  return type.replace(/^AWS::/, "").replaceAll("::", " ");
}

/** What belongs to no pipeline, whoever refers to it. */
const besides =
  /^AWS::(?:(?:IAM|KMS|EC2|SSM|SecretsManager|CertificateManager|CloudWatch|Code\w+|LakeFormation)::|ECS::Cluster$)/;

export function isBeside(type: string): boolean {
  return besides.test(type);
}
