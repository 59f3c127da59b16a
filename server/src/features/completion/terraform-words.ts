import { type Body, stop } from "./body.ts";
import type { Meanings } from "./template-words.ts";

export const nothing: Body = { kind: "map", entries: [] };

export const sections: Meanings = {
  resource: "what is made",
  data: "what is there already",
  variable: "what the caller gives",
  locals: "values with names",
  output: "what the caller gets",
  module: "a group of resources",
  provider: "where resources are made",
  terraform: "versions and the backend",
};

export const dataTypes: Meanings = {
  aws_caller_identity: "the account",
  aws_region: "the Region",
  aws_partition: "aws, aws-cn or aws-us-gov",
  aws_iam_policy_document: "a policy, as JSON",
  aws_iam_role: "a role that is there already",
  aws_kinesis_stream: "a stream that is there already",
  aws_s3_bucket: "a bucket that is there already",
  aws_kms_key: "a key that is there already",
};

export const namedBlocks: Readonly<Record<string, Meanings>> = {
  variable: {
    type: "what it may be",
    default: "its value where none is given",
    description: "what it is for",
    sensitive: "do not show it",
    nullable: "whether it may be null",
    validation: "what it must be",
  },
  output: {
    value: "required",
    description: "what it is",
    sensitive: "do not show it",
    depends_on: "what has to be there before",
  },
  module: {
    source: "required",
    version: "of a module in a registry",
    providers: "which provider stands for which",
    depends_on: "what has to be there before",
  },
};

export const yesOrNo: Meanings = { true: "", false: "" };
export const valuesInBlocks: Readonly<Record<string, Meanings>> = {
  "variable.type": {
    string: "a text",
    number: "a number",
    bool: "true or false",
    "list(string)": "texts",
    "map(string)": "texts by name",
    any: "anything",
  },
  "variable.sensitive": yesOrNo,
  "variable.nullable": yesOrNo,
  "output.sensitive": yesOrNo,
};

/** What every resource may have. */
export const metaArguments: Readonly<Record<string, readonly [meaning: string, body: Body]>> = {
  depends_on: ["what has to be there before it", { kind: "list", items: [stop] }],
  dynamic: ["blocks that are made of a collection", nothing],
  count: ["how many of it", stop],
  for_each: ["one for each of these", stop],
  lifecycle: ["how it is replaced and kept", nothing],
  provider: ["which provider makes it", stop],
};

/** Blocks that are no part of a resource's own. */
export const blockNames: ReadonlySet<string> = new Set(["content", "dynamic", "lifecycle", "timeouts"]);

/** What makes blocks of a collection. */
export const dynamicBlock: Meanings = {
  for_each: "one block for each of these",
  content: "what each block is like",
  iterator: "what an item is called in it",
};

export const lifecycle: Meanings = {
  create_before_destroy: "a replacement is made before the old one goes",
  prevent_destroy: "refuse to destroy it",
  ignore_changes: "attributes whose changes do not matter",
  replace_triggered_by: "replace it when these change",
};
