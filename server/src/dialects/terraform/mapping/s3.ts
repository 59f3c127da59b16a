import { flag, jsonText, pairs, single, words } from "../conversions.ts";
import { type Attributes, converted, type Default, many, old, one, spread, type TypeMapping } from "./table.ts";

const tagFilters = converted("TagFilters", pairs());

const lifecycleRule: Attributes = {
  prefix: old("Prefix"),
  expiration: spread({
    days: "ExpirationInDays",
    date: "ExpirationDate",
    expired_object_delete_marker: "ExpiredObjectDeleteMarker",
  }),
  noncurrent_version_expiration: one("NoncurrentVersionExpiration"),
  transition: many(
    "Transitions",
    { days: "TransitionInDays", date: "TransitionDate" },
    { defaults: [{ attribute: "days", value: 0, beside: "storage_class", unless: "date" }] },
  ),
  noncurrent_version_transition: many("NoncurrentVersionTransitions", { noncurrent_days: "TransitionInDays" }),
  abort_incomplete_multipart_upload: one("AbortIncompleteMultipartUpload"),
  filter: spread({
    prefix: "Prefix",
    object_size_greater_than: "ObjectSizeGreaterThan",
    object_size_less_than: "ObjectSizeLessThan",
    tag: one("TagFilters[]"),
    and: spread({
      prefix: "Prefix",
      object_size_greater_than: "ObjectSizeGreaterThan",
      object_size_less_than: "ObjectSizeLessThan",
      tags: tagFilters,
    }),
  }),
};

/** The block within the bucket, from before the fourth major version of the provider. */
const inlineLifecycleRule: Attributes = {
  ...lifecycleRule,
  prefix: "Prefix",
  tags: tagFilters,
  enabled: converted("Status", flag("Enabled", "Disabled")),
  abort_incomplete_multipart_upload_days: "AbortIncompleteMultipartUpload.DaysAfterInitiation",
  noncurrent_version_expiration: one("NoncurrentVersionExpiration", { days: "NoncurrentDays" }),
  noncurrent_version_transition: many("NoncurrentVersionTransitions", { days: "TransitionInDays" }),
};

const encryptionRule: Attributes = {
  apply_server_side_encryption_by_default: one("ServerSideEncryptionByDefault"),
  blocked_encryption_types: "BlockedEncryptionTypes.EncryptionType",
};

const corsRule: Attributes = { expose_headers: "ExposedHeaders", max_age_seconds: "MaxAge" };

const objectLockRule = one("Rule", { default_retention: one("DefaultRetention") });

function notification(target: string, attribute: string): Attributes {
  return {
    [attribute]: target,
    events: converted("Event", single),
    filter_prefix: "Filter.S3Key.Rules[Name=prefix].Value",
    filter_suffix: "Filter.S3Key.Rules[Name=suffix].Value",
  };
}

const replicationRule: Attributes = {
  delete_marker_replication: one("DeleteMarkerReplication"),
  destination: one("Destination", {
    access_control_translation: one("AccessControlTranslation"),
    encryption_configuration: one("EncryptionConfiguration"),
    metrics: one("Metrics", { event_threshold: one("EventThreshold") }),
    replication_time: one("ReplicationTime", { time: one("Time") }),
  }),
  filter: one("Filter", { tag: one("TagFilter"), and: one("And", { tags: tagFilters }) }),
  source_selection_criteria: one("SourceSelectionCriteria", {
    replica_modifications: one("ReplicaModifications"),
    sse_kms_encrypted_objects: one("SseKmsEncryptedObjects"),
  }),
};

/** What the provider sends where a rule has a filter, and with it the newer form. */
const replicationDefaults: readonly Default[] = [{ attribute: "priority", value: 0, beside: "filter" }];

