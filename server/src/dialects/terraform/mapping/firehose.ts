import { type Attributes, many, old, one, type TypeMapping } from "./table.ts";

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

/** A bucket that is written to: the destination itself, a backup, a place for what cannot be delivered. */
const bucket: Attributes = {
  ...buffering,
  kms_key_arn: "EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN",
  cloudwatch_logging_options: logging,
};

/** What the destinations other than S3 have in common. */
const destination: Attributes = {
  ...buffering,
  retry_duration: "RetryOptions.DurationInSeconds",
  cloudwatch_logging_options: logging,
  processing_configuration: processing,
  s3_configuration: one("S3Configuration", bucket),
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

export const firehose: Readonly<Record<string, TypeMapping>> = {
  aws_kinesis_firehose_delivery_stream: {
    type: "AWS::KinesisFirehose::DeliveryStream",
    refs: ["name"],
    arns: ["id"],
    attributes: {
      name: "DeliveryStreamName",
      server_side_encryption: one("DeliveryStreamEncryptionConfigurationInput", {}, { enabledBy: "enabled" }),
      kinesis_source_configuration: one(
        "KinesisStreamSourceConfiguration",
        {},
        { implies: { DeliveryStreamType: "KinesisStreamAsSource" } },
      ),
      // Of destinations before the fifth major version of the provider.
      s3_configuration: old(one("S3DestinationConfiguration", bucket)),
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
          s3_backup_configuration: one("S3BackupConfiguration", bucket),
        },
        {
          // The service takes 128 with format conversion, but the provider always sends its own default.
          defaults: [{ attribute: "buffering_size", value: 5, beside: "data_format_conversion_configuration" }],
        },
      ),
      redshift_configuration: one("RedshiftDestinationConfiguration", {
        ...destination,
        cluster_jdbcurl: "ClusterJDBCURL",
        data_table_name: "CopyCommand.DataTableName",
        data_table_columns: "CopyCommand.DataTableColumns",
        copy_options: "CopyCommand.CopyOptions",
        s3_backup_configuration: one("S3BackupConfiguration", bucket),
      }),
      opensearch_configuration: one("AmazonopensearchserviceDestinationConfiguration", {
        ...destination,
        document_id_options: one("DocumentIdOptions"),
      }),
      opensearchserverless_configuration: one("AmazonOpenSearchServerlessDestinationConfiguration", destination),
      elasticsearch_configuration: one("ElasticsearchDestinationConfiguration", destination),
      splunk_configuration: one("SplunkDestinationConfiguration", {
        ...destination,
        hec_acknowledgment_timeout: "HECAcknowledgmentTimeoutInSeconds",
      }),
      http_endpoint_configuration: one("HttpEndpointDestinationConfiguration", {
        ...destination,
        url: "EndpointConfiguration.Url",
        name: "EndpointConfiguration.Name",
        access_key: "EndpointConfiguration.AccessKey",
        request_configuration: one("RequestConfiguration", {
          common_attributes: many("CommonAttributes", { name: "AttributeName", value: "AttributeValue" }),
        }),
      }),
      snowflake_configuration: one("SnowflakeDestinationConfiguration", {
        ...destination,
        metadata_column_name: "MetaDataColumnName",
        snowflake_role_configuration: one("SnowflakeRoleConfiguration"),
        snowflake_vpc_configuration: one("SnowflakeVpcConfiguration"),
      }),
      iceberg_configuration: one("IcebergDestinationConfiguration", {
        ...destination,
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
