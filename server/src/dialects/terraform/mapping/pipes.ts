import { jsonText, pairs } from "../conversions.ts";
import { converted, many, one, type TypeMapping } from "./table.ts";

const http = one("HttpParameters", {
  header_parameters: "HeaderParameters",
  query_string_parameters: "QueryStringParameters",
});

const stream = { dead_letter_config: one("DeadLetterConfig") };

const broker = { credentials: one("Credentials") };

const environment = {
  environment: many("Environment"),
  resource_requirement: many("ResourceRequirements"),
};

export const pipes: Readonly<Record<string, TypeMapping>> = {
  aws_pipes_pipe: {
    type: "AWS::Pipes::Pipe",
    refs: ["name", "id"],
    attributes: {
      tags: "Tags",
      enrichment_parameters: one("EnrichmentParameters", { http_parameters: http }),
      log_configuration: one("LogConfiguration", {
        cloudwatch_logs_log_destination: one("CloudwatchLogsLogDestination"),
        firehose_log_destination: one("FirehoseLogDestination"),
        s3_log_destination: one("S3LogDestination"),
      }),
      source_parameters: one("SourceParameters", {
        activemq_broker_parameters: one("ActiveMQBrokerParameters", broker),
        dynamodb_stream_parameters: one("DynamoDBStreamParameters", stream),
        filter_criteria: one("FilterCriteria", {
          filter: many("Filters", { pattern: converted("Pattern", jsonText) }),
        }),
        kinesis_stream_parameters: one("KinesisStreamParameters", stream),
        managed_streaming_kafka_parameters: one("ManagedStreamingKafkaParameters", broker),
        rabbitmq_broker_parameters: one("RabbitMQBrokerParameters", broker),
        self_managed_kafka_parameters: one("SelfManagedKafkaParameters", {
          ...broker,
          vpc: one("Vpc", { security_groups: "SecurityGroup" }),
        }),
        sqs_queue_parameters: one("SqsQueueParameters"),
      }),
      target_parameters: one("TargetParameters", {
        batch_job_parameters: one("BatchJobParameters", {
          parameters: "Parameters",
          array_properties: one("ArrayProperties"),
          container_overrides: one("ContainerOverrides", environment),
          depends_on: many("DependsOn"),
          retry_strategy: one("RetryStrategy"),
        }),
        cloudwatch_logs_parameters: one("CloudWatchLogsParameters"),
        ecs_task_parameters: one("EcsTaskParameters", {
          capacity_provider_strategy: many("CapacityProviderStrategy"),
          network_configuration: one("NetworkConfiguration", {
            aws_vpc_configuration: one("AwsvpcConfiguration"),
          }),
          tags: converted("Tags", pairs()),
          overrides: one("Overrides", {
            container_override: many("ContainerOverrides", {
              ...environment,
              environment_file: many("EnvironmentFiles"),
            }),
            ephemeral_storage: one("EphemeralStorage", { size_in_gib: "SizeInGiB" }),
            inference_accelerator_override: many("InferenceAcceleratorOverrides"),
          }),
          placement_constraint: many("PlacementConstraints"),
          placement_strategy: many("PlacementStrategy"),
        }),
        eventbridge_event_bus_parameters: one("EventBridgeEventBusParameters"),
        http_parameters: http,
        kinesis_stream_parameters: one("KinesisStreamParameters"),
        lambda_function_parameters: one("LambdaFunctionParameters"),
        redshift_data_parameters: one("RedshiftDataParameters"),
        sagemaker_pipeline_parameters: one("SageMakerPipelineParameters", {
          pipeline_parameter: many("PipelineParameterList"),
        }),
        sqs_queue_parameters: one("SqsQueueParameters"),
        step_function_state_machine_parameters: one("StepFunctionStateMachineParameters"),
      }),
    },
  },
};