/** The block within the bucket, from before the fourth major version of the provider. */
const inlineReplicationRule: Attributes = {
  delete_marker_replication_status: "DeleteMarkerReplication.Status",
  destination: one("Destination", {
    account_id: "Account",
    replica_kms_key_id: "EncryptionConfiguration.ReplicaKmsKeyID",
    access_control_translation: one("AccessControlTranslation"),
    metrics: one("Metrics", { minutes: "EventThreshold.Minutes" }),
    replication_time: one("ReplicationTime", { minutes: "Time.Minutes" }),
  }),
  filter: one("Filter", { tags: converted("And.TagFilters", pairs()) }),
  source_selection_criteria: one("SourceSelectionCriteria", {
    sse_kms_encrypted_objects: one("SseKmsEncryptedObjects", {
      enabled: converted("Status", flag("Enabled", "Disabled")),
    }),
  }),
};

const inlineReplicationDefaults: readonly Default[] = [
  ...replicationDefaults,
  { attribute: "delete_marker_replication_status", value: "Disabled", beside: "filter" },
];

const idAndFilter: Attributes = {
  name: "Id",
  filter: spread({ prefix: "Prefix", tags: tagFilters, access_point: "AccessPointArn" }),
};

const reportDestination = spread({
  account_id: "BucketAccountId",
  bucket_account_id: "BucketAccountId",
  bucket_arn: "BucketArn",
  format: "Format",
  prefix: "Prefix",
});

const cannedAcls = words({
  private: "Private",
  "public-read": "PublicRead",
  "public-read-write": "PublicReadWrite",
  "authenticated-read": "AuthenticatedRead",
  "aws-exec-read": "AwsExecRead",
  "bucket-owner-read": "BucketOwnerRead",
  "bucket-owner-full-control": "BucketOwnerFullControl",
  "log-delivery-write": "LogDeliveryWrite",
});

function partOfBucket(at: string, attributes: Attributes = {}, waits?: true): TypeMapping {
  return { type: "AWS::S3::Bucket", attach: { by: "bucket", at, ...(waits && { waits }) }, attributes };
}

