import { many, one, type TypeMapping } from "./table.ts";

export const kafkaConnect: Readonly<Record<string, TypeMapping>> = {
  aws_mskconnect_connector: {
    type: "AWS::KafkaConnect::Connector",
    refs: ["arn"],
    arns: ["id"],
    attributes: {
      name: "ConnectorName",
      description: "ConnectorDescription",
      kafkaconnect_version: "KafkaConnectVersion",
      connector_configuration: "ConnectorConfiguration",
      capacity: one("Capacity", {
        autoscaling: one("AutoScaling", {
          scale_in_policy: one("ScaleInPolicy"),
          scale_out_policy: one("ScaleOutPolicy"),
        }),
        provisioned_capacity: one("ProvisionedCapacity"),
      }),
      kafka_cluster: one("KafkaCluster", { apache_kafka_cluster: one("ApacheKafkaCluster", { vpc: one("Vpc") }) }),
      kafka_cluster_client_authentication: one("KafkaClusterClientAuthentication"),
      kafka_cluster_encryption_in_transit: one("KafkaClusterEncryptionInTransit"),
      log_delivery: one("LogDelivery", {
        worker_log_delivery: one("WorkerLogDelivery", {
          cloudwatch_logs: one("CloudWatchLogs"),
          firehose: one("Firehose"),
          s3: one("S3"),
        }),
      }),
      plugin: many("Plugins", { custom_plugin: one("CustomPlugin", { arn: "CustomPluginArn" }) }),
      worker_configuration: one("WorkerConfiguration", { arn: "WorkerConfigurationArn" }),
    },
  },
  aws_mskconnect_custom_plugin: {
    type: "AWS::KafkaConnect::CustomPlugin",
    refs: ["arn"],
    arns: ["id"],
    attributes: { location: one("Location", { s3: one("S3Location") }) },
  },
  aws_mskconnect_worker_configuration: {
    type: "AWS::KafkaConnect::WorkerConfiguration",
    refs: ["arn"],
    arns: ["id"],
    attributes: {},
  },
};
