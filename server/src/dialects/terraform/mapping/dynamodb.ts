import { words } from "../conversions.ts";
import { type Attributes, converted, many, one, type TypeMapping } from "./table.ts";

const keySchema: Attributes = {
  hash_key: "KeySchema[KeyType=HASH].AttributeName",
  range_key: "KeySchema[KeyType=RANGE].AttributeName",
};

const capacity: Attributes = {
  read_capacity: "ProvisionedThroughput.ReadCapacityUnits",
  write_capacity: "ProvisionedThroughput.WriteCapacityUnits",
  on_demand_throughput: one("OnDemandThroughput"),
  warm_throughput: one("WarmThroughput"),
};

const index: Attributes = {
  ...keySchema,
  name: "IndexName",
  projection_type: "Projection.ProjectionType",
  non_key_attributes: "Projection.NonKeyAttributes",
};

/** Keys of several attributes, in the place of the two that name one each. */
const indexKeys: Attributes = { key_schema: many("KeySchema") };

export const dynamodb: Readonly<Record<string, TypeMapping>> = {
  aws_dynamodb_table: {
    type: "AWS::DynamoDB::Table",
    refs: ["name", "id"],
    attributes: {
      ...keySchema,
      ...capacity,
      name: "TableName",
      attribute: many("AttributeDefinitions", { name: "AttributeName", type: "AttributeType" }),
      global_secondary_index: many("GlobalSecondaryIndexes", { ...index, ...capacity, ...indexKeys }),
      local_secondary_index: many("LocalSecondaryIndexes", index),
      import_table: one("ImportSourceSpecification", {
        input_format_options: one("InputFormatOptions", { csv: one("Csv") }),
        s3_bucket_source: one("S3BucketSource", {
          bucket: "S3Bucket",
          bucket_owner: "S3BucketOwner",
          key_prefix: "S3KeyPrefix",
        }),
      }),
      point_in_time_recovery: one("PointInTimeRecoverySpecification", { enabled: "PointInTimeRecoveryEnabled" }),
      // In CloudFormation only a table of another type has replicas, AWS::DynamoDB::GlobalTable.
      replica: many("Replicas", {
        region_name: "Region",
        kms_key_arn: "SSESpecification.KMSMasterKeyId",
        point_in_time_recovery: "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
      }),
      server_side_encryption: one("SSESpecification", { enabled: "SSEEnabled", kms_key_arn: "KMSMasterKeyId" }),
      // The empty text is for a table without a stream.
      stream_view_type: converted("StreamSpecification.StreamViewType", words({ "": null })),
      ttl: one("TimeToLiveSpecification"),
    },
  },
  aws_dynamodb_kinesis_streaming_destination: {
    type: "AWS::DynamoDB::Table",
    attach: { by: "table_name", at: "KinesisStreamSpecification" },
    attributes: {},
  },
};
