import { jsonText, keyed } from "../conversions.ts";
import { type Attributes, converted, many, one, type TypeMapping } from "./table.ts";

const accessPolicies = converted("AccessPolicies", jsonText);

const clusterConfig: Attributes = {
  cold_storage_options: one("ColdStorageOptions"),
  zone_awareness_config: one("ZoneAwarenessConfig"),
};

/** What domains of either name have in common. */
const domain: Attributes = {
  access_policies: accessPolicies,
  advanced_options: "AdvancedOptions",
  cognito_options: one("CognitoOptions"),
  domain_endpoint_options: one(
    "DomainEndpointOptions",
    {},
    { defaults: [{ attribute: "enforce_https", value: true }] },
  ),
  ebs_options: one("EBSOptions"),
  encrypt_at_rest: one("EncryptionAtRestOptions"),
  log_publishing_options: converted(
    "LogPublishingOptions",
    keyed(
      "log_type",
      { cloudwatch_log_group_arn: "CloudWatchLogsLogGroupArn", enabled: "Enabled" },
      { defaults: { Enabled: true } },
    ),
  ),
  node_to_node_encryption: one("NodeToNodeEncryptionOptions"),
  snapshot_options: one("SnapshotOptions"),
  vpc_options: one("VPCOptions"),
};

export const opensearch: Readonly<Record<string, TypeMapping>> = {
  aws_opensearch_domain: {
    type: "AWS::OpenSearchService::Domain",
    refs: ["domain_name"],
    arns: ["id"],
    attributes: {
      ...domain,
      advanced_security_options: one("AdvancedSecurityOptions", {
        jwt_options: one("JWTOptions"),
        master_user_options: one("MasterUserOptions"),
      }),
      aiml_options: one("AIMLOptions", {
        s3_vectors_engine: one("S3VectorsEngine"),
        serverless_vector_acceleration: one("ServerlessVectorAcceleration"),
      }),
      cluster_config: one("ClusterConfig", {
        ...clusterConfig,
        node_options: many("NodeOptions", { node_config: one("NodeConfig") }),
      }),
      deployment_strategy_options: one("DeploymentStrategyOptions"),
      identity_center_options: one("IdentityCenterOptions"),
      off_peak_window_options: one("OffPeakWindowOptions", {
        off_peak_window: one("OffPeakWindow", { window_start_time: one("WindowStartTime") }),
      }),
      software_update_options: one("SoftwareUpdateOptions"),
    },
  },
  aws_opensearch_domain_policy: {
    type: "AWS::OpenSearchService::Domain",
    attach: { by: "domain_name", at: "" },
    attributes: { access_policies: accessPolicies },
  },
  aws_opensearch_domain_saml_options: {
    type: "AWS::OpenSearchService::Domain",
    attach: { by: "domain_name", at: "AdvancedSecurityOptions" },
    attributes: { saml_options: one("SAMLOptions", { idp: one("Idp") }) },
  },
  aws_elasticsearch_domain: {
    type: "AWS::Elasticsearch::Domain",
    refs: ["domain_name"],
    arns: ["id"],
    attributes: {
      ...domain,
      advanced_security_options: one("AdvancedSecurityOptions", { master_user_options: one("MasterUserOptions") }),
      cluster_config: one("ElasticsearchClusterConfig", clusterConfig),
    },
  },
  aws_elasticsearch_domain_policy: {
    type: "AWS::Elasticsearch::Domain",
    attach: { by: "domain_name", at: "" },
    attributes: { access_policies: accessPolicies },
  },
  // CloudFormation has these options for the newer type only.
  aws_elasticsearch_domain_saml_options: {
    type: "AWS::Elasticsearch::Domain",
    attach: { by: "domain_name", at: "AdvancedSecurityOptions" },
    attributes: { saml_options: one("SAMLOptions", { idp: one("Idp") }) },
  },
};
