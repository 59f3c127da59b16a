import { type Attributes, many, one, type TypeMapping } from "./table.ts";

const inputColumns: Attributes = { input_columns: many("InputColumns") };

export const quicksight: Readonly<Record<string, TypeMapping>> = {
  aws_quicksight_data_set: {
    type: "AWS::QuickSight::DataSet",
    refs: ["data_set_id"],
    attributes: {
      // Each table bears its own key; CloudFormation has a map of them.
      physical_table_map: many("PhysicalTableMap", {
        custom_sql: one("CustomSql", { columns: many("Columns") }),
        relational_table: one("RelationalTable", inputColumns),
        s3_source: one("S3Source", { ...inputColumns, upload_settings: one("UploadSettings") }),
      }),
      logical_table_map: many("LogicalTableMap", {
        source: one("Source"),
        data_transforms: many("DataTransforms", { cast_column_type_operation: one("CastColumnTypeOperation") }),
      }),
      refresh_properties: one("DataSetRefreshProperties", {
        refresh_configuration: one("RefreshConfiguration", {
          incremental_refresh: one("IncrementalRefresh", { lookback_window: one("LookbackWindow") }),
        }),
      }),
    },
  },
  aws_quicksight_refresh_schedule: {
    type: "AWS::QuickSight::RefreshSchedule",
    attributes: {
      schedule_id: "Schedule.ScheduleId",
      schedule: one("Schedule", {
        schedule_frequency: one("ScheduleFrequency", {
          timezone: "TimeZone",
          refresh_on_day: one("RefreshOnDay"),
        }),
      }),
    },
  },
  aws_quicksight_data_source: {
    type: "AWS::QuickSight::DataSource",
    refs: ["data_source_id"],
    attributes: {
      ssl_properties: one("SslProperties"),
      vpc_connection_properties: one("VpcConnectionProperties"),
      credentials: one("Credentials", { credential_pair: one("CredentialPair") }),
    },
  },
};
