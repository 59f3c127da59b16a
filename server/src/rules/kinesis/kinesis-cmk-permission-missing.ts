import { referenceTo } from "../../model/edit.ts";
import { policiesOf } from "../../model/iam.ts";
import { kmsKeyOf, mayUseKey } from "../../model/kms.ts";
import type { ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { kinesisStreamOf } from "../../model/stream-source.ts";
import { type StreamUse, streamUsers, streamUsesOf } from "../../model/stream-uses.ts";
import { allowIn } from "../allow.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { type NewFix, safeFix } from "../fix.ts";

/** What a role must be allowed to do with the key, and what is lost without. */
const needs = {
  reads: { action: "kms:Decrypt", verb: "reads from" },
  writes: { action: "kms:GenerateDataKey", verb: "writes to" },
} as const;

export default defineRule({
  id: "kinesis-cmk-permission-missing",
  title: "Reader or writer of an encrypted stream lacks the KMS right",
  severity: "warning",
  facts: ["kinesis-encryption-cmk-rights", "firehose-kinesis-source", "flink-iam"],
  doc: "https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html",
  types: streamUsers,
  check(resource, { report }) {
    for (const use of streamUsesOf(resource)) {
      const problem = use.isOn === false ? undefined : problemOf(use);
      if (problem) report(problem);
    }
  },
});

function problemOf({ property, relation, role: roleArn }: StreamUse): Report | undefined {
  const stream = kinesisStreamOf(property);
  const keyId = stream?.get("StreamEncryption.KeyId");
  const key = keyId && kmsKeyOf(keyId);
  const role = roleArn && targetOf(roleArn, "AWS::IAM::Role");
  const { action, verb } = needs[relation];
  if (!stream || !key || !role || mayUseKey(role, action, key) !== "no") return undefined;
  return {
    at: roleArn,
    message:
      `${role.id} lacks ${action} on the key of ${stream.id}. It ${verb} this stream, which is encrypted with ${key.id}; ` +
      "every call ends in KMSAccessDeniedException.",
    related: [
      { message: `${verb} the stream`, at: property },
      { message: "the key of the stream", at: keyId },
    ],
    fixes: allow(role, action, key),
  };
}

/** Where the role has a policy to add to. */
function allow(role: ResourceView, action: string, key: ResourceView): readonly NewFix[] {
  const [policy] = policiesOf(role);
  if (!policy) return [];
  const statement = { Action: action, Resource: referenceTo(key.resource, "Arn") };
  return [safeFix(`Allow ${action} on ${key.id}`, allowIn(policy, statement))];
}
