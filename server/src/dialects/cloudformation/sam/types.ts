import type { Site } from "../../../model/site.ts";
import { type MapValue, unknown } from "../../../model/value.ts";
import { literal } from "../../reader.ts";
import { exchanged, onlyKeys, s3Location, tagList } from "./convert.ts";
import { isWritten, type Maker, type Words } from "./translate.ts";

/** A resource type of SAM, and the CloudFormation resource that keeps its logical id. */
export interface SamType extends Words {
  readonly type: string;
  /** Its section in `Globals`. */
  readonly globals?: string;
  /** What SAM adds to the resource itself. */
  readonly made?: (properties: MapValue, site: Site) => Readonly<Record<string, Maker | undefined>>;
}

const tags = { from: "Tags", to: "Tags", read: tagList };

/** Types that are missing here, such as `AWS::Serverless::Connector`, become nothing that a pipeline consists of. */
export const samTypes: Readonly<Record<string, SamType>> = {
  "AWS::Serverless::Function": {
    type: "AWS::Lambda::Function",
    globals: "Function",
    names: [
      {
        from: "CodeUri",
        to: "Code",
        read: s3Location({ Bucket: "S3Bucket", Key: "S3Key", Version: "S3ObjectVersion" }),
      },
      { from: "InlineCode", to: "Code.ZipFile" },
      { from: "ImageUri", to: "Code.ImageUri" },
      { from: "SourceKMSKeyArn", to: "Code.SourceKMSKeyArn" },
      { from: "DeadLetterQueue", to: "DeadLetterConfig", read: onlyKeys("TargetArn") },
      { from: "Tracing", to: "TracingConfig.Mode" },
      tags,
    ],
    own: [
      "AssumeRolePolicyDocument",
      "AutoPublishAlias",
      "AutoPublishAliasAllProperties",
      "AutoPublishCodeSha256",
      "DeploymentPreference",
      "EventInvokeConfig",
      "Events",
      "FunctionUrlConfig",
      "PermissionsBoundary",
      "Policies",
      "PropagateTags",
      "ProvisionedConcurrencyConfig",
      "RolePath",
      "VersionDeletionPolicy",
      "VersionDescription",
    ],
  },

  "AWS::Serverless::StateMachine": {
    type: "AWS::StepFunctions::StateMachine",
    globals: "StateMachine",
    names: [
      { from: "Name", to: "StateMachineName" },
      { from: "Type", to: "StateMachineType" },
      { from: "Role", to: "RoleArn" },
      { from: "Logging", to: "LoggingConfiguration" },
      { from: "Tracing", to: "TracingConfiguration" },
      {
        from: "DefinitionUri",
        to: "DefinitionS3Location",
        read: s3Location({ Bucket: "Bucket", Key: "Key", Version: "Version" }),
      },
      tags,
    ],
    shared: ["Definition", "DefinitionSubstitutions"],
    made: (properties) => ({
      Definition:
        isWritten(properties, "DefinitionUri") && !isWritten(properties, "Definition")
          ? () => unknown(properties.get("DefinitionUri")!.site, "written in another file")
          : undefined,
    }),
  },

  "AWS::Serverless::SimpleTable": {
    type: "AWS::DynamoDB::Table",
    globals: "SimpleTable",
    names: [
      { from: "PrimaryKey.Name", to: "AttributeDefinitions.0.AttributeName" },
      {
        from: "PrimaryKey.Type",
        to: "AttributeDefinitions.0.AttributeType",
        read: exchanged({ String: "S", Number: "N", Binary: "B" }),
      },
      { from: "PrimaryKey.Name", to: "KeySchema.0.AttributeName" },
      tags,
    ],
    shared: ["PointInTimeRecoverySpecification", "ProvisionedThroughput", "SSESpecification", "TableName"],
    made: (properties, site) => {
      const hasKey = isWritten(properties, "PrimaryKey");
      const without = (isThere: boolean, value: string): Maker | undefined =>
        isThere ? undefined : () => literal(site, value);
      return {
        "AttributeDefinitions.0.AttributeName": without(hasKey, "id"),
        "AttributeDefinitions.0.AttributeType": without(hasKey, "S"),
        "KeySchema.0.AttributeName": without(hasKey, "id"),
        "KeySchema.0.KeyType": () => literal(site, "HASH"),
        BillingMode: without(isWritten(properties, "ProvisionedThroughput"), "PAY_PER_REQUEST"),
      };
    },
  },

  "AWS::Serverless::LayerVersion": {
    type: "AWS::Lambda::LayerVersion",
    globals: "LayerVersion",
    names: [
      {
        from: "ContentUri",
        to: "Content",
        read: s3Location({ Bucket: "S3Bucket", Key: "S3Key", Version: "S3ObjectVersion" }),
      },
    ],
    own: ["PublishLambdaVersion", "RetentionPolicy"],
  },

  "AWS::Serverless::Application": {
    type: "AWS::CloudFormation::Stack",
    names: [{ from: "Location", to: "TemplateURL" }, tags],
    shared: ["NotificationARNs", "Parameters", "TimeoutInMinutes"],
  },

  "AWS::Serverless::Api": {
    type: "AWS::ApiGateway::RestApi",
    globals: "Api",
    names: [tags],
    shared: ["ApiKeySourceType", "BinaryMediaTypes", "Description", "DisableExecuteApiEndpoint", "Name"],
  },

  "AWS::Serverless::HttpApi": {
    type: "AWS::ApiGatewayV2::Api",
    globals: "HttpApi",
    shared: ["Description", "DisableExecuteApiEndpoint", "FailOnWarnings", "Name", "Tags"],
  },

  "AWS::Serverless::GraphQLApi": {
    type: "AWS::AppSync::GraphQLApi",
    names: [tags],
    shared: ["Name", "XrayEnabled"],
  },
};
