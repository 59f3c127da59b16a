/** The general rule between the two vocabularies: Terraform's `shard_count` is CloudFormation's `ShardCount`. */
export function pascalCase(name: string): string {
  return name
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** Acronyms are words, and so are the names of some services: `KMSKeyARN` is `kms_key_arn`, `CloudWatch` `cloudwatch`. */
export function snakeCase(name: string): string {
  return name
    .replace(/Cloud(?:Formation|Front|Watch)|FSx/g, (service) => service.charAt(0) + service.slice(1).toLowerCase())
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

/** As the Cloud Control provider (awscc) has it: digits are words too, `Ec2KeyPair` is `ec_2_key_pair`. */
export function cloudControlCase(name: string): string {
  return snakeCase(name.replace(/([a-z])(?=\d)/g, "$1_").replace(/(\d)(?=[a-z])/g, "$1_"));
}

/**
 * Names of properties, at any depth of a type, that `pascalCase` does not give back: CloudFormation spells acronyms
 * differently from service to service. Read off the resource types' schemas.
 */
const spellings: Readonly<Record<string, string>> = {
  "AWS::Athena::WorkGroup": "CloudWatchLoggingConfiguration PublishCloudWatchMetricsEnabled",
  "AWS::DynamoDB::GlobalTable": "KMSMasterKeyId SSEEnabled SSESpecification SSEType",
  "AWS::DynamoDB::Table": "KMSMasterKeyId SSEEnabled SSESpecification SSEType",
  "AWS::EMR::Cluster": "ADDomainJoinPassword ADDomainJoinUser CloudWatchAlarmDefinition OSReleaseLabel SizeInGB",
  "AWS::EMR::InstanceFleetConfig": "SizeInGB",
  "AWS::EMR::InstanceGroupConfig": "CloudWatchAlarmDefinition SizeInGB",
  "AWS::Events::Rule": "EnableECSManagedTags GraphQLOperation",
  "AWS::Glue::Crawler": "DynamoDBTargets MongoDBTargets",
  "AWS::Kinesis::StreamConsumer": "StreamARN",
  "AWS::KinesisAnalyticsV2::Application":
    "BucketARN CSVMappingParameters DatabaseARN JSONMappingParameters ParallelismPerKPU ResourceARN",
  "AWS::KinesisFirehose::DeliveryStream":
    "AWSKMSKeyARN BucketARN CloudWatchLoggingOptions ClusterJDBCURL DomainARN HECAcknowledgmentTimeoutInSeconds HECEndpoint HECEndpointType " +
    "HECToken KMSEncryptionConfig KeyARN KinesisStreamARN MSKClusterARN MSKSourceConfiguration RoleARN SecretARN",
  "AWS::Lambda::EventSourceMapping": "DocumentDBEventSourceConfig SchemaRegistryURI URI",
  "AWS::Lambda::Permission": "PrincipalOrgID",
  "AWS::Pipes::Pipe":
    "ActiveMQBrokerParameters CloudWatchLogsParameters ConsumerGroupID DynamoDBStreamParameters EnableECSManagedTags RabbitMQBrokerParameters",
  "AWS::S3::Bucket": "KMSMasterKeyID ReplicaKmsKeyID SSEAlgorithm",
  "AWS::StepFunctions::StateMachine": "CloudWatchLogsLogGroup",
};

const spelledBySnake = new Map(
  Object.entries(spellings).map(([type, names]) => [
    type,
    new Map(names.split(" ").map((name) => [snakeCase(name), name])),
  ]),
);

/** The property of a CloudFormation type that an attribute names by the general rule. */
export function propertyName(type: string, attribute: string): string {
  return spelledBySnake.get(type)?.get(attribute) ?? pascalCase(attribute);
}
