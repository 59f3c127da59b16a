import { apiJsonText, asList, each } from "../conversions.ts";
import { type Attributes, converted, many, old, one, type TypeMapping } from "./table.ts";

const container: Attributes = {
  env: many("Env"),
  resources: one("Resources", { limits: "Limits", requests: "Requests" }),
  security_context: one("SecurityContext", { read_only_root_file_system: "ReadOnlyRootFilesystem" }),
  volume_mounts: many("VolumeMounts"),
};

export const batch: Readonly<Record<string, TypeMapping>> = {
  aws_batch_compute_environment: {
    type: "AWS::Batch::ComputeEnvironment",
    refs: ["arn"],
    attributes: {
      name: "ComputeEnvironmentName",
      compute_environment_name: old("ComputeEnvironmentName"),
      tags: "Tags",
      compute_resources: one("ComputeResources", {
        min_vcpus: "MinvCpus",
        max_vcpus: "MaxvCpus",
        desired_vcpus: "DesiredvCpus",
        instance_type: "InstanceTypes",
        ec2_configuration: many("Ec2Configuration"),
        launch_template: one("LaunchTemplate"),
        tags: "Tags",
      }),
      eks_configuration: one("EksConfiguration"),
      update_policy: one("UpdatePolicy"),
    },
  },
  aws_batch_job_queue: {
    type: "AWS::Batch::JobQueue",
    refs: ["arn"],
    arns: ["id"],
    attributes: {
      name: "JobQueueName",
      tags: "Tags",
      compute_environment_order: many("ComputeEnvironmentOrder"),
      compute_environments: old(converted("ComputeEnvironmentOrder", each("ComputeEnvironment"))),
      job_state_time_limit_action: many("JobStateTimeLimitActions"),
    },
  },
  aws_batch_job_definition: {
    type: "AWS::Batch::JobDefinition",
    refs: ["arn"],
    arns: ["id"],
    attributes: {
      name: "JobDefinitionName",
      tags: "Tags",
      parameters: "Parameters",
      platform_capabilities: converted("PlatformCapabilities", asList),
      container_properties: converted("ContainerProperties", apiJsonText),
      ecs_properties: converted("EcsProperties", apiJsonText),
      node_properties: converted("NodeProperties", apiJsonText),
      eks_properties: one("EksProperties", {
        pod_properties: one("PodProperties", {
          containers: many("Containers", container),
          init_containers: many("InitContainers", container),
          image_pull_secret: many("ImagePullSecrets"),
          metadata: one("Metadata", { labels: "Labels" }),
          volumes: many("Volumes", {
            empty_dir: one("EmptyDir"),
            host_path: one("HostPath"),
            secret: one("Secret"),
          }),
        }),
      }),
      retry_strategy: one("RetryStrategy", { evaluate_on_exit: many("EvaluateOnExit") }),
      timeout: one("Timeout"),
    },
  },
};
