import { words } from "../conversions.ts";
import { converted, many, one, spread, type TypeMapping } from "./table.ts";

export const keyspaces: Readonly<Record<string, TypeMapping>> = {
  aws_keyspaces_keyspace: {
    type: "AWS::Cassandra::Keyspace",
    refs: ["name", "id"],
    attributes: { name: "KeyspaceName", replication_specification: one("ReplicationSpecification") },
  },
  aws_keyspaces_table: {
    type: "AWS::Cassandra::Table",
    attributes: {
      capacity_specification: spread({
        throughput_mode: converted("BillingMode.Mode", words({ PAY_PER_REQUEST: "ON_DEMAND" })),
        read_capacity_units: "BillingMode.ProvisionedThroughput.ReadCapacityUnits",
        write_capacity_units: "BillingMode.ProvisionedThroughput.WriteCapacityUnits",
      }),
      client_side_timestamps: spread({ status: converted("ClientSideTimestampsEnabled", words({ ENABLED: true })) }),
      encryption_specification: one("EncryptionSpecification", { type: "EncryptionType" }),
      point_in_time_recovery: spread({
        status: converted("PointInTimeRecoveryEnabled", words({ ENABLED: true, DISABLED: false })),
      }),
      // The columns of the keys are among `column` too.
      schema_definition: spread({
        partition_key: many("PartitionKeyColumns", { name: "ColumnName" }),
        clustering_key: many("ClusteringKeyColumns", { name: "Column.ColumnName" }),
        column: many("RegularColumns", { name: "ColumnName", type: "ColumnType" }),
      }),
    },
  },
};
