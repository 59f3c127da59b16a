import { type Body, stop } from "./body.ts";

/** Names with what they are for. */
export type Meanings = Readonly<Record<string, string>>;

export const sections: Meanings = {
  AWSTemplateFormatVersion: "2010-09-09",
  Description: "what the template is for",
  Metadata: "about the template",
  Parameters: "what is asked for when the stack is made",
  Mappings: "values by two keys, for Fn::FindInMap",
  Conditions: "when resources and values hold",
  Rules: "what parameters must be",
  Transform: "macros, such as AWS::Serverless-2016-10-31",
  Globals: "properties of all resources of a type, in SAM",
  Resources: "what the stack is made of",
  Outputs: "what the stack hands out",
};

export const transforms: Meanings = {
  "AWS::Serverless-2016-10-31": "SAM",
  "AWS::LanguageExtensions": "Fn::ForEach, Fn::Length, Fn::ToJsonString",
  "AWS::Include": "parts of the template from S3",
};

export const parameterAttributes: Meanings = {
  Type: "required",
  Default: "its value where none is given",
  Description: "what it is for",
  AllowedValues: "all that it may be",
  AllowedPattern: "a regular expression that it must match",
  ConstraintDescription: "what is said of a wrong value",
  MinValue: "of a number",
  MaxValue: "of a number",
  MinLength: "of a text",
  MaxLength: "of a text",
  NoEcho: "do not show it",
};

/** What exists in the account already, one and several of it. */
const existing: Readonly<Record<string, readonly [one: string, several: string | undefined]>> = {
  "AWS::EC2::AvailabilityZone::Name": ["an Availability Zone", "Availability Zones"],
  "AWS::EC2::Image::Id": ["a machine image", "machine images"],
  "AWS::EC2::Instance::Id": ["an instance of EC2", "instances of EC2"],
  "AWS::EC2::KeyPair::KeyName": ["a key pair of EC2", undefined],
  "AWS::EC2::SecurityGroup::GroupName": ["a security group, by its name", "security groups, by their names"],
  "AWS::EC2::SecurityGroup::Id": ["a security group", "security groups"],
  "AWS::EC2::Subnet::Id": ["a subnet", "subnets"],
  "AWS::EC2::VPC::Id": ["a VPC", "VPCs"],
  "AWS::EC2::Volume::Id": ["a volume of EBS", "volumes of EBS"],
  "AWS::Route53::HostedZone::Id": ["a hosted zone", "hosted zones"],
};
const existingTypes = Object.entries(existing).flatMap(([type, [one, several]]) => [
  [type, one] as const,
  ...(several ? [[`List<${type}>`, several] as const] : []),
]);
const stored = "in Systems Manager's parameter store";

export const parameterTypes: Meanings = {
  String: "a text",
  Number: "a number",
  CommaDelimitedList: "texts, divided by commas",
  "List<Number>": "numbers, divided by commas",
  "AWS::SSM::Parameter::Value<String>": `a text ${stored}`,
  "AWS::SSM::Parameter::Value<List<String>>": `texts ${stored}`,
  "AWS::SSM::Parameter::Value<CommaDelimitedList>": `texts ${stored}`,
  "AWS::SSM::Parameter::Name": `the name of a parameter ${stored}`,
  ...Object.fromEntries(existingTypes),
  ...Object.fromEntries(
    existingTypes.map(([type, meaning]) => [`AWS::SSM::Parameter::Value<${type}>`, `${meaning} ${stored}`]),
  ),
};

export const outputAttributes: Meanings = {
  Value: "required",
  Description: "what it is",
  Export: "the name by which other stacks import it",
  Condition: "when it is handed out",
};

const deletion: Meanings = {
  Delete: "is deleted with its data",
  Retain: "stays, and is no longer managed",
  RetainExceptOnCreate: "stays, unless its creation is rolled back",
  Snapshot: "is deleted after a snapshot, where the service has them",
};

export const policies: Readonly<Record<string, Meanings>> = {
  DeletionPolicy: deletion,
  UpdateReplacePolicy: Object.fromEntries(Object.entries(deletion).filter(([name]) => name !== "RetainExceptOnCreate")),
};

/** What stands in the map of a resource, with the value to write. */
export const attributesOfResource: readonly (readonly [name: string, meaning: string, body: Body])[] = [
  ["Type", "required", stop],
  ["Properties", "what the resource is like", { kind: "map", entries: [] }],
  ["DependsOn", "what has to be there before it", stop],
  ["Condition", "when the resource exists", stop],
  ["DeletionPolicy", "what becomes of it when it leaves the stack", stop],
  ["UpdateReplacePolicy", "what becomes of the old one when it is replaced", stop],
  ["Metadata", "about the resource", { kind: "map", entries: [] }],
  ["CreationPolicy", "when it counts as made", { kind: "map", entries: [] }],
  ["UpdatePolicy", "how it is updated", { kind: "map", entries: [] }],
];

export const serverlessTypes: Meanings = {
  "AWS::Serverless::Function": "a Lambda function with its role and its event sources",
  "AWS::Serverless::StateMachine": "a Step Functions state machine with its role and its triggers",
  "AWS::Serverless::SimpleTable": "a DynamoDB table with a partition key only",
  "AWS::Serverless::Api": "an API of API Gateway",
  "AWS::Serverless::HttpApi": "an HTTP API of API Gateway",
  "AWS::Serverless::Application": "a nested application",
  "AWS::Serverless::LayerVersion": "a layer of Lambda",
  "AWS::Serverless::Connector": "permissions between two resources",
};