export const s3: Readonly<Record<string, TypeMapping>> = {
  aws_s3_bucket: {
    type: "AWS::S3::Bucket",
    refs: ["id", "bucket"],
    attributes: {
      bucket: "BucketName",
      bucket_prefix: "BucketNamePrefix",
      acl: old(converted("AccessControl", cannedAcls)),
      versioning: old(one("VersioningConfiguration", { enabled: converted("Status", flag("Enabled", "Suspended")) })),
      lifecycle_rule: old(many("LifecycleConfiguration.Rules", inlineLifecycleRule)),
      server_side_encryption_configuration: old(
        one("BucketEncryption", { rule: many("ServerSideEncryptionConfiguration", encryptionRule) }),
      ),
      website: old(one("WebsiteConfiguration", { routing_rules: converted("RoutingRules", jsonText) })),
      logging: old(
        one("LoggingConfiguration", { target_bucket: "DestinationBucketName", target_prefix: "LogFilePrefix" }),
      ),
      cors_rule: old(many("CorsConfiguration.CorsRules", corsRule)),
      object_lock_configuration: old(
        one("ObjectLockConfiguration", { rule: objectLockRule }, { implies: { ObjectLockEnabled: true } }),
      ),
      acceleration_status: old("AccelerateConfiguration.AccelerationStatus"),
      replication_configuration: old(
        one("ReplicationConfiguration", {
          rules: many("Rules", inlineReplicationRule, { defaults: inlineReplicationDefaults }),
        }),
      ),
    },
    apart: [
      { type: "AWS::S3::BucketPolicy", attributes: { policy: converted("PolicyDocument", jsonText) }, owner: "Bucket" },
    ],
  },
  aws_s3_directory_bucket: {
    type: "AWS::S3Express::DirectoryBucket",
    refs: ["bucket", "id"],
    attributes: { bucket: "BucketName", location: spread({ name: "LocationName" }) },
  },
  aws_s3_bucket_policy: {
    type: "AWS::S3::BucketPolicy",
    links: { bucket: "AWS::S3::Bucket" },
    attributes: { policy: converted("PolicyDocument", jsonText) },
  },
  aws_s3_bucket_lifecycle_configuration: partOfBucket("LifecycleConfiguration", { rule: many("Rules", lifecycleRule) }),
  aws_s3_bucket_versioning: partOfBucket("VersioningConfiguration", {
    versioning_configuration: spread({
      // "Disabled" is only for a bucket that never had versioning.
      status: converted("Status", words({ Disabled: null })),
      mfa_delete: converted("MfaDelete", words({ Disabled: null })),
    }),
  }),
  aws_s3_bucket_server_side_encryption_configuration: partOfBucket("BucketEncryption", {
    rule: many("ServerSideEncryptionConfiguration", encryptionRule),
  }),
  aws_s3_bucket_notification: partOfBucket(
    "NotificationConfiguration",
    {
      lambda_function: many("LambdaConfigurations", notification("Function", "lambda_function_arn")),
      queue: many("QueueConfigurations", notification("Queue", "queue_arn")),
      topic: many("TopicConfigurations", notification("Topic", "topic_arn")),
      eventbridge: "EventBridgeConfiguration.EventBridgeEnabled",
    },
    true,
  ),
  aws_s3_bucket_website_configuration: partOfBucket("WebsiteConfiguration", {
    index_document: spread({ suffix: "IndexDocument" }),
    error_document: spread({ key: "ErrorDocument" }),
    redirect_all_requests_to: one("RedirectAllRequestsTo"),
    routing_rules: old(converted("RoutingRules", jsonText)),
    routing_rule: many("RoutingRules", {
      condition: one("RoutingRuleCondition"),
      redirect: one("RedirectRule"),
    }),
  }),
  aws_s3_bucket_object_lock_configuration: partOfBucket("ObjectLockConfiguration", { rule: objectLockRule }),
  aws_s3_bucket_acl: partOfBucket("", {
    acl: converted("AccessControl", cannedAcls),
    // CloudFormation has the canned ones only.
    access_control_policy: one("AccessControlPolicy", {
      grant: many("Grants", { grantee: one("Grantee", { id: "ID", uri: "URI" }) }),
      owner: one("Owner", { id: "ID" }),
    }),
  }),
  aws_s3_bucket_logging: partOfBucket("LoggingConfiguration", {
    target_bucket: "DestinationBucketName",
    target_prefix: "LogFilePrefix",
    target_object_key_format: one("TargetObjectKeyFormat", {
      partitioned_prefix: one("PartitionedPrefix"),
      simple_prefix: one("SimplePrefix"),
    }),
  }),
  aws_s3_bucket_public_access_block: partOfBucket("PublicAccessBlockConfiguration"),
  aws_s3_bucket_ownership_controls: partOfBucket("OwnershipControls", { rule: many("Rules") }),
  aws_s3_bucket_cors_configuration: partOfBucket("CorsConfiguration", { cors_rule: many("CorsRules", corsRule) }),
  aws_s3_bucket_accelerate_configuration: partOfBucket("AccelerateConfiguration", { status: "AccelerationStatus" }),
  aws_s3_bucket_replication_configuration: partOfBucket("ReplicationConfiguration", {
    rule: many("Rules", replicationRule, { defaults: replicationDefaults }),
  }),
  aws_s3_bucket_intelligent_tiering_configuration: partOfBucket("IntelligentTieringConfigurations[]", {
    ...idAndFilter,
    tiering: many("Tierings"),
  }),
  aws_s3_bucket_metric: partOfBucket("MetricsConfigurations[]", idAndFilter),
  aws_s3_bucket_inventory: partOfBucket("InventoryConfigurations[]", {
    ...idAndFilter,
    schedule: spread({ frequency: "ScheduleFrequency" }),
    destination: one("Destination", { bucket: reportDestination }),
  }),
  aws_s3_bucket_analytics_configuration: partOfBucket("AnalyticsConfigurations[]", {
    ...idAndFilter,
    storage_class_analysis: one("StorageClassAnalysis", {
      data_export: one("DataExport", { destination: one("Destination", { s3_bucket_destination: reportDestination }) }),
    }),
  }),
};
