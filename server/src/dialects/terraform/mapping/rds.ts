import { each, keyed } from "../conversions.ts";
import { type Attribute, type Attributes, converted, many, old, one, spread, type TypeMapping } from "./table.ts";

/** Some parameters take effect only at a reboot; those that would not need one may wait for it too. */
const parameters: Attribute = converted(
  "Parameters",
  keyed("name", "value", { beside: { apply_method: "pending-reboot" } }),
);

/** What instances have in common, be they of a cluster or not. */
const instance: Attributes = {
  identifier: "DBInstanceIdentifier",
  instance_class: "DBInstanceClass",
  ca_cert_identifier: "CACertificateIdentifier",
  performance_insights_enabled: "EnablePerformanceInsights",
};

const cluster: Attributes = {
  cluster_identifier: "DBClusterIdentifier",
  master_password: "MasterUserPassword",
  master_user_secret_kms_key_id: "MasterUserSecret.KmsKeyId",
  enabled_cloudwatch_logs_exports: "EnableCloudwatchLogsExports",
  iam_database_authentication_enabled: "EnableIAMDatabaseAuthentication",
};

export const rds: Readonly<Record<string, TypeMapping>> = {
  aws_db_instance: {
    type: "AWS::RDS::DBInstance",
    refs: ["identifier", "id"],
    defaults: [
      // The service itself keeps backups for a day.
      {
        attribute: "backup_retention_period",
        value: 0,
        unless: ["replicate_source_db", "snapshot_identifier", "restore_to_point_in_time"],
      },
      { attribute: "publicly_accessible", value: false },
    ],
    attributes: {
      ...instance,
      name: old("DBName"),
      username: "MasterUsername",
      password: "MasterUserPassword",
      master_user_secret_kms_key_id: "MasterUserSecret.KmsKeyId",
      parameter_group_name: "DBParameterGroupName",
      vpc_security_group_ids: "VPCSecurityGroups",
      security_group_names: old("DBSecurityGroups"),
      backup_window: "PreferredBackupWindow",
      maintenance_window: "PreferredMaintenanceWindow",
      replicate_source_db: "SourceDBInstanceIdentifier",
      snapshot_identifier: "DBSnapshotIdentifier",
      enabled_cloudwatch_logs_exports: "EnableCloudwatchLogsExports",
      iam_database_authentication_enabled: "EnableIAMDatabaseAuthentication",
      restore_to_point_in_time: spread({
        restore_time: "RestoreTime",
        source_db_instance_automated_backups_arn: "SourceDBInstanceAutomatedBackupsArn",
        source_db_instance_identifier: "SourceDBInstanceIdentifier",
        source_dbi_resource_id: "SourceDbiResourceId",
        use_latest_restorable_time: "UseLatestRestorableTime",
      }),
    },
  },
  aws_rds_cluster_instance: {
    type: "AWS::RDS::DBInstance",
    refs: ["identifier", "id"],
    defaults: [{ attribute: "publicly_accessible", value: false }],
    attributes: { ...instance, cluster_identifier: "DBClusterIdentifier" },
  },
  aws_db_instance_role_association: {
    type: "AWS::RDS::DBInstance",
    attach: { by: "db_instance_identifier", at: "AssociatedRoles[]" },
    attributes: {},
  },
  aws_rds_cluster: {
    type: "AWS::RDS::DBCluster",
    refs: ["cluster_identifier", "id"],
    attributes: {
      ...cluster,
      iam_roles: converted("AssociatedRoles", each("RoleArn")),
      scaling_configuration: one("ScalingConfiguration"),
      serverlessv2_scaling_configuration: one("ServerlessV2ScalingConfiguration"),
      restore_to_point_in_time: spread({
        restore_to_time: "RestoreToTime",
        restore_type: "RestoreType",
        source_cluster_identifier: "SourceDBClusterIdentifier",
        source_cluster_resource_id: "SourceDbClusterResourceId",
        use_latest_restorable_time: "UseLatestRestorableTime",
      }),
    },
  },
  aws_rds_cluster_role_association: {
    type: "AWS::RDS::DBCluster",
    attach: { by: "db_cluster_identifier", at: "AssociatedRoles[]" },
    attributes: {},
  },
  aws_rds_global_cluster: {
    type: "AWS::RDS::GlobalCluster",
    refs: ["global_cluster_identifier", "id"],
    attributes: {},
  },
  aws_db_parameter_group: {
    type: "AWS::RDS::DBParameterGroup",
    refs: ["name", "id"],
    attributes: { name: "DBParameterGroupName", parameter: parameters },
  },
  aws_rds_cluster_parameter_group: {
    type: "AWS::RDS::DBClusterParameterGroup",
    refs: ["name", "id"],
    attributes: { name: "DBClusterParameterGroupName", parameter: parameters },
  },
  aws_db_subnet_group: {
    type: "AWS::RDS::DBSubnetGroup",
    refs: ["name", "id"],
    attributes: { name: "DBSubnetGroupName", description: "DBSubnetGroupDescription" },
  },
  aws_db_option_group: {
    type: "AWS::RDS::OptionGroup",
    refs: ["name", "id"],
    attributes: {
      name: "OptionGroupName",
      option: many("OptionConfigurations", { version: "OptionVersion", option_settings: many("OptionSettings") }),
    },
  },
  aws_db_proxy: {
    type: "AWS::RDS::DBProxy",
    refs: ["name", "id"],
    attributes: { name: "DBProxyName", auth: many("Auth") },
  },
  aws_rds_integration: {
    type: "AWS::RDS::Integration",
    arns: ["id"],
    attributes: { additional_encryption_context: "AdditionalEncryptionContext" },
  },
};
