interface Grant {
  readonly actions: readonly string[];
  /** ARNs from the service on, where `@` is region and account; names in `<>` are the template's parameters. */
  readonly on: readonly string[];
}

/** Actions of the service that the ARNs begin with. */
function on(arns: string | readonly string[], actions: string): Grant {
  const all = typeof arns === "string" ? [arns] : arns;
  const service = all[0]!.split(":", 1)[0]!;
  return { actions: namesIn(service, actions), on: all };
}

/** Actions for which no resource is named. */
function onAll(service: string, actions: string): Grant {
  return { actions: namesIn(service, actions), on: ["*"] };
}

function namesIn(service: string, actions: string): readonly string[] {
  return actions.split(" ").map((action) => `${service}:${action}`);
}

const bucket = "s3:::<BucketName>";
const objects = `${bucket}/*`;
const table = "dynamodb:@:table/<TableName>";
const deliveryStream = "firehose:@:deliverystream/<DeliveryStreamName>";
const cluster = "elasticmapreduce:@:cluster/<ClusterId>";

/**
 * What SAM's policy templates grant, as far as data services need them.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
export const policyTemplates: Readonly<Record<string, readonly Grant[]>> = {
  AthenaQueryPolicy: [
    onAll(
      "athena",
      "ListWorkGroups GetExecutionEngine GetExecutionEngines GetNamespace GetNamespaces GetCatalogs GetTables GetTable",
    ),
    on(
      "athena:@:workgroup/<WorkGroupName>",
      "StartQueryExecution StopQueryExecution GetQueryExecution BatchGetQueryExecution ListQueryExecutions " +
        "GetQueryResults GetQueryResultsStream CreateNamedQuery DeleteNamedQuery GetNamedQuery BatchGetNamedQuery " +
        "ListNamedQueries GetWorkGroup",
    ),
  ],
  AWSSecretsManagerGetSecretValuePolicy: [{ actions: ["secretsmanager:GetSecretValue"], on: ["<SecretArn>"] }],
  CloudWatchPutMetricPolicy: [onAll("cloudwatch", "PutMetricData")],
  DynamoDBCrudPolicy: [
    on(
      [table, `${table}/index/*`],
      "GetItem BatchGetItem PutItem UpdateItem DeleteItem BatchWriteItem Query Scan DescribeTable ConditionCheckItem",
    ),
  ],
  DynamoDBReadPolicy: [on([table, `${table}/index/*`], "GetItem BatchGetItem Query Scan DescribeTable")],
  DynamoDBReconfigurePolicy: [on(table, "UpdateTable")],
  DynamoDBStreamReadPolicy: [
    on(`${table}/stream/<StreamName>`, "DescribeStream GetRecords GetShardIterator"),
    on(`${table}/stream/*`, "ListStreams"),
  ],
  DynamoDBWritePolicy: [on([table, `${table}/index/*`], "PutItem UpdateItem BatchWriteItem")],
  ElasticMapReduceAddJobFlowStepsPolicy: [on(cluster, "AddJobFlowSteps")],
  ElasticMapReduceCancelStepsPolicy: [on(cluster, "CancelSteps")],
  ElasticMapReduceTerminateJobFlowsPolicy: [on(cluster, "TerminateJobFlows")],
  EventBridgePutEventsPolicy: [on("events:@:event-bus/<EventBusName>", "PutEvents")],
  FirehoseCrudPolicy: [
    on(
      deliveryStream,
      "CreateDeliveryStream DeleteDeliveryStream DescribeDeliveryStream UpdateDestination PutRecord PutRecordBatch",
    ),
  ],
  FirehoseWritePolicy: [on(deliveryStream, "PutRecord PutRecordBatch")],
  KinesisCrudPolicy: [
    on(
      "kinesis:@:stream/<StreamName>",
      "CreateStream DeleteStream DescribeStream DescribeStreamSummary PutRecord PutRecords GetShardIterator " +
        "MergeShards SplitShard IncreaseStreamRetentionPeriod DecreaseStreamRetentionPeriod AddTagsToStream " +
        "RemoveTagsFromStream ListTagsForStream",
    ),
  ],
  KinesisStreamReadPolicy: [
    on("kinesis:@:stream/*", "ListStreams DescribeLimits"),
    on("kinesis:@:stream/<StreamName>", "DescribeStream DescribeStreamSummary GetRecords GetShardIterator"),
  ],
  KMSDecryptPolicy: [on("kms:@:key/<KeyId>", "Decrypt")],
  KMSEncryptPolicy: [on("kms:@:key/<KeyId>", "Encrypt")],
  LambdaInvokePolicy: [on("lambda:@:function:<FunctionName>*", "InvokeFunction")],
  S3CrudPolicy: [
    on(
      [bucket, objects],
      "GetObject GetObjectVersion PutObject PutObjectAcl DeleteObject ListBucket GetBucketLocation " +
        "GetLifecycleConfiguration PutLifecycleConfiguration",
    ),
  ],
  S3FullAccessPolicy: [
    on(
      objects,
      "GetObject GetObjectAcl GetObjectVersion PutObject PutObjectAcl DeleteObject GetObjectTagging " +
        "GetObjectVersionTagging PutObjectTagging PutObjectVersionTagging DeleteObjectTagging " +
        "DeleteObjectVersionTagging",
    ),
    on(bucket, "ListBucket GetBucketLocation GetLifecycleConfiguration PutLifecycleConfiguration"),
  ],
  S3ReadPolicy: [
    on([bucket, objects], "GetObject GetObjectVersion ListBucket GetBucketLocation GetLifecycleConfiguration"),
  ],
  S3WritePolicy: [on([bucket, objects], "PutObject PutObjectAcl PutLifecycleConfiguration")],
  SNSCrudPolicy: [
    on("sns:@:<TopicName>*", "ListSubscriptionsByTopic CreateTopic SetTopicAttributes Subscribe Publish"),
  ],
  SNSPublishMessagePolicy: [on("sns:@:<TopicName>", "Publish")],
  SQSPollerPolicy: [
    on(
      "sqs:@:<QueueName>",
      "ReceiveMessage DeleteMessage DeleteMessageBatch ChangeMessageVisibility ChangeMessageVisibilityBatch " +
        "GetQueueAttributes",
    ),
  ],
  SQSSendMessagePolicy: [on("sqs:@:<QueueName>", "SendMessage*")],
  StepFunctionsExecutionPolicy: [on("states:@:stateMachine:<StateMachineName>", "StartExecution")],
  VPCAccessPolicy: [
    onAll("ec2", "CreateNetworkInterface DeleteNetworkInterface DescribeNetworkInterfaces DetachNetworkInterface"),
  ],
};
