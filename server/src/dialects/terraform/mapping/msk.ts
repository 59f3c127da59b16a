import { jsonText } from "../conversions.ts";
import { converted, many, one, type TypeMapping } from "./table.ts";

const exporter = { enabled_in_broker: "EnabledInBroker" };

export const msk: Readonly<Record<string, TypeMapping>> = {
  aws_msk_cluster: {
    type: "AWS::MSK::Cluster",
    refs: ["arn"],
    arns: ["id"],
    attributes: {
      // A map, in both.
      tags: "Tags",
      broker_node_group_info: one("BrokerNodeGroupInfo", {
        az_distribution: "BrokerAZDistribution",
        connectivity_info: one("ConnectivityInfo", {
          network_type: "NetworkType",
          public_access: one("PublicAccess"),
          vpc_connectivity: one("VpcConnectivity", {
            client_authentication: one("ClientAuthentication", {
              sasl: one("Sasl", { iam: "Iam.Enabled", scram: "Scram.Enabled" }),
              tls: "Tls.Enabled",
            }),
          }),
        }),
        storage_info: one("StorageInfo", {
          ebs_storage_info: one("EBSStorageInfo", { provisioned_throughput: one("ProvisionedThroughput") }),
        }),
      }),
      client_authentication: one("ClientAuthentication", {
        sasl: one("Sasl", { iam: "Iam.Enabled", scram: "Scram.Enabled" }),
        tls: one("Tls", { certificate_authority_arns: "CertificateAuthorityArnList" }),
        unauthenticated: "Unauthenticated.Enabled",
      }),
      configuration_info: one("ConfigurationInfo"),
      encryption_info: one("EncryptionInfo", {
        encryption_at_rest_kms_key_arn: "EncryptionAtRest.DataVolumeKMSKeyId",
        encryption_in_transit: one("EncryptionInTransit"),
      }),
      logging_info: one("LoggingInfo", {
        broker_logs: one("BrokerLogs", {
          cloudwatch_logs: one("CloudWatchLogs"),
          firehose: one("Firehose"),
          s3: one("S3"),
        }),
      }),
      open_monitoring: one("OpenMonitoring", {
        prometheus: one("Prometheus", {
          jmx_exporter: one("JmxExporter", exporter),
          node_exporter: one("NodeExporter", exporter),
        }),
      }),
      rebalancing: one("Rebalancing"),
    },
  },
  aws_msk_serverless_cluster: {
    type: "AWS::MSK::ServerlessCluster",
    refs: ["arn"],
    arns: ["id"],
    attributes: {
      tags: "Tags",
      client_authentication: one("ClientAuthentication", { sasl: one("Sasl", { iam: one("Iam") }) }),
      vpc_config: many("VpcConfigs", { security_group_ids: "SecurityGroups" }),
    },
  },
  aws_msk_configuration: {
    type: "AWS::MSK::Configuration",
    refs: ["arn"],
    arns: ["id"],
    attributes: { kafka_versions: "KafkaVersionsList" },
  },
  aws_msk_cluster_policy: {
    type: "AWS::MSK::ClusterPolicy",
    attributes: { policy: converted("Policy", jsonText) },
  },
  aws_msk_scram_secret_association: { type: "AWS::MSK::BatchScramSecret", attributes: {} },
  aws_msk_vpc_connection: {
    type: "AWS::MSK::VpcConnection",
    refs: ["arn"],
    arns: ["id"],
    attributes: { tags: "Tags" },
  },
  aws_msk_topic: {
    type: "AWS::MSK::Topic",
    refs: ["arn"],
    // In CloudFormation the document is in Base64.
    attributes: { name: "TopicName", configs: converted("Configs", jsonText) },
  },
  aws_msk_replicator: {
    type: "AWS::MSK::Replicator",
    refs: ["arn"],
    arns: ["id"],
    attributes: {
      kafka_cluster: many("KafkaClusters", {
        amazon_msk_cluster: one("AmazonMskCluster"),
        vpc_config: one("VpcConfig", { security_groups_ids: "SecurityGroupIds" }),
      }),
      replication_info_list: many("ReplicationInfoList", {
        consumer_group_replication: one("ConsumerGroupReplication"),
        topic_replication: one("TopicReplication", {
          starting_position: one("StartingPosition"),
          topic_name_configuration: one("TopicNameConfiguration"),
        }),
      }),
    },
  },
};
