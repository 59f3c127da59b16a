import { one, type TypeMapping } from "./table.ts";

export const athena: Readonly<Record<string, TypeMapping>> = {
  aws_athena_workgroup: {
    type: "AWS::Athena::WorkGroup",
    refs: ["name", "id"],
    attributes: {
      force_destroy: "RecursiveDeleteOption",
      configuration: one("WorkGroupConfiguration", {
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
};
