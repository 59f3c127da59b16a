import type { Value } from "../../../model/value.ts";
import { type Conversion, jsonText } from "../conversions.ts";
import { mapValue } from "../settling.ts";
import { translated, type Words } from "../translate.ts";
import { pascalCase, snakeCase } from "./naming.ts";
import { type Attributes, converted, type TypeMapping } from "./table.ts";

/** The services of the Cloud Control provider whose names `pascalCase` does not give: `awscc_kinesisfirehose_...`. */
const services: Readonly<Record<string, string>> = {
  amazonmq: "AmazonMQ",
  apigateway: "ApiGateway",
  apigatewayv2: "ApiGatewayV2",
  applicationautoscaling: "ApplicationAutoScaling",
  autoscaling: "AutoScaling",
  cloudformation: "CloudFormation",
  cloudwatch: "CloudWatch",
  codebuild: "CodeBuild",
  codepipeline: "CodePipeline",
  databrew: "DataBrew",
  datapipeline: "DataPipeline",
  datasync: "DataSync",
  datazone: "DataZone",
  dms: "DMS",
  docdb: "DocDB",
  docdbelastic: "DocDBElastic",
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
  kafkaconnect: "KafkaConnect",
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
  wafv2: "WAFv2",
};

/** Types within a service that `pascalCase` does not give. */
const types: ReadonlyMap<string, string> = new Map(
  [
    "DataSync::LocationEFS",
    "DataSync::LocationFSxLustre",
    "DataSync::LocationFSxONTAP",
    "DataSync::LocationFSxOpenZFS",
    "DataSync::LocationFSxWindows",
    "DataSync::LocationHDFS",
    "DataSync::LocationNFS",
    "DataSync::LocationSMB",
    "DocDB::DBCluster",
    "DocDB::DBClusterParameterGroup",
    "DocDB::DBInstance",
    "DocDB::DBSubnetGroup",
    "EC2::VPCEndpoint",
    "EC2::VPCPeeringConnection",
    "EMR::WALWorkspace",
    "Glue::MLTransform",
    "IAM::OIDCProvider",
    "IAM::SAMLProvider",
    "KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption",
    "Neptune::DBCluster",
    "QuickSight::VPCConnection",
    "RDS::DBCluster",
    "RDS::DBClusterParameterGroup",
    "RDS::DBInstance",
    "RDS::DBParameterGroup",
    "RDS::DBProxy",
    "RDS::DBSubnetGroup",
  ].map((own) => {
    const [service, kind] = own.split("::") as [string, string];
    return [`awscc_${service.toLowerCase()}_${snakeCase(kind)}`, `AWS::${own}`];
  }),
);

/** Properties that are JSON texts in this provider and documents in CloudFormation. */
const documents: Attributes = listed(
  "access_policies archive_policy arguments assume_role_policy_document athena_properties connection_properties content " +
    "data_protection_policy default_arguments default_run_properties delivery_policy event_pattern filter_policy " +
    "key_policy namespace_resource_policy non_overridable_arguments policy policy_document python_properties " +
    "redrive_allow_policy redrive_policy replay_policy replication_settings replication_task_settings " +
    "supplemental_settings table_mappings",
  jsonText,
);

/** Maps with keys of the user. */
const freeMaps: Attributes = listed(
  "additional_encryption_context advanced_options client_properties column_to_json_key_mappings " +
    "configuration_properties connector_configuration custom_properties input_paths_map labels limits parameters " +
    "properties property_map requests tags variables",
);

/** Maps with keys of the user, and with objects under these. */
const objectMaps = "log_publishing_options logical_table_map physical_table_map worker_type_specifications";

/** What is of another kind in these types. */
const special: Readonly<Record<string, { readonly documents?: string; readonly blocks?: string }>> = {
  "AWS::DataBrew::Dataset": { blocks: "parameters" },
  "AWS::DocDB::DBClusterParameterGroup": { documents: "parameters" },
  "AWS::Glue::Database": { documents: "parameters" },
  "AWS::Glue::Partition": { documents: "parameters" },
  "AWS::Glue::Table": { documents: "parameters" },
  "AWS::KinesisFirehose::DeliveryStream": { blocks: "parameters" },
  "AWS::RDS::DBClusterParameterGroup": { documents: "parameters" },
  "AWS::RDS::DBParameterGroup": { documents: "parameters" },
  "AWS::Redshift::ClusterParameterGroup": { blocks: "parameters" },
};

function listed(names: string, conversion?: Conversion): Attributes {
  return Object.fromEntries(
    names.split(" ").map((name) => {
      const property = pascalCase(name);
      return [name, conversion ? converted(property, conversion) : property];
    }),
  );
}

function attributesOf(type: string): Attributes {
  const words: Words = { type, attributes: { ...freeMaps, ...documents }, general: true };
  const inner = special[type] ?? {};
  const attributes = {
    ...words.attributes,
    ...listed(objectMaps, keyedObjects(words)),
    ...(inner.documents && listed(inner.documents, jsonText)),
  };
  const blocks = inner.blocks?.split(" ") ?? [];
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !blocks.includes(name)));
}

function keyedObjects(words: Words): Conversion {
  const within = (value: Value): Value =>
    mapValue(value, (settled) => (settled.kind === "map" ? translated(settled, words) : settled));
  return {
    read: (value) =>
      mapValue(value, (settled): Value => {
        if (settled.kind !== "map") return settled;
        const get = (key: string): Value | undefined => {
          const child = settled.get(key);
          return child && within(child);
        };
        return { ...settled, get };
      }),
    write: () => undefined,
  };
}

/** Attributes that give what `Ref` gives, beside the id. */
const names: Readonly<Record<string, string>> = {
  "AWS::DynamoDB::Table": "table_name",
  "AWS::ElastiCache::ReplicationGroup": "replication_group_id",
  "AWS::Elasticsearch::Domain": "domain_name",
  "AWS::IAM::Role": "role_name",
  "AWS::Kinesis::Stream": "name",
  "AWS::KinesisFirehose::DeliveryStream": "delivery_stream_name",
  "AWS::Lambda::Function": "function_name",
  "AWS::OpenSearchService::Domain": "domain_name",
  "AWS::RDS::DBCluster": "db_cluster_identifier",
  "AWS::RDS::DBInstance": "db_instance_identifier",
  "AWS::Redshift::Cluster": "cluster_identifier",
  "AWS::RedshiftServerless::Namespace": "namespace_name",
  "AWS::RedshiftServerless::Workgroup": "workgroup_name",
  "AWS::S3::Bucket": "bucket_name",
  "AWS::SQS::Queue": "queue_url",
};

/** A resource of the Cloud Control provider, which takes its names and shapes from CloudFormation's schemas. */
export function cloudControlMapping(type: string): TypeMapping | undefined {
  const [, service, rest] = /^awscc_([a-z0-9]+)_(\w+)$/.exec(type) ?? [];
  if (!service || !rest) return undefined;
  const own = types.get(type) ?? `AWS::${services[service] ?? pascalCase(service)}::${pascalCase(rest)}`;
  const name = names[own];
  return {
    type: own,
    refs: name === undefined ? ["id"] : ["id", name],
    attributes: attributesOf(own),
    general: true,
  };
}
