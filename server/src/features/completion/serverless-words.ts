/** An event that calls a function, or starts a state machine. */
export interface EventWords {
  readonly meaning: string;
  readonly required: readonly string[];
  readonly others: readonly string[];
}

function event(meaning: string, required: string, others = ""): EventWords {
  const names = (text: string): readonly string[] => text.split(" ").filter((name) => name !== "");
  return { meaning, required: names(required), others: names(others) };
}

const polling = "BatchSize Enabled FilterCriteria KmsKeyArn MaximumBatchingWindowInSeconds";
const ofShards =
  `${polling} MetricsConfig BisectBatchOnFunctionError DestinationConfig FunctionResponseTypes MaximumRecordAgeInSeconds ` +
  "MaximumRetryAttempts ParallelizationFactor StartingPositionTimestamp TumblingWindowInSeconds";
const ofKafka =
  `${polling} ConsumerGroupId DestinationConfig LoggingConfig MetricsConfig ProvisionedPollerConfig SchemaRegistryConfig StartingPosition ` +
  "StartingPositionTimestamp";

const rules: Readonly<Record<string, EventWords>> = {
  CloudWatchEvent: event("the older name of EventBridgeRule", "Pattern", "Enabled EventBusName Input InputPath State"),
  EventBridgeRule: event(
    "events that match a pattern",
    "Pattern",
    "DeadLetterConfig EventBusName Input InputPath InputTransformer RetryPolicy RuleName State Target",
  ),
  Schedule: event(
    "a rule of EventBridge, by the clock",
    "Schedule",
    "DeadLetterConfig Description Enabled Input Name RetryPolicy State",
  ),
  ScheduleV2: event(
    "a schedule of EventBridge Scheduler",
    "ScheduleExpression",
    "DeadLetterConfig Description EndDate FlexibleTimeWindow GroupName Input KmsKeyArn Name OmitName " +
      "PermissionsBoundary RetryPolicy RoleArn ScheduleExpressionTimezone StartDate State",
  ),
};

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-statemachine-statemachineeventsource.html */
export const stateMachineEventWords: Readonly<Record<string, EventWords>> = {
  ...rules,
  Api: event("a call of a REST API", "Path Method", "Auth RestApiId UnescapeMappingTemplate"),
};

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html */
export const functionEventWords: Readonly<Record<string, EventWords>> = {
  Kinesis: event("records of a Kinesis data stream", "Stream StartingPosition", ofShards),
  DynamoDB: event("changes of a table", "Stream StartingPosition", ofShards),
  SQS: event("messages of a queue", "Queue", `${polling} FunctionResponseTypes MetricsConfig ScalingConfig`),
  MSK: event("records of a topic in MSK", "Stream Topics", `${ofKafka} SourceAccessConfigurations`),
  SelfManagedKafka: event(
    "records of a topic in a Kafka of one's own",
    "Topics SourceAccessConfigurations",
    `${ofKafka} KafkaBootstrapServers`,
  ),
  MQ: event(
    "messages of a broker of Amazon MQ",
    "Broker Queues SourceAccessConfigurations",
    `${polling} DynamicPolicyName SecretsManagerKmsKeyId`,
  ),
  DocumentDB: event(
    "changes of a collection",
    "Cluster DatabaseName SourceAccessConfigurations",
    `${polling} CollectionName FullDocument SecretsManagerKmsKeyId StartingPosition StartingPositionTimestamp`,
  ),
  S3: event("changes of objects in a bucket of this template", "Bucket Events", "Filter"),
  SNS: event("messages of a topic", "Topic", "FilterPolicy FilterPolicyScope RedrivePolicy Region SqsSubscription"),
  CloudWatchLogs: event("lines of a log group", "LogGroupName FilterPattern"),
  IoTRule: event("messages that a query of IoT selects", "Sql", "AwsIotSqlVersion"),
  ...rules,
  Api: event("a call of a REST API", "Path Method", "Auth RequestModel RequestParameters RestApiId TimeoutInMillis"),
  HttpApi: event(
    "a call of an HTTP API",
    "",
    "ApiId Auth Method Path PayloadFormatVersion RouteSettings TimeoutInMillis",
  ),
  Cognito: event("a step in signing in", "UserPool Trigger"),
  AlexaSkill: event("a request of Alexa", "", "SkillId"),
};

/**
 * What the sections of `Globals` may say; of a function nearly everything but what names it.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export const globalsOnly: Readonly<Record<string, readonly string[]>> = {
  SimpleTable: ["SSESpecification"],
  StateMachine: ["PropagateTags"],
  LayerVersion: ["PublishLambdaVersion"],
};
export const neverGlobal: ReadonlySet<string> = new Set([
  "AutoPublishCodeSha256",
  "CodeSigningConfigArn",
  "Events",
  "FunctionName",
  "FunctionUrlConfig",
  "ImageConfig",
  "ImageUri",
  "InlineCode",
  "PackageType",
  "Policies",
  "Role",
  "VersionDescription",
]);
