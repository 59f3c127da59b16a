import { referenceTo } from "../../model/edit.ts";
import { granted, policiesOf, trusts } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { listed } from "../../model/wording.ts";
import { allowIn } from "../allow.ts";
import { defineRule } from "../define-rule.ts";
import { type NewEdit, type NewFix, safeFix } from "../fix.ts";

const readActions = ["kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords", "kinesis:ListShards"];
const service = "firehose.amazonaws.com";

export default defineRule({
  id: "firehose-source-role-missing-read",
  title: "Firehose role may not read its source stream",
  severity: "warning",
  facts: ["firehose-kinesis-source"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const source = firehose.get("KinesisStreamSourceConfiguration");
    const [roleArn, streamArn] = [source.get("RoleARN"), source.get("KinesisStreamARN")];
    const role = targetOf(roleArn, "AWS::IAM::Role");
    if (!role || streamArn.absent) return;
    const actions = readActions.filter((action) => granted(role, action, streamArn) === "no");
    const isTrusted = trusts(role, service) !== "no";
    if (actions.length === 0 && isTrusted) return;

    const stream = targetOf(streamArn)?.id ?? streamArn.string ?? "its source stream";
    const missing = [...actions, ...(isTrusted ? [] : [`trust in ${service}`])];
    const [policy] = policiesOf(role);
    const trust = role.get("AssumeRolePolicyDocument");
    report({
      at: roleArn,
      message:
        `${role.id} cannot read ${stream}. Missing: ${listed(missing)}. Creating the Firehose stream fails, or it stays ` +
        "empty with errors in its log. Allow the four read actions on the stream ARN (and kms:Decrypt for a customer " +
        "managed key).",
      related: [
        ...(actions.length > 0 ? [{ message: `what ${role.id} may do`, at: policy?.key ?? role.label }] : []),
        ...(isTrusted ? [] : [{ message: `who may assume ${role.id}`, at: trust.key }]),
      ],
      fixes: fixWith(`Allow reading ${stream}`, [
        ...(actions.length > 0 ? [allowReading(policy, streamArn)] : []),
        ...(isTrusted ? [] : [allowIn(trust, { Principal: { Service: service }, Action: "sts:AssumeRole" })]),
      ]),
    });
  },
});

/** Undefined where the role has no policy to add to, or the stream's ARN cannot be written. */
function allowReading(policy: Property | undefined, streamArn: Property): NewEdit | undefined {
  const stream: ResourceView | undefined = targetOf(streamArn);
  const resource = stream ? referenceTo(stream.resource, "Arn") : streamArn.string;
  return policy && resource !== undefined ? allowIn(policy, { Action: readActions, Resource: resource }) : undefined;
}

function fixWith(title: string, edits: readonly (NewEdit | undefined)[]): readonly NewFix[] {
  const made = edits.flatMap((edit) => edit ?? []);
  return made.length < edits.length ? [] : [safeFix(title, ...made)];
}
