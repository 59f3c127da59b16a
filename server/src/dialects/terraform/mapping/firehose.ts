import { words } from "../conversions.ts";
import {
  type AttributeRow,
  type Attributes,
  converted,
  type Default,
  many,
  old,
  one,
  type TypeMapping,
} from "./table.ts";

const logging = one("CloudWatchLoggingOptions");

const processing = one("ProcessingConfiguration", {
  processors: many("Processors", { parameters: many("Parameters") }),
});

/** Megabytes and seconds, in both. */
const buffering: Attributes = {
  buffering_size: "BufferingHints.SizeInMBs",
  buffering_interval: "BufferingHints.IntervalInSeconds",
  // Their names before the fifth major version of the provider.
  buffer_size: old("BufferingHints.SizeInMBs"),
  buffer_interval: old("BufferingHints.IntervalInSeconds"),
};

/** What the provider sends where no buffer is written. */
function buffer(size: number, interval: number): readonly Default[] {
  return [
    { attribute: "buffering_size", value: size },
    { attribute: "buffering_interval", value: interval },
  ];
}

const bucket: Attributes = {
  ...buffering,
  kms_key_arn: "EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN",
  cloudwatch_logging_options: logging,
};

/** A bucket that is written to: a backup, a place for what cannot be delivered. */
function bucketAt(to: string): AttributeRow {
  return one(to, bucket, { defaults: buffer(5, 300) });
}

/** What the destinations other than S3 have in common. */
const common: Attributes = {
  ...buffering,
  retry_duration: "RetryOptions.DurationInSeconds",
  cloudwatch_logging_options: logging,
  processing_configuration: processing,
  s3_configuration: bucketAt("S3Configuration"),
  secrets_manager_configuration: one("SecretsManagerConfiguration"),
  vpc_config: one("VpcConfiguration"),
};

const formatConversion = one("DataFormatConversionConfiguration", {
  input_format_configuration: one("InputFormatConfiguration", {
    deserializer: one("Deserializer", {
      hive_json_ser_de: one("HiveJsonSerDe"),
      open_x_json_ser_de: one("OpenXJsonSerDe", { column_to_json_key_mappings: "ColumnToJsonKeyMappings" }),
    }),
  }),
  output_format_configuration: one("OutputFormatConfiguration", {
    serializer: one("Serializer", { orc_ser_de: one("OrcSerDe"), parquet_ser_de: one("ParquetSerDe") }),
  }),
  schema_configuration: one("SchemaConfiguration"),
});

function destination(to: string, attributes: Attributes = {}, defaults = buffer(5, 300)): AttributeRow {
  return one(to, { ...common, ...attributes }, { defaults });
}

/** The destination that the stream says to have; the block of that name configures it. */
const destinations = words({
  elasticsearch: "ElasticsearchDestinationConfiguration",
  extended_s3: "ExtendedS3DestinationConfiguration",
  http_endpoint: "HttpEndpointDestinationConfiguration",
  iceberg: "IcebergDestinationConfiguration",
  opensearch: "AmazonopensearchserviceDestinationConfiguration",
  opensearchserverless: "AmazonOpenSearchServerlessDestinationConfiguration",
  redshift: "RedshiftDestinationConfiguration",
  s3: "S3DestinationConfiguration",
  snowflake: "SnowflakeDestinationConfiguration",
  splunk: "SplunkDestinationConfiguration",
});

export const firehose: Readonly<Record<string, TypeMapping>> = {
  aws_kinesis_firehose_delivery_stream: {
    type: "AWS::KinesisFirehose::DeliveryStream",
    refs: ["name"],
    arns: ["id"],
    attributes: {
      name: "DeliveryStreamName",
      destination: converted("Destination", destinations),
      server_side_encryption: one("DeliveryStreamEncryptionConfigurationInput", {}, { enabledBy: "enabled" }),
      kinesis_source_configuration: one(
        "KinesisStreamSourceConfiguration",
        {},
        { implies: { DeliveryStreamType: "KinesisStreamAsSource" } },
      ),
      // Of destinations before the fifth major version of the provider.
      s3_configuration: old(bucketAt("S3DestinationConfiguration")),
      msk_source_configuration: one(
        "MSKSourceConfiguration",
        { authentication_configuration: one("AuthenticationConfiguration") },
        { implies: { DeliveryStreamType: "MSKAsSource" } },
      ),
      extended_s3_configuration: one(
        "ExtendedS3DestinationConfiguration",
        {
          ...bucket,
          processing_configuration: processing,
          data_format_conversion_configuration: formatConversion,
          dynamic_partitioning_configuration: one("DynamicPartitioningConfiguration", {
            retry_duration: "RetryOptions.DurationInSeconds",
          }),
          s3_backup_configuration: bucketAt("S3BackupConfiguration"),
        },
        {
          // The service takes 128 with these, but the provider always sends its own default.
          defaults: [
            { attribute: "buffering_size", value: 5, beside: "data_format_conversion_configuration" },
            { attribute: "buffering_size", value: 5, beside: "dynamic_partitioning_configuration" },
            ...buffer(5, 300),
          ],
        },
      ),
      redshift_configuration: one("RedshiftDestinationConfiguration", {
        ...common,
        cluster_jdbcurl: "ClusterJDBCURL",
        data_table_name: "CopyCommand.DataTableName",
        data_table_columns: "CopyCommand.DataTableColumns",
        copy_options: "CopyCommand.CopyOptions",
        s3_backup_configuration: bucketAt("S3BackupConfiguration"),
      }),
      opensearch_configuration: destination("AmazonopensearchserviceDestinationConfiguration", {
        document_id_options: one("DocumentIdOptions"),
      }),
      opensearchserverless_configuration: destination("AmazonOpenSearchServerlessDestinationConfiguration"),
      elasticsearch_configuration: destination("ElasticsearchDestinationConfiguration"),
      splunk_configuration: destination(
        "SplunkDestinationConfiguration",
        { hec_acknowledgment_timeout: "HECAcknowledgmentTimeoutInSeconds" },
        buffer(5, 60),
      ),
      http_endpoint_configuration: destination("HttpEndpointDestinationConfiguration", {
        url: "EndpointConfiguration.Url",
        name: "EndpointConfiguration.Name",
        access_key: "EndpointConfiguration.AccessKey",
        request_configuration: one("RequestConfiguration", {
          common_attributes: many("CommonAttributes", { name: "AttributeName", value: "AttributeValue" }),
        }),
      }),
      snowflake_configuration: destination(
        "SnowflakeDestinationConfiguration",
        {
          metadata_column_name: "MetaDataColumnName",
          snowflake_role_configuration: one("SnowflakeRoleConfiguration"),
          snowflake_vpc_configuration: one("SnowflakeVpcConfiguration"),
        },
        buffer(1, 0),
      ),
      iceberg_configuration: destination("IcebergDestinationConfiguration", {
        s3_backup_mode: "s3BackupMode",
        catalog_arn: "CatalogConfiguration.CatalogArn",
        destination_table_configuration: many("DestinationTableConfigurationList", {
          database_name: "DestinationDatabaseName",
          table_name: "DestinationTableName",
          s3_error_output_prefix: "S3ErrorOutputPrefix",
        }),
      }),
    },
  },
};
