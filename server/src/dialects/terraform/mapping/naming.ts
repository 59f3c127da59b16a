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
  "AWS::ApplicationAutoScaling::ScalableTarget": "RoleARN",
  "AWS::Athena::WorkGroup": "CloudWatchLoggingConfiguration PublishCloudWatchMetricsEnabled",
  "AWS::CloudWatch::Alarm": "OKActions PromQLCriteria",
  "AWS::CodeBuild::Project": "CloudWatchLogs",
  "AWS::DMS::DataMigration": "CDCStartPosition CDCStartTime CDCStopTime",
  "AWS::DMS::Endpoint": "GcpMySQLSettings",
  "AWS::DMS::ReplicationConfig": "MultiAZ",
  "AWS::DMS::ReplicationInstance": "MultiAZ",
  "AWS::DataSync::LocationFSxONTAP": "NFS SMB",
  "AWS::DataSync::LocationFSxOpenZFS": "NFS",
  "AWS::DataSync::Task": "CloudWatchLogGroupArn",
  "AWS::DocDB::DBCluster":
    "DBClusterIdentifier DBClusterParameterGroupName DBSubnetGroupName SourceDBClusterIdentifier",
  "AWS::DocDB::DBInstance": "CACertificateIdentifier DBClusterIdentifier DBInstanceClass DBInstanceIdentifier",
  "AWS::DocDB::DBSubnetGroup": "DBSubnetGroupDescription DBSubnetGroupName",
  "AWS::DynamoDB::GlobalTable": "KMSMasterKeyId SSEEnabled SSESpecification SSEType",
  "AWS::DynamoDB::Table": "KMSMasterKeyId SSEEnabled SSESpecification SSEType",
  "AWS::EC2::Subnet": "EnableResourceNameDnsAAAARecord",
  "AWS::ECS::Cluster": "CloudWatchEncryptionEnabled CloudWatchLogGroupName",
  "AWS::EMR::Cluster": "ADDomainJoinPassword ADDomainJoinUser CloudWatchAlarmDefinition OSReleaseLabel SizeInGB",
  "AWS::EMR::InstanceFleetConfig": "SizeInGB",
  "AWS::EMR::InstanceGroupConfig": "CloudWatchAlarmDefinition SizeInGB",
  "AWS::EMR::WALWorkspace": "WALWorkspaceName",
  "AWS::EMRContainers::Endpoint": "CloudWatchMonitoringConfiguration PersistentAppUI",
  "AWS::EMRContainers::JobTemplate": "CloudWatchMonitoringConfiguration PersistentAppUI",
  "AWS::EMRContainers::SecurityConfiguration":
    "IAMConfiguration IdentityCenterInstanceARN KMSKeyId TLSCertificateConfiguration",
  "AWS::EMRServerless::Application": "CloudWatchLoggingConfiguration",
  "AWS::ElastiCache::CacheCluster": "AZMode CloudWatchLogsDetails",
  "AWS::ElastiCache::ReplicationGroup": "CloudWatchLogsDetails MultiAZEnabled",
  "AWS::ElastiCache::ServerlessCache": "ECPUPerSecond",
  "AWS::Elasticsearch::Domain":
    "CloudWatchLogsLogGroupArn EBSEnabled EBSOptions EnforceHTTPS MasterUserARN TLSSecurityPolicy VPCOptions",
  "AWS::Events::Connection": "ClientID",
  "AWS::Events::Rule": "EnableECSManagedTags GraphQLOperation",
  "AWS::FSx::FileSystem": "HAPairs OpenZFSConfiguration ThroughputCapacityPerHAPair",
  "AWS::Glue::Classifier": "XMLClassifier",
  "AWS::Glue::Connection": "AWSManagedClientApplicationReference",
  "AWS::Glue::Crawler": "DynamoDBTargets MongoDBTargets",
  "AWS::Glue::MLTransform": "MLUserDataEncryption MLUserDataEncryptionMode",
  "AWS::Glue::SecurityConfiguration": "CloudWatchEncryption CloudWatchEncryptionMode",
  "AWS::IoT::TopicRule": "DynamoDB InfluxDB",
  "AWS::IoT::TopicRuleDestination": "InfluxDBProperties InfluxDBVersion",
  "AWS::KafkaConnect::Connector": "CloudWatchLogs",
  "AWS::Kinesis::Channel": "BucketARN CloudWatchLogs GSRSchemaARN ServiceExecutionRoleARN StreamARN TableBucketARN",
  "AWS::Kinesis::StreamConsumer": "StreamARN",
  "AWS::KinesisAnalytics::Application": "CSVMappingParameters JSONMappingParameters ResourceARN RoleARN",
  "AWS::KinesisAnalytics::ApplicationOutput": "ResourceARN RoleARN",
  "AWS::KinesisAnalytics::ApplicationReferenceDataSource":
    "BucketARN CSVMappingParameters JSONMappingParameters ReferenceRoleARN",
  "AWS::KinesisAnalyticsV2::Application":
    "BucketARN CSVMappingParameters DatabaseARN JSONMappingParameters ParallelismPerKPU ResourceARN",
  "AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption": "CloudWatchLoggingOption LogStreamARN",
  "AWS::KinesisAnalyticsV2::ApplicationOutput": "ResourceARN",
  "AWS::KinesisAnalyticsV2::ApplicationReferenceDataSource": "BucketARN CSVMappingParameters JSONMappingParameters",
  "AWS::KinesisFirehose::DeliveryStream":
    "AWSKMSKeyARN BucketARN CloudWatchLoggingOptions ClusterJDBCURL DatabaseSourceVPCConfiguration DomainARN " +
    "HECAcknowledgmentTimeoutInSeconds HECEndpoint HECEndpointType HECToken KMSEncryptionConfig KeyARN " +
    "KinesisStreamARN MSKClusterARN MSKSourceConfiguration RoleARN SSLMode SecretARN",
  "AWS::LakeFormation::PrincipalPermissions": "LFTag LFTagPolicy",
  "AWS::LakeFormation::TagAssociation": "LFTags",
  "AWS::Lambda::EventSourceMapping": "DocumentDBEventSourceConfig SchemaRegistryURI URI",
  "AWS::Lambda::Function": "SourceKMSKeyArn",
  "AWS::Lambda::Permission": "PrincipalOrgID",
  "AWS::MSK::Channel": "CloudWatchLogs",
  "AWS::MSK::Cluster": "BrokerAZDistribution CloudWatchLogs DataVolumeKMSKeyId EBSStorageInfo",
  "AWS::MSK::Replicator": "CloudWatchLogs MTLS",
  "AWS::Neptune::DBCluster":
    "DBClusterIdentifier DBClusterParameterGroupName DBInstanceParameterGroupName DBPort DBSubnetGroupName " +
    "SourceDBClusterIdentifier",
  "AWS::OpenSearchService::Domain":
    "AIMLOptions CloudWatchLogsLogGroupArn EBSEnabled EBSOptions EnabledAPIAccess EnforceHTTPS " +
    "IAMFederationOptions IPAddressType IdentityCenterApplicationARN IdentityCenterInstanceARN JWTOptions " +
    "MasterUserARN MultiAZWithStandbyEnabled SAMLOptions TLSSecurityPolicy VPCOptions",
  "AWS::Pipes::Pipe":
    "ActiveMQBrokerParameters CloudWatchLogsParameters ConsumerGroupID DynamoDBStreamParameters " +
    "EnableECSManagedTags RabbitMQBrokerParameters",
  "AWS::QuickSight::Analysis": "KPIOptions KPIVisual URLOperation URLStyling URLTarget URLTemplate",
  "AWS::QuickSight::Dashboard":
    "DataQAEnabledOption ExportToCSVOption KPIOptions KPIVisual URLOperation URLStyling URLTarget URLTemplate",
  "AWS::QuickSight::DataSource": "IAMParameters",
  "AWS::QuickSight::VPCConnection": "VPCConnectionId",
  "AWS::RDS::DBCluster":
    "DBClusterIdentifier DBClusterInstanceClass DBClusterParameterGroupName DBInstanceParameterGroupName " +
    "DBSubnetGroupName DBSystemId DomainIAMRoleName EnableIAMDatabaseAuthentication SourceDBClusterIdentifier",
  "AWS::RDS::DBClusterParameterGroup": "DBClusterParameterGroupName",
  "AWS::RDS::DBInstance":
    "CACertificateIdentifier CustomIAMInstanceProfile DBClusterIdentifier DBClusterSnapshotIdentifier " +
    "DBInstanceClass DBInstanceIdentifier DBName DBParameterGroupName DBSecurityGroups DBSnapshotIdentifier " +
    "DBSubnetGroupName DBSystemId DomainIAMRoleName EnableIAMDatabaseAuthentication MultiAZ " +
    "PerformanceInsightsKMSKeyId SourceDBClusterIdentifier SourceDBInstanceAutomatedBackupsArn " +
    "SourceDBInstanceIdentifier VPCSecurityGroups",
  "AWS::RDS::DBParameterGroup": "DBParameterGroupName",
  "AWS::RDS::DBProxy": "DBProxyName IAMAuth RequireTLS",
  "AWS::RDS::DBSubnetGroup": "DBSubnetGroupDescription DBSubnetGroupName",
  "AWS::RDS::GlobalCluster": "SourceDBClusterIdentifier",
  "AWS::RDS::Integration": "KMSKeyId",
  "AWS::RDS::OptionGroup": "DBSecurityGroupMemberships",
  "AWS::Redshift::Cluster": "DBName MultiAZ",
  "AWS::Redshift::Integration": "KMSKeyId",
  "AWS::S3::Bucket": "KMSMasterKeyID ReplicaKmsKeyID SSEAlgorithm",
  "AWS::S3Express::DirectoryBucket": "KMSMasterKeyID SSEAlgorithm",
  "AWS::SageMaker::EndpointConfig": "EnableSSMAccess MaxPayloadInMB MemorySizeInMB VolumeSizeInGB",
  "AWS::SageMaker::NotebookInstance": "VolumeSizeInGB",
  "AWS::SageMaker::ProcessingJob": "VolumeSizeInGB",
  "AWS::Scheduler::Schedule": "EnableECSManagedTags",
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
