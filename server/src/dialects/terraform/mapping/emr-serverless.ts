import { many, one, type TypeMapping } from "./table.ts";

/** EMR without clusters of its own. */
export const emrServerless: Readonly<Record<string, TypeMapping>> = {
  aws_emrserverless_application: {
    type: "AWS::EMRServerless::Application",
    attributes: {
      auto_start_configuration: one("AutoStartConfiguration"),
      auto_stop_configuration: one("AutoStopConfiguration"),
      image_configuration: one("ImageConfiguration"),
      initial_capacity: many("InitialCapacity", {
        initial_capacity_type: "Key",
        initial_capacity_config: one("Value", { worker_configuration: one("WorkerConfiguration") }),
      }),
      interactive_configuration: one("InteractiveConfiguration"),
      maximum_capacity: one("MaximumCapacity"),
      monitoring_configuration: one("MonitoringConfiguration", {
        cloudwatch_logging_configuration: one("CloudWatchLoggingConfiguration", {
          log_types: many("LogTypeMap", { name: "Key", values: "Value" }),
        }),
        managed_persistence_monitoring_configuration: one("ManagedPersistenceMonitoringConfiguration"),
        prometheus_monitoring_configuration: one("PrometheusMonitoringConfiguration"),
        s3_monitoring_configuration: one("S3MonitoringConfiguration"),
      }),
      network_configuration: one("NetworkConfiguration"),
      runtime_configuration: many("RuntimeConfiguration", { properties: "Properties" }),
      scheduler_configuration: one("SchedulerConfiguration"),
    },
  },
  aws_emrcontainers_virtual_cluster: {
    type: "AWS::EMRContainers::VirtualCluster",
    attributes: {
      container_provider: one("ContainerProvider", { info: one("Info", { eks_info: one("EksInfo") }) }),
    },
  },
};
