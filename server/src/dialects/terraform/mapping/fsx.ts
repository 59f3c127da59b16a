import { one, type TypeMapping } from "./table.ts";

export const fsx: Readonly<Record<string, TypeMapping>> = {
  aws_fsx_lustre_file_system: {
    type: "AWS::FSx::FileSystem",
    refs: ["id"],
    defaults: [{ attribute: "file_system_type", value: "LUSTRE" }],
    attributes: {
      auto_import_policy: "LustreConfiguration.AutoImportPolicy",
      automatic_backup_retention_days: "LustreConfiguration.AutomaticBackupRetentionDays",
      copy_tags_to_backups: "LustreConfiguration.CopyTagsToBackups",
      daily_automatic_backup_start_time: "LustreConfiguration.DailyAutomaticBackupStartTime",
      data_compression_type: "LustreConfiguration.DataCompressionType",
      data_read_cache_configuration: one("LustreConfiguration.DataReadCacheConfiguration"),
      deployment_type: "LustreConfiguration.DeploymentType",
      drive_cache_type: "LustreConfiguration.DriveCacheType",
      efa_enabled: "LustreConfiguration.EfaEnabled",
      export_path: "LustreConfiguration.ExportPath",
      import_path: "LustreConfiguration.ImportPath",
      imported_file_chunk_size: "LustreConfiguration.ImportedFileChunkSize",
      log_configuration: one("LustreConfiguration.LogConfiguration"),
      metadata_configuration: one("LustreConfiguration.MetadataConfiguration"),
      per_unit_storage_throughput: "LustreConfiguration.PerUnitStorageThroughput",
      throughput_capacity: "LustreConfiguration.ThroughputCapacity",
      weekly_maintenance_start_time: "LustreConfiguration.WeeklyMaintenanceStartTime",
    },
  },
  aws_fsx_data_repository_association: {
    type: "AWS::FSx::DataRepositoryAssociation",
    refs: ["association_id", "id"],
    attributes: {
      s3: one("S3", { auto_export_policy: one("AutoExportPolicy"), auto_import_policy: one("AutoImportPolicy") }),
    },
  },
};
