import { type Attributes, many, one, type TypeMapping } from "./table.ts";

const columns: Attributes = { parameters: "Parameters" };

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
      storage_descriptor: one("TableInput.StorageDescriptor", {
        parameters: "Parameters",
        columns: many("Columns", columns),
        schema_reference: one("SchemaReference", { schema_id: one("SchemaId") }),
        ser_de_info: one("SerdeInfo", { parameters: "Parameters" }),
        skewed_info: one("SkewedInfo", { skewed_column_value_location_maps: "SkewedColumnValueLocationMaps" }),
        sort_columns: many("SortColumns"),
      }),
      open_table_format_input: one("OpenTableFormatInput", { iceberg_input: one("IcebergInput") }),
      partition_index: many("PartitionIndexes"),
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
};
