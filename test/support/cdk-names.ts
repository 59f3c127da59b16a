/** What the snippets for the CDK use of `aws-cdk-lib`, by module. All of it was compiled with version 2.276.0. */
const namesByModule: Readonly<Record<string, string>> = {
  aws_athena: "CfnWorkGroup",
  aws_batch: "EcsFargateContainerDefinition EcsJobDefinition FargateComputeEnvironment JobQueue",
  aws_cloudwatch: "ComparisonOperator TreatMissingData",
  aws_cloudwatch_actions: "SnsAction",
  aws_dms: "CfnEndpoint CfnReplicationInstance CfnReplicationSubnetGroup CfnReplicationTask",
  aws_dynamodb: "AttributeType BillingMode StreamViewType Table TableEncryption",
  aws_ec2: "EbsDeviceVolumeType SubnetType",
  aws_ecs: "ContainerImage",
  aws_emr: "CfnCluster",
  aws_emrserverless: "CfnApplication",
  aws_events: "Rule Schedule",
  aws_events_targets: "BatchJob SfnStateMachine",
  aws_fsx: "CfnDataRepositoryAssociation CfnFileSystem",
  aws_glue: "CfnCrawler CfnDatabase CfnJob CfnTable CfnTrigger CfnWorkflow",
  aws_iam: "CompositePrincipal ManagedPolicy PolicyStatement Role ServicePrincipal",
  aws_iot: "CfnTopicRule",
  aws_kinesis: "Stream StreamConsumer StreamEncryption StreamMode",
  aws_kinesisanalyticsv2: "CfnApplication CfnApplicationCloudWatchLoggingOption",
  aws_kinesisfirehose:
    "AppendDelimiterToRecordProcessor Compression DeliveryStream InputFormat KinesisStreamSource LambdaFunctionProcessor MetadataExtractionProcessor OutputFormat S3Bucket SchemaConfiguration StreamEncryption",
  aws_lakeformation: "CfnPrincipalPermissions CfnResource",
  aws_lambda: "Code FilterCriteria Function Runtime StartingPosition",
  aws_lambda_event_sources: "DynamoEventSource KinesisConsumerEventSource KinesisEventSource SqsDlq SqsEventSource",
  aws_logs: "LogGroup RetentionDays",
  aws_msk: "CfnCluster CfnConfiguration CfnServerlessCluster",
  aws_opensearchservice: "Domain EngineVersion TLSSecurityPolicy",
  aws_pipes: "CfnPipe",
  aws_redshiftserverless: "CfnNamespace CfnWorkgroup",
  aws_s3: "BlockPublicAccess Bucket BucketEncryption EventType StorageClass",
  aws_s3_notifications: "SqsDestination",
  aws_scheduler: "ContextAttribute Schedule ScheduleExpression ScheduleTargetInput TimeWindow",
  aws_scheduler_targets: "StepFunctionsStartExecution",
  aws_secretsmanager: "Secret",
  aws_sns: "Topic",
  aws_sns_subscriptions: "EmailSubscription",
  aws_sqs: "Queue QueueEncryption",
  aws_stepfunctions: "DefinitionBody Errors Fail IntegrationPattern JitterType LogLevel StateMachine TaskInput Timeout",
  aws_stepfunctions_tasks: "GlueStartJobRun SnsPublish",
  core: "ArnFormat CfnResource Duration RemovalPolicy Size TimeZone Token",
};

/** `aws_kinesis.Stream`, `Duration`, ... */
export const cdkNames: ReadonlySet<string> = new Set(
  Object.entries(namesByModule).flatMap(([module, names]) =>
    names.split(" ").map((name) => (module === "core" ? name : `${module}.${name}`)),
  ),
);
