/** What the names of properties say of the resources that they refer to. */
interface Wish {
  /** Matches the name of a property. */
  readonly name: RegExp;
  readonly types: readonly string[];
  /** Where neither the name nor the ARN of a resource is wanted, but another attribute. */
  readonly attributes?: Readonly<Record<string, string>>;
}

const wishes: readonly Wish[] = [
  { name: /InstanceProfile|JobFlowRole/, types: ["AWS::IAM::InstanceProfile"] },
  { name: /Role|LakePrincipalIdentifier$/, types: ["AWS::IAM::Role"] },
  { name: /Bucket|^S3(Location|Uri)/, types: ["AWS::S3::Bucket"] },
  { name: /(KMS|Kms|Encryption|Master)\w*Key|^(Target)?Key(Id|Arn|ARN)$/, types: ["AWS::KMS::Key"] },
  { name: /Firehose|DeliveryStream/, types: ["AWS::KinesisFirehose::DeliveryStream"] },
  {
    name: /EventSource(Arn|ARN)$|^Source$/,
    types: ["AWS::Kinesis::Stream", "AWS::SQS::Queue", "AWS::MSK::Cluster", "AWS::DynamoDB::Table"],
    attributes: { "AWS::DynamoDB::Table": "StreamArn" },
  },
  { name: /LogStreamName$/, types: ["AWS::Logs::LogStream"] },
  { name: /Topic(Arn|ARN|s)?$/, types: ["AWS::SNS::Topic"] },
  { name: /Queue(s|Arn|ARN|Url)?$|DeadLetter/, types: ["AWS::SQS::Queue", "AWS::Batch::JobQueue"] },
  {
    name: /Stream(Arn|ARN|Name)?$|^ResourceArn$/,
    types: ["AWS::Kinesis::Stream", "AWS::KinesisFirehose::DeliveryStream"],
  },
  { name: /^Consumer(Arn|ARN)$/, types: ["AWS::Kinesis::StreamConsumer"] },
  { name: /Function|Lambda/, types: ["AWS::Lambda::Function", "AWS::Serverless::Function"] },
  { name: /StateMachine/, types: ["AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine"] },
  { name: /Table(Arn|ARN|Name)$/, types: ["AWS::DynamoDB::Table", "AWS::Glue::Table"] },
  { name: /Database(Name)?$/, types: ["AWS::Glue::Database"] },
  { name: /^JobName$/, types: ["AWS::Glue::Job"] },
  { name: /^CrawlerName$/, types: ["AWS::Glue::Crawler"] },
  { name: /^WorkflowName$/, types: ["AWS::Glue::Workflow"] },
  { name: /^ConnectionName$|^Connections$/, types: ["AWS::Glue::Connection"] },
  { name: /WorkGroup|Workgroup/, types: ["AWS::Athena::WorkGroup", "AWS::RedshiftServerless::Workgroup"] },
  { name: /^NamespaceName$/, types: ["AWS::RedshiftServerless::Namespace"] },
  { name: /^(Msk|MSK|Kafka)?Cluster(Arn|ARN|Id|Name|Identifier)$/, types: ["AWS::MSK::Cluster", "AWS::EMR::Cluster"] },
  { name: /^JobFlowId$/, types: ["AWS::EMR::Cluster"] },
  { name: /^(Source|Target)Endpoint(Arn|ARN)$/, types: ["AWS::DMS::Endpoint"] },
  { name: /^ReplicationInstance(Arn|ARN)$/, types: ["AWS::DMS::ReplicationInstance"] },
  { name: /^ReplicationSubnetGroupId/, types: ["AWS::DMS::ReplicationSubnetGroup"] },
  { name: /^ComputeEnvironment$/, types: ["AWS::Batch::ComputeEnvironment"] },
  { name: /^JobDefinition(Arn|ARN)?$/, types: ["AWS::Batch::JobDefinition"] },
  { name: /^DBClusterIdentifier$/, types: ["AWS::RDS::DBCluster", "AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster"] },
  { name: /^DBSubnetGroupName$/, types: ["AWS::RDS::DBSubnetGroup", "AWS::DocDB::DBSubnetGroup"] },
  { name: /^ClusterSubnetGroupName$/, types: ["AWS::Redshift::ClusterSubnetGroup"] },
  { name: /^ClusterParameterGroupName$/, types: ["AWS::Redshift::ClusterParameterGroup"] },
  { name: /^CacheSubnetGroupName$/, types: ["AWS::ElastiCache::SubnetGroup"] },
  { name: /^CacheParameterGroupName$/, types: ["AWS::ElastiCache::ParameterGroup"] },
  { name: /LogGroup/, types: ["AWS::Logs::LogGroup"] },
  { name: /SecurityConfiguration/, types: ["AWS::Glue::SecurityConfiguration", "AWS::EMR::SecurityConfiguration"] },
  { name: /^(Vpc|VPC)Id$/, types: ["AWS::EC2::VPC"] },
  { name: /Subnet(s|Id|Ids)?$/, types: ["AWS::EC2::Subnet"] },
  {
    name: /SecurityGroup(s|Id|Ids)$/,
    types: ["AWS::EC2::SecurityGroup"],
    attributes: { "AWS::EC2::SecurityGroup": "GroupId" },
  },
  { name: /^RouteTableIds?$/, types: ["AWS::EC2::RouteTable"] },
  { name: /^(Target|Source|Resource|Destination)?(Arn|ARN)$/, types: [] },
];

/** The types of resources that a property refers to; all types where its name does not say; undefined where to none. */
export function wantedTypes(property: string): readonly string[] | "any" | undefined {
  const wish = wishes.find(({ name }) => name.test(property));
  if (!wish) return undefined;
  return wish.types.length > 0 ? wish.types : "any";
}

/** The attribute of a resource that a property wants, where that is neither its name nor its ARN. */
export function wantedAttribute(property: string, type: string): string | undefined {
  return wishes.find(({ name }) => name.test(property))?.attributes?.[type];
}

/** Whether a property wants the ARN of what it refers to, rather than its name. */
export function wantsArn(property: string): boolean {
  return (
    /(Arn|ARN)s?$|Role$|^Target$|LakePrincipalIdentifier$/.test(property) &&
    !/InstanceProfile|JobFlowRole|ServiceRole/.test(property)
  );
}
