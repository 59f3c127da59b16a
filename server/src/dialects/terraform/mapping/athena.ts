import { words } from "../conversions.ts";
import { converted, one, type TypeMapping } from "./table.ts";

export const athena: Readonly<Record<string, TypeMapping>> = {
  aws_athena_workgroup: {
    type: "AWS::Athena::WorkGroup",
    refs: ["name", "id"],
    attributes: {
      force_destroy: "RecursiveDeleteOption",
      configuration: one("WorkGroupConfiguration", {
        // Zero stands for none.
        bytes_scanned_cutoff_per_query: converted("BytesScannedCutoffPerQuery", words({ 0: null })),
        enforce_workgroup_configuration: "EnforceWorkGroupConfiguration",
        publish_cloudwatch_metrics_enabled: "PublishCloudWatchMetricsEnabled",
        engine_version: one("EngineVersion"),
        managed_query_results_configuration: one("ManagedQueryResultsConfiguration", {
          encryption_configuration: one("EncryptionConfiguration"),
        }),
        result_configuration: one("ResultConfiguration", {
          acl_configuration: one("AclConfiguration"),
          encryption_configuration: one("EncryptionConfiguration", { kms_key_arn: "KmsKey" }),
        }),
      }),
    },
  },
  aws_athena_data_catalog: { type: "AWS::Athena::DataCatalog", refs: ["name", "id"], attributes: {} },
  aws_athena_named_query: { type: "AWS::Athena::NamedQuery", refs: ["id"], attributes: { query: "QueryString" } },
  aws_athena_prepared_statement: { type: "AWS::Athena::PreparedStatement", attributes: { name: "StatementName" } },
  aws_athena_capacity_reservation: { type: "AWS::Athena::CapacityReservation", refs: ["name"], attributes: {} },
  // CloudFormation has no such type: the provider creates the database by a query.
  aws_athena_database: {
    type: "aws_athena_database",
    refs: ["name", "id"],
    attributes: { encryption_configuration: one("EncryptionConfiguration") },
  },
};
