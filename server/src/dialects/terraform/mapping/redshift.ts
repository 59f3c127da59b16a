import { flag } from "../conversions.ts";
import { converted, many, old, one, spread, type TypeMapping } from "./table.ts";

export const redshift: Readonly<Record<string, TypeMapping>> = {
  aws_redshift_cluster: {
    type: "AWS::Redshift::Cluster",
    refs: ["cluster_identifier", "id"],
    // The provider makes it by the number of nodes, which is one unless told otherwise.
    defaults: [{ attribute: "cluster_type", value: "single-node", unless: ["number_of_nodes", "snapshot_identifier"] }],
    attributes: {
      database_name: "DBName",
      master_password: "MasterUserPassword",
      availability_zone_relocation_enabled: "AvailabilityZoneRelocation",
      // Of providers before the sixth major version.
      logging: old(one("LoggingProperties", {}, { enabledBy: "enable" })),
      snapshot_copy: old(
        spread({
          destination_region: "DestinationRegion",
          grant_name: "SnapshotCopyGrantName",
          retention_period: "SnapshotCopyRetentionPeriod",
        }),
      ),
    },
  },
  aws_redshift_logging: {
    type: "AWS::Redshift::Cluster",
    attach: { by: "cluster_identifier", at: "LoggingProperties" },
    attributes: {},
  },
  aws_redshift_cluster_iam_roles: {
    type: "AWS::Redshift::Cluster",
    attach: { by: "cluster_identifier", at: "" },
    attributes: { iam_role_arns: "IamRoles" },
  },
  aws_redshift_snapshot_copy: {
    type: "AWS::Redshift::Cluster",
    attach: { by: "cluster_identifier", at: "" },
    attributes: { retention_period: "SnapshotCopyRetentionPeriod" },
  },
  aws_redshift_parameter_group: {
    type: "AWS::Redshift::ClusterParameterGroup",
    refs: ["name", "id"],
    attributes: {
      name: "ParameterGroupName",
      family: "ParameterGroupFamily",
      parameter: many("Parameters", { name: "ParameterName", value: "ParameterValue" }),
    },
  },
  aws_redshift_subnet_group: {
    type: "AWS::Redshift::ClusterSubnetGroup",
    refs: ["name", "id"],
    attributes: {},
  },
  aws_redshift_endpoint_access: {
    type: "AWS::Redshift::EndpointAccess",
    refs: ["endpoint_name", "id"],
    attributes: {},
  },
  aws_redshift_scheduled_action: {
    type: "AWS::Redshift::ScheduledAction",
    refs: ["name", "id"],
    attributes: {
      name: "ScheduledActionName",
      description: "ScheduledActionDescription",
      target_action: one("TargetAction", {
        pause_cluster: one("PauseCluster"),
        resize_cluster: one("ResizeCluster"),
        resume_cluster: one("ResumeCluster"),
      }),
    },
  },
  aws_redshift_integration: {
    type: "AWS::Redshift::Integration",
    arns: ["id"],
    attributes: { additional_encryption_context: "AdditionalEncryptionContext" },
  },
  aws_redshiftserverless_namespace: {
    type: "AWS::RedshiftServerless::Namespace",
    refs: ["namespace_name", "id"],
    attributes: {},
  },
  aws_redshiftserverless_workgroup: {
    type: "AWS::RedshiftServerless::Workgroup",
    refs: ["workgroup_name", "id"],
    attributes: {
      config_parameter: many("ConfigParameters"),
      price_performance_target: one("PricePerformanceTarget", {
        enabled: converted("Status", flag("ENABLED", "DISABLED")),
      }),
    },
  },
};
