import { type Attributes, many, one, type TypeMapping } from "./table.ts";

const container: Attributes = {
  environment: "Environment",
  image_config: one("ImageConfig", { repository_auth_config: one("RepositoryAuthConfig") }),
  model_data_source: one("ModelDataSource", {
    s3_data_source: one("S3DataSource", { model_access_config: one("ModelAccessConfig") }),
  }),
  multi_model_config: one("MultiModelConfig"),
};

export const sagemaker: Readonly<Record<string, TypeMapping>> = {
  aws_sagemaker_model: {
    type: "AWS::SageMaker::Model",
    refs: ["arn"],
    attributes: {
      name: "ModelName",
      container: many("Containers", container),
      primary_container: one("PrimaryContainer", container),
      inference_execution_config: one("InferenceExecutionConfig"),
      vpc_config: one("VpcConfig"),
    },
  },
  aws_sagemaker_pipeline: {
    type: "AWS::SageMaker::Pipeline",
    refs: ["pipeline_name", "id"],
    attributes: {
      pipeline_definition: "PipelineDefinition.PipelineDefinitionBody",
      pipeline_definition_s3_location: one("PipelineDefinition.PipelineDefinitionS3Location", {
        object_key: "Key",
        version_id: "Version",
      }),
      parallelism_configuration: one("ParallelismConfiguration"),
    },
  },
  aws_sagemaker_endpoint: {
    type: "AWS::SageMaker::Endpoint",
    refs: ["arn"],
    attributes: { name: "EndpointName" },
  },
  aws_sagemaker_endpoint_configuration: {
    type: "AWS::SageMaker::EndpointConfig",
    refs: ["arn"],
    attributes: {
      name: "EndpointConfigName",
      kms_key_arn: "KmsKeyId",
      production_variants: many("ProductionVariants"),
      shadow_production_variants: many("ShadowProductionVariants"),
    },
  },
  aws_sagemaker_feature_group: {
    type: "AWS::SageMaker::FeatureGroup",
    refs: ["feature_group_name", "id"],
    attributes: {
      feature_definition: many("FeatureDefinitions"),
    },
  },
  aws_sagemaker_notebook_instance: {
    type: "AWS::SageMaker::NotebookInstance",
    refs: ["arn"],
    attributes: {
      name: "NotebookInstanceName",
      security_groups: "SecurityGroupIds",
      volume_size: "VolumeSizeInGB",
      instance_metadata_service_configuration: one("InstanceMetadataServiceConfiguration"),
    },
  },
  aws_sagemaker_workteam: {
    type: "AWS::SageMaker::Workteam",
    refs: ["arn"],
    attributes: {
      member_definition: many("MemberDefinitions", {
        cognito_member_definition: one("CognitoMemberDefinition", {
          client_id: "CognitoClientId",
          user_group: "CognitoUserGroup",
          user_pool: "CognitoUserPool",
        }),
        oidc_member_definition: one("OidcMemberDefinition", { groups: "OidcGroups" }),
      }),
      notification_configuration: one("NotificationConfiguration"),
    },
  },
  aws_sagemaker_human_task_ui: {
    type: "AWS::SageMaker::HumanTaskUi",
    refs: ["arn"],
    attributes: { ui_template: one("UiTemplate") },
  },
  // CloudFormation has no such type any more.
  aws_sagemaker_flow_definition: {
    type: "aws_sagemaker_flow_definition",
    attributes: {
      human_loop_activation_config: one("HumanLoopActivationConfig", {
        human_loop_activation_conditions_config: one("HumanLoopActivationConditionsConfig"),
      }),
      human_loop_config: one("HumanLoopConfig", {
        public_workforce_task_price: one("PublicWorkforceTaskPrice", { amount_in_usd: one("AmountInUsd") }),
      }),
      human_loop_request_source: one("HumanLoopRequestSource"),
      output_config: one("OutputConfig"),
    },
  },
};
