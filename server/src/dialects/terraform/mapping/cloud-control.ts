import { jsonText } from "../conversions.ts";
import { pascalCase } from "./naming.ts";
import { type Attributes, converted, type TypeMapping } from "./table.ts";

/** The services of the Cloud Control provider whose names `pascalCase` does not give: `awscc_kinesisfirehose_...`. */
const services: Readonly<Record<string, string>> = {
  apigateway: "ApiGateway",
  apigatewayv2: "ApiGatewayV2",
  applicationautoscaling: "ApplicationAutoScaling",
  autoscaling: "AutoScaling",
  cloudformation: "CloudFormation",
  cloudwatch: "CloudWatch",
  databrew: "DataBrew",
  datapipeline: "DataPipeline",
  datasync: "DataSync",
  datazone: "DataZone",
  dms: "DMS",
  docdb: "DocDB",
  dynamodb: "DynamoDB",
  ec2: "EC2",
  ecr: "ECR",
  ecs: "ECS",
  efs: "EFS",
  eks: "EKS",
  elasticache: "ElastiCache",
  emr: "EMR",
  emrcontainers: "EMRContainers",
  emrserverless: "EMRServerless",
  eventschemas: "EventSchemas",
  fsx: "FSx",
  iam: "IAM",
  iot: "IoT",
  iotanalytics: "IoTAnalytics",
  kinesisanalytics: "KinesisAnalytics",
  kinesisanalyticsv2: "KinesisAnalyticsV2",
  kinesisfirehose: "KinesisFirehose",
  kinesisvideo: "KinesisVideo",
  kms: "KMS",
  lakeformation: "LakeFormation",
  memorydb: "MemoryDB",
  msk: "MSK",
  mwaa: "MWAA",
  opensearchserverless: "OpenSearchServerless",
  opensearchservice: "OpenSearchService",
  quicksight: "QuickSight",
  rds: "RDS",
  redshiftserverless: "RedshiftServerless",
  s3express: "S3Express",
  s3tables: "S3Tables",
  sagemaker: "SageMaker",
  secretsmanager: "SecretsManager",
  sns: "SNS",
  sqs: "SQS",
  ssm: "SSM",
  stepfunctions: "StepFunctions",
};

/** Types within a service that `pascalCase` does not give. */
const types: Readonly<Record<string, string>> = {
  awscc_dms_migration_project: "AWS::DMS::MigrationProject",
  awscc_elasticache_serverless_cache: "AWS::ElastiCache::ServerlessCache",
  awscc_emr_wal_workspace: "AWS::EMR::WALWorkspace",
  awscc_iam_oidc_provider: "AWS::IAM::OIDCProvider",
  awscc_iam_saml_provider: "AWS::IAM::SAMLProvider",
  awscc_rds_db_cluster: "AWS::RDS::DBCluster",
  awscc_rds_db_instance: "AWS::RDS::DBInstance",
};

/** Properties that are JSON texts in this provider and documents in CloudFormation. */
const documents: Attributes = Object.fromEntries(
  [
    "assume_role_policy_document",
    "content",
    "event_pattern",
    "filter_policy",
    "policy_document",
    "redrive_allow_policy",
    "redrive_policy",
  ].map((name) => [name, converted(pascalCase(name), jsonText)]),
);

/** Maps with keys of the user. */
const freeMaps: Attributes = Object.fromEntries(
  ["default_arguments", "non_overridable_arguments", "parameters", "tags"].map((name) => [name, pascalCase(name)]),
);

/** Attributes that give what `Ref` gives, beside the id. */
const names: Readonly<Record<string, string>> = {
  "AWS::DynamoDB::Table": "table_name",
  "AWS::IAM::Role": "role_name",
  "AWS::Kinesis::Stream": "name",
  "AWS::KinesisFirehose::DeliveryStream": "delivery_stream_name",
  "AWS::Lambda::Function": "function_name",
  "AWS::S3::Bucket": "bucket_name",
  "AWS::SQS::Queue": "queue_url",
};

/** A resource of the Cloud Control provider, which takes its names and shapes from CloudFormation's schemas. */
export function cloudControlMapping(type: string): TypeMapping | undefined {
  const [, service, rest] = /^awscc_([a-z0-9]+)_(\w+)$/.exec(type) ?? [];
  if (!service || !rest) return undefined;
  const own = types[type] ?? `AWS::${services[service] ?? pascalCase(service)}::${pascalCase(rest)}`;
  const name = names[own];
  return {
    type: own,
    refs: name === undefined ? ["id"] : ["id", name],
    attributes: { ...freeMaps, ...documents },
    general: true,
  };
}
