import { each, jsonText, pairs } from "../conversions.ts";
import { type Attributes, converted, many, old, one, spread, type TypeMapping } from "./table.ts";

const volume: Attributes = {
  size: "VolumeSpecification.SizeInGB",
  type: "VolumeSpecification.VolumeType",
  iops: "VolumeSpecification.Iops",
  throughput: "VolumeSpecification.Throughput",
};

const volumes = many("EbsConfiguration.EbsBlockDeviceConfigs", volume);

const group: Attributes = {
  ebs_config: volumes,
  autoscaling_policy: converted("AutoScalingPolicy", jsonText),
};

const fleet: Attributes = {
  instance_type_configs: many("InstanceTypeConfigs", {
    ebs_config: volumes,
    configurations: many("Configurations", { properties: "ConfigurationProperties" }),
  }),
  launch_specifications: one("LaunchSpecifications", {
    on_demand_specification: one("OnDemandSpecification"),
    spot_specification: one("SpotSpecification"),
  }),
};

export const emr: Readonly<Record<string, TypeMapping>> = {
  aws_emr_security_configuration: {
    type: "AWS::EMR::SecurityConfiguration",
    refs: ["name", "id"],
    attributes: { configuration: converted("SecurityConfiguration", jsonText) },
  },
  aws_emr_cluster: {
    type: "AWS::EMR::Cluster",
    // EMR itself ends a cluster with its steps; the provider keeps it unless told otherwise.
    defaults: [{ attribute: "keep_job_flow_alive_when_no_steps", value: true }],
    attributes: {
      applications: converted("Applications", each("Name")),
      autoscaling_role: "AutoScalingRole",
      auto_termination_policy: one("AutoTerminationPolicy"),
      bootstrap_action: many("BootstrapActions", {
        path: "ScriptBootstrapAction.Path",
        args: "ScriptBootstrapAction.Args",
      }),
      additional_info: converted("AdditionalInfo", jsonText),
      configurations_json: converted("Configurations", jsonText),
      configurations: old(converted("Configurations", jsonText)),
      core_instance_fleet: one("Instances.CoreInstanceFleet", fleet),
      core_instance_group: one("Instances.CoreInstanceGroup", group),
      master_instance_fleet: one("Instances.MasterInstanceFleet", fleet),
      master_instance_group: one("Instances.MasterInstanceGroup", { ebs_config: volumes }),
      ec2_attributes: spread({
        instance_profile: "JobFlowRole",
        key_name: "Instances.Ec2KeyName",
        subnet_id: "Instances.Ec2SubnetId",
        subnet_ids: "Instances.Ec2SubnetIds",
        emr_managed_master_security_group: "Instances.EmrManagedMasterSecurityGroup",
        emr_managed_slave_security_group: "Instances.EmrManagedSlaveSecurityGroup",
        service_access_security_group: "Instances.ServiceAccessSecurityGroup",
        additional_master_security_groups: "Instances.AdditionalMasterSecurityGroups[]",
        additional_slave_security_groups: "Instances.AdditionalSlaveSecurityGroups[]",
      }),
      keep_job_flow_alive_when_no_steps: "Instances.KeepJobFlowAliveWhenNoSteps",
      termination_protection: "Instances.TerminationProtected",
      unhealthy_node_replacement: "Instances.UnhealthyNodeReplacement",
      kerberos_attributes: one("KerberosAttributes"),
      placement_group_config: many("PlacementGroupConfigs"),
      step: many("Steps", {
        hadoop_jar_step: one("HadoopJarStep", { properties: converted("StepProperties", pairs()) }),
      }),
    },
  },
  aws_emr_instance_group: {
    type: "AWS::EMR::InstanceGroupConfig",
    attributes: {
      ...group,
      cluster_id: "JobFlowId",
      ebs_optimized: "EbsConfiguration.EbsOptimized",
      configurations_json: converted("Configurations", jsonText),
    },
  },
  aws_emr_studio: { type: "AWS::EMR::Studio", attributes: {} },
  aws_emr_studio_session_mapping: { type: "AWS::EMR::StudioSessionMapping", attributes: {} },
  aws_emr_instance_fleet: { type: "AWS::EMR::InstanceFleetConfig", attributes: fleet },
  aws_emr_managed_scaling_policy: {
    type: "AWS::EMR::Cluster",
    attach: { by: "cluster_id", at: "ManagedScalingPolicy" },
    attributes: {
      compute_limits: one("ComputeLimits", { maximum_ondemand_capacity_units: "MaximumOnDemandCapacityUnits" }),
    },
  },
};
