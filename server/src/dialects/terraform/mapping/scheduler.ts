import { flag } from "../conversions.ts";
import { converted, many, one, type TypeMapping } from "./table.ts";

export const scheduler: Readonly<Record<string, TypeMapping>> = {
  aws_scheduler_schedule: {
    type: "AWS::Scheduler::Schedule",
    refs: ["name"],
    attributes: {
      flexible_time_window: one("FlexibleTimeWindow"),
      target: one("Target", {
        dead_letter_config: one("DeadLetterConfig"),
        ecs_parameters: one("EcsParameters", {
          capacity_provider_strategy: many("CapacityProviderStrategy"),
          network_configuration: one("NetworkConfiguration.AwsvpcConfiguration", {
            assign_public_ip: converted("AssignPublicIp", flag("ENABLED", "DISABLED")),
          }),
          placement_constraints: many("PlacementConstraints"),
          placement_strategy: many("PlacementStrategy"),
        }),
        eventbridge_parameters: one("EventBridgeParameters"),
        kinesis_parameters: one("KinesisParameters"),
        retry_policy: one("RetryPolicy"),
        sagemaker_pipeline_parameters: one("SageMakerPipelineParameters", {
          pipeline_parameter: many("PipelineParameterList"),
        }),
        sqs_parameters: one("SqsParameters"),
      }),
    },
  },
  aws_scheduler_schedule_group: {
    type: "AWS::Scheduler::ScheduleGroup",
    refs: ["name", "id"],
    attributes: {},
  },
  aws_appautoscaling_target: {
    type: "AWS::ApplicationAutoScaling::ScalableTarget",
    attributes: { suspended_state: one("SuspendedState") },
  },
};
