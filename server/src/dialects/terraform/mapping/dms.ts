import { jsonText } from "../conversions.ts";
import { pascalCase } from "./naming.ts";
import { type Attributes, converted, one, type TypeMapping } from "./table.ts";

const s3Settings = [
  "add_column_name",
  "add_trailing_padding_character",
  "bucket_folder",
  "bucket_name",
  "canned_acl_for_objects",
  "cdc_inserts_and_updates",
  "cdc_inserts_only",
  "cdc_max_batch_interval",
  "cdc_min_file_size",
  "cdc_path",
  "compression_type",
  "csv_delimiter",
  "csv_no_sup_value",
  "csv_null_value",
  "csv_row_delimiter",
  "data_format",
  "data_page_size",
  "date_partition_delimiter",
  "date_partition_enabled",
  "date_partition_sequence",
  "date_partition_timezone",
  "dict_page_size_limit",
  "enable_statistics",
  "encoding_type",
  "encryption_mode",
  "expected_bucket_owner",
  "external_table_definition",
  "glue_catalog_generation",
  "ignore_header_rows",
  "include_op_for_full_load",
  "max_file_size",
  "parquet_timestamp_in_millisecond",
  "parquet_version",
  "preserve_transactions",
  "rfc_4180",
  "row_group_length",
  "server_side_encryption_kms_key_id",
  "service_access_role_arn",
  "timestamp_column_name",
  "use_csv_no_sup_value",
  "use_task_start_time_for_full_load_timestamp",
];

const endpoint: Attributes = { endpoint_id: "EndpointIdentifier", kms_key_arn: "KmsKeyId" };

export const dms: Readonly<Record<string, TypeMapping>> = {
  aws_dms_endpoint: {
    type: "AWS::DMS::Endpoint",
    refs: ["endpoint_arn"],
    arns: ["endpoint_arn"],
    attributes: {
      ...endpoint,
      elasticsearch_settings: one("ElasticsearchSettings"),
      kafka_settings: one("KafkaSettings", { sasl_username: "SaslUserName" }),
      kinesis_settings: one("KinesisSettings"),
      mongodb_settings: one("MongoDbSettings"),
      mysql_settings: one("MySqlSettings"),
      oracle_settings: one("OracleSettings", {
        allow_selected_nested_tables: "AllowSelectNestedTables",
        fail_task_on_lob_truncation: "FailTasksOnLobTruncation",
        use_bfile: "UseBFile",
      }),
      postgres_settings: one("PostgreSqlSettings"),
      redis_settings: one("RedisSettings"),
      redshift_settings: one("RedshiftSettings"),
      // Of providers before the sixth major version.
      s3_settings: one("S3Settings"),
    },
  },
  aws_dms_s3_endpoint: {
    type: "AWS::DMS::Endpoint",
    refs: ["endpoint_arn"],
    arns: ["endpoint_arn"],
    defaults: [{ attribute: "engine_name", value: "s3" }],
    attributes: {
      ...endpoint,
      ...Object.fromEntries(s3Settings.map((name) => [name, `S3Settings.${pascalCase(name)}`])),
    },
  },
  aws_dms_replication_instance: {
    type: "AWS::DMS::ReplicationInstance",
    refs: ["replication_instance_arn"],
    arns: ["replication_instance_arn"],
    // The service itself takes true.
    defaults: [{ attribute: "publicly_accessible", value: false }],
    attributes: {
      replication_instance_id: "ReplicationInstanceIdentifier",
      replication_subnet_group_id: "ReplicationSubnetGroupIdentifier",
      kms_key_arn: "KmsKeyId",
    },
  },
  aws_dms_replication_task: {
    type: "AWS::DMS::ReplicationTask",
    refs: ["replication_task_arn"],
    arns: ["replication_task_arn"],
    attributes: {
      replication_task_id: "ReplicationTaskIdentifier",
      replication_task_settings: converted("ReplicationTaskSettings", jsonText),
      table_mappings: converted("TableMappings", jsonText),
    },
  },
  aws_dms_replication_config: {
    type: "AWS::DMS::ReplicationConfig",
    refs: ["arn"],
    arns: ["id"],
    attributes: {
      compute_config: one("ComputeConfig"),
      replication_settings: converted("ReplicationSettings", jsonText),
      supplemental_settings: converted("SupplementalSettings", jsonText),
      table_mappings: converted("TableMappings", jsonText),
    },
  },
  aws_dms_replication_subnet_group: {
    type: "AWS::DMS::ReplicationSubnetGroup",
    refs: ["replication_subnet_group_id", "id"],
    attributes: { replication_subnet_group_id: "ReplicationSubnetGroupIdentifier" },
  },
  aws_dms_certificate: {
    type: "AWS::DMS::Certificate",
    refs: ["certificate_arn"],
    arns: ["certificate_arn"],
    attributes: { certificate_id: "CertificateIdentifier" },
  },
  aws_dms_event_subscription: {
    type: "AWS::DMS::EventSubscription",
    refs: ["name", "id"],
    attributes: { name: "SubscriptionName" },
  },
};
