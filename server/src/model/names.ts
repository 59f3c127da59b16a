/** How resources of a type are named where no reference is used: the property that names them, and their ARNs' service. */
export interface Naming {
  readonly property: string;
  readonly service: string;
}

const namings: Readonly<Record<string, Naming>> = {
  "AWS::Athena::WorkGroup": { property: "Name", service: "athena" },
  "AWS::Batch::JobDefinition": { property: "JobDefinitionName", service: "batch" },
  "AWS::Batch::JobQueue": { property: "JobQueueName", service: "batch" },
  "AWS::DocDB::DBCluster": { property: "DBClusterIdentifier", service: "rds" },
  "AWS::DynamoDB::Table": { property: "TableName", service: "dynamodb" },
  "AWS::EMR::SecurityConfiguration": { property: "Name", service: "elasticmapreduce" },
  "AWS::Elasticsearch::Domain": { property: "DomainName", service: "es" },
  "AWS::Glue::Crawler": { property: "Name", service: "glue" },
  "AWS::Glue::Database": { property: "DatabaseInput.Name", service: "glue" },
  "AWS::Glue::Job": { property: "Name", service: "glue" },
  "AWS::Glue::Table": { property: "TableInput.Name", service: "glue" },
  "AWS::IAM::ManagedPolicy": { property: "ManagedPolicyName", service: "iam" },
  "AWS::IAM::Role": { property: "RoleName", service: "iam" },
  "AWS::Kinesis::Stream": { property: "Name", service: "kinesis" },
  "AWS::KinesisAnalyticsV2::Application": { property: "ApplicationName", service: "kinesisanalytics" },
  "AWS::KinesisFirehose::DeliveryStream": { property: "DeliveryStreamName", service: "firehose" },
  "AWS::Lambda::Function": { property: "FunctionName", service: "lambda" },
  "AWS::OpenSearchService::Domain": { property: "DomainName", service: "es" },
  "AWS::QuickSight::DataSet": { property: "DataSetId", service: "quicksight" },
  "AWS::RDS::DBCluster": { property: "DBClusterIdentifier", service: "rds" },
  "AWS::RDS::DBInstance": { property: "DBInstanceIdentifier", service: "rds" },
  "AWS::Redshift::Cluster": { property: "ClusterIdentifier", service: "redshift" },
  "AWS::S3::Bucket": { property: "BucketName", service: "s3" },
  "AWS::SNS::Topic": { property: "TopicName", service: "sns" },
  "AWS::SQS::Queue": { property: "QueueName", service: "sqs" },
  "AWS::StepFunctions::StateMachine": { property: "StateMachineName", service: "states" },
};

export function namingOf(type: string): Naming | undefined {
  return namings[type];
}

/** The types whose ARNs have this service. */
export function typesOfService(service: string): readonly string[] {
  return Object.keys(namings).filter((type) => namings[type]!.service === service);
}
