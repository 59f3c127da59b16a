import { keyed } from "../conversions.ts";
import { converted, one, spread, type TypeMapping } from "./table.ts";

export const docdb: Readonly<Record<string, TypeMapping>> = {
  aws_docdb_cluster: {
    type: "AWS::DocDB::DBCluster",
    refs: ["cluster_identifier", "id"],
    attributes: {
      cluster_identifier: "DBClusterIdentifier",
      master_password: "MasterUserPassword",
      enabled_cloudwatch_logs_exports: "EnableCloudwatchLogsExports",
      serverless_v2_scaling_configuration: one("ServerlessV2ScalingConfiguration"),
      restore_to_point_in_time: spread({
        restore_to_time: "RestoreToTime",
        restore_type: "RestoreType",
        source_cluster_identifier: "SourceDBClusterIdentifier",
        use_latest_restorable_time: "UseLatestRestorableTime",
      }),
    },
  },
  aws_docdb_cluster_instance: {
    type: "AWS::DocDB::DBInstance",
    refs: ["identifier", "id"],
    attributes: {
      cluster_identifier: "DBClusterIdentifier",
      identifier: "DBInstanceIdentifier",
      instance_class: "DBInstanceClass",
      ca_cert_identifier: "CACertificateIdentifier",
    },
  },
  aws_docdb_cluster_parameter_group: {
    type: "AWS::DocDB::DBClusterParameterGroup",
    refs: ["name", "id"],
    attributes: { parameter: converted("Parameters", keyed("name", "value")) },
  },
  aws_docdb_subnet_group: {
    type: "AWS::DocDB::DBSubnetGroup",
    refs: ["name", "id"],
    attributes: { name: "DBSubnetGroupName", description: "DBSubnetGroupDescription" },
  },
  aws_docdbelastic_cluster: {
    type: "AWS::DocDBElastic::Cluster",
    refs: ["arn"],
    arns: ["id"],
    attributes: { name: "ClusterName" },
  },
};
