import { type NewValue, referenceTo } from "../../model/edit.ts";
import { granted, policiesOf, trusts } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { defineRule, type RuleContext } from "../define-rule.ts";
import { append, type NewFix, safeFix } from "../fix.ts";

const readActions = ["kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords", "kinesis:ListShards"];
const service = "firehose.amazonaws.com";

export default defineRule({
  id: "firehose-source-role-missing-read",
  title: "Firehose role may not read its source stream",
  severity: "warning",
  facts: ["firehose-kinesis-source"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, context) {
    const source = firehose.get("KinesisStreamSourceConfiguration");
    const [roleArn, streamArn] = [source.get("RoleARN"), source.get("KinesisStreamARN")];
    const role = targetOf(roleArn, "AWS::IAM::Role");
    if (!role || !streamArn.present) return;
    checkPolicies(roleArn, role, streamArn, context);
    checkTrust(roleArn, role, context);
  },
});

function checkPolicies(roleArn: Property, role: ResourceView, streamArn: Property, { report }: RuleContext): void {
  const missing = readActions.filter((action) => granted(role, action, streamArn) === "no");
  if (missing.length === 0) return;
  const stream = targetOf(streamArn)?.id ?? streamArn.string ?? "its source stream";
  const [policy] = policiesOf(role);
  report({
    at: roleArn,
    message:
      `${role.id} cannot read ${stream}: ${missing.join(", ")} missing. Creating the Firehose stream fails, or it stays ` +
      "empty with errors in its log. Allow the four read actions on the stream ARN (and kms:Decrypt for a customer " +
      "managed key).",
    related: [{ message: `what ${role.id} may do`, at: policy?.key ?? role.label }],
    fixes: policy ? allowReading(policy, stream, streamArn) : [],
  });
}

function allowReading(policy: Property, stream: string, streamArn: Property): readonly NewFix[] {
  const target = targetOf(streamArn);
  const resource: NewValue | undefined = target ? referenceTo(target.resource, "Arn") : streamArn.string;
  if (resource === undefined) return [];
  const statement = { Effect: "Allow", Action: readActions, Resource: resource };
  return [safeFix(`Allow reading ${stream}`, append(policy.resource, policy.get("Statement").path, statement))];
}

function checkTrust(roleArn: Property, role: ResourceView, { report }: RuleContext): void {
  if (trusts(role, service) !== "no") return;
  const trust = role.get("AssumeRolePolicyDocument");
  report({
    at: roleArn,
    message:
      `${role.id} does not let ${service} assume it. Creating the Firehose stream fails. ` +
      `Allow sts:AssumeRole to the service in ${trust.name}.`,
    related: [{ message: `who may assume ${role.id}`, at: trust.key }],
  });
}
