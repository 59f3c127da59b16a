import { words } from "../conversions.ts";
import { type Attributes, converted, many, one, type TypeMapping } from "./table.ts";

const columns: Attributes = { parameters: "Parameters" };

const storageDescriptor: Attributes = {
  parameters: "Parameters",
  columns: many("Columns", columns),
  schema_reference: one("SchemaReference", { schema_id: one("SchemaId") }),
  ser_de_info: one("SerdeInfo", { parameters: "Parameters" }),
  skewed_info: one("SkewedInfo", { skewed_column_value_location_maps: "SkewedColumnValueLocationMaps" }),
  sort_columns: many("SortColumns"),
};

export const glue: Readonly<Record<string, TypeMapping>> = {
  aws_glue_catalog_database: {
    type: "AWS::Glue::Database",
    refs: ["name"],
    attributes: {
      name: "DatabaseInput.Name",
      description: "DatabaseInput.Description",
      location_uri: "DatabaseInput.LocationUri",
      parameters: "DatabaseInput.Parameters",
      create_table_default_permission: many("DatabaseInput.CreateTableDefaultPermissions", {
        principal: one("Principal"),
      }),
      federated_database: one("DatabaseInput.FederatedDatabase"),
      target_database: one("DatabaseInput.TargetDatabase"),
    },
  },
  aws_glue_catalog_table: {
    type: "AWS::Glue::Table",
    refs: ["name"],
    defaults: [{ attribute: "partition_keys", value: [], unless: "open_table_format_input" }],
    attributes: {
      name: "TableInput.Name",
      description: "TableInput.Description",
      owner: "TableInput.Owner",
      parameters: "TableInput.Parameters",
      retention: "TableInput.Retention",
      table_type: "TableInput.TableType",
      view_expanded_text: "TableInput.ViewExpandedText",
      view_original_text: "TableInput.ViewOriginalText",
      partition_keys: many("TableInput.PartitionKeys", columns),
      target_table: one("TableInput.TargetTable"),
      storage_descriptor: one("TableInput.StorageDescriptor", storageDescriptor),
      open_table_format_input: one("OpenTableFormatInput", { iceberg_input: one("IcebergInput") }),
      partition_index: many("PartitionIndexes"),
    },
  },
  aws_glue_partition: {
    type: "AWS::Glue::Partition",
    attributes: {
      partition_values: "PartitionInput.Values",
      parameters: "PartitionInput.Parameters",
      storage_descriptor: one("PartitionInput.StorageDescriptor", storageDescriptor),
    },
  },
  aws_glue_crawler: {
    type: "AWS::Glue::Crawler",
    refs: ["name", "id"],
    attributes: {
      tags: "Tags",
      schedule: "Schedule.ScheduleExpression",
      security_configuration: "CrawlerSecurityConfiguration",
      s3_target: many("Targets.S3Targets"),
      catalog_target: many("Targets.CatalogTargets"),
      delta_target: many("Targets.DeltaTargets"),
      dynamodb_target: many("Targets.DynamoDBTargets"),
      hudi_target: many("Targets.HudiTargets"),
      iceberg_target: many("Targets.IcebergTargets"),
      jdbc_target: many("Targets.JdbcTargets"),
      mongodb_target: many("Targets.MongoDBTargets"),
      lake_formation_configuration: one("LakeFormationConfiguration"),
      lineage_configuration: one("LineageConfiguration"),
      recrawl_policy: one("RecrawlPolicy"),
      schema_change_policy: one("SchemaChangePolicy"),
    },
  },
  aws_glue_job: {
    type: "AWS::Glue::Job",
    refs: ["name", "id"],
    attributes: {
      tags: "Tags",
      role_arn: "Role",
      connections: "Connections.Connections",
      default_arguments: "DefaultArguments",
      non_overridable_arguments: "NonOverridableArguments",
      command: one("Command", {}, { defaults: [{ attribute: "name", value: "glueetl" }] }),
      execution_property: one("ExecutionProperty"),
      notification_property: one("NotificationProperty"),
      source_control_details: one("SourceControlDetails"),
    },
  },
  aws_glue_trigger: {
    type: "AWS::Glue::Trigger",
    refs: ["name", "id"],
    // What is enabled, as it is unless told otherwise, the provider activates if it is of a kind that can be.
    defaults: [{ attribute: "enabled", value: true, where: ["type", "SCHEDULED", "CONDITIONAL"] }],
    attributes: {
      tags: "Tags",
      enabled: converted("StartOnCreation", words({ true: null })),
      start_on_creation: converted("StartOnCreation", words({ false: null })),
      actions: many("Actions", { arguments: "Arguments", notification_property: one("NotificationProperty") }),
      event_batching_condition: one("EventBatchingCondition"),
      predicate: one(
        "Predicate",
        { conditions: many("Conditions") },
        { defaults: [{ attribute: "logical", value: "AND" }] },
      ),
    },
  },
  aws_glue_workflow: {
    type: "AWS::Glue::Workflow",
    refs: ["name", "id"],
    attributes: { tags: "Tags", default_run_properties: "DefaultRunProperties" },
  },
  aws_glue_connection: {
    type: "AWS::Glue::Connection",
    refs: ["name"],
    defaults: [{ attribute: "connection_type", value: "JDBC" }],
    attributes: {
      tags: "Tags",
      name: "ConnectionInput.Name",
      description: "ConnectionInput.Description",
      connection_type: "ConnectionInput.ConnectionType",
      match_criteria: "ConnectionInput.MatchCriteria",
      connection_properties: "ConnectionInput.ConnectionProperties",
      athena_properties: "ConnectionInput.AthenaProperties",
      physical_connection_requirements: one("ConnectionInput.PhysicalConnectionRequirements"),
      authentication_configuration: one("ConnectionInput.AuthenticationConfiguration", {
        basic_authentication_credentials: one("BasicAuthenticationCredentials"),
      }),
    },
  },
  // The name stands beside the blocks; CloudFormation has it within them.
  aws_glue_classifier: {
    type: "AWS::Glue::Classifier",
    refs: ["name", "id"],
    attributes: {
      csv_classifier: one("CsvClassifier", { custom_datatypes: "ContainsCustomDatatype" }),
      grok_classifier: one("GrokClassifier"),
      json_classifier: one("JsonClassifier"),
      xml_classifier: one("XMLClassifier"),
    },
  },
  aws_glue_ml_transform: {
    type: "AWS::Glue::MLTransform",
    attributes: {
      tags: "Tags",
      role_arn: "Role",
      input_record_tables: many("InputRecordTables.GlueTables"),
      parameters: one("TransformParameters", {
        find_matches_parameters: one("FindMatchesParameters", {
          accuracy_cost_trade_off: "AccuracyCostTradeoff",
          precision_recall_trade_off: "PrecisionRecallTradeoff",
        }),
      }),
    },
  },
  aws_glue_registry: {
    type: "AWS::Glue::Registry",
    refs: ["arn"],
    arns: ["id"],
    attributes: { registry_name: "Name" },
  },
  aws_glue_schema: {
    type: "AWS::Glue::Schema",
    refs: ["arn"],
    arns: ["id"],
    attributes: { schema_name: "Name", registry_arn: "Registry.Arn" },
  },
  aws_glue_security_configuration: {
    type: "AWS::Glue::SecurityConfiguration",
    refs: ["name", "id"],
    attributes: {
      encryption_configuration: one("EncryptionConfiguration", {
        cloudwatch_encryption: one("CloudWatchEncryption"),
        job_bookmarks_encryption: one("JobBookmarksEncryption"),
        s3_encryption: one("S3Encryptions[]"),
      }),
    },
  },
  aws_glue_data_catalog_encryption_settings: {
    type: "AWS::Glue::DataCatalogEncryptionSettings",
    attributes: {
      data_catalog_encryption_settings: one("DataCatalogEncryptionSettings", {
        connection_password_encryption: one("ConnectionPasswordEncryption", { aws_kms_key_id: "KmsKeyId" }),
        encryption_at_rest: one("EncryptionAtRest"),
      }),
    },
  },
  aws_glue_data_quality_ruleset: {
    type: "AWS::Glue::DataQualityRuleset",
    refs: ["name", "id"],
    attributes: { tags: "Tags", target_table: one("TargetTable") },
  },
  aws_glue_catalog: {
    type: "AWS::Glue::Catalog",
    refs: ["name", "id"],
    attributes: {
      parameters: "Parameters",
      catalog_properties: one("CatalogProperties", {
        custom_properties: "CustomProperties",
        data_lake_access_properties: one("DataLakeAccessProperties"),
      }),
      create_database_default_permissions: many("CreateDatabaseDefaultPermissions", { principal: one("Principal") }),
      create_table_default_permissions: many("CreateTableDefaultPermissions", { principal: one("Principal") }),
      federated_catalog: one("FederatedCatalog"),
      target_redshift_catalog: one("TargetRedshiftCatalog"),
    },
  },
};
