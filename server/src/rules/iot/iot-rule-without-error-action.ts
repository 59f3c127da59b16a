import { type NewValue, referenceTo } from "../../model/edit.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { failureQueue } from "../failure-queue.ts";
import { add, addResource, type NewFix, unsafeFix } from "../fix.ts";

/** The actions by which data goes on; the others inform, or hand the message back. */
const writing = [
  ...["Kinesis", "Firehose", "Kafka", "S3", "DynamoDB", "DynamoDBv2"],
  // The older name of the same, and the only one that Terraform has.
  ...["OpenSearch", "Elasticsearch", "Timestream", "Lambda"],
];

export default defineRule({
  id: "iot-rule-without-error-action",
  title: "IoT rule drops messages when its action fails",
  severity: "information",
  facts: ["iot-rule-actions"],
  doc: "https://docs.aws.amazon.com/iot/latest/developerguide/rule-error-handling.html",
  types: ["AWS::IoT::TopicRule"],
  check(rule, { report }) {
    // The event of a function in SAM has no words for an error action.
    if (rule.type.declared === "IoTRule") return;
    const payload = rule.get("TopicRulePayload");
    const [actions, onError, disabled] = ["Actions", "ErrorAction", "RuleDisabled"].map((name) => payload.get(name));
    const kinds = actions!.items.flatMap((action) => writing.filter((kind) => action.get(kind).present));
    if (kinds.length === 0 || !onError!.absent || !(disabled!.absent || disabled!.boolean === false)) return;
    report({
      at: actions!.key,
      message:
        `When the ${kinds[0]} action fails, the message is gone after a few retries. Throttling or missing rights are ` +
        `enough. Add ${rule.name(onError!.path)}, for example SQS, S3 or another Firehose stream.`,
      fixes: sendToQueue(rule, actions!, onError!.path),
    });
  },
});

/** The queue is written to in the role of the first action that has one which can be named. */
function sendToQueue(rule: ResourceView, actions: Property, path: string): readonly NewFix[] {
  const roles = actions.items.flatMap((action) => action.entries.map(([, kind]) => roleOf(kind.get("RoleArn"))));
  const role = roles.find((value) => value !== undefined);
  if (role === undefined) return [];
  const queue = failureQueue(rule);
  const action = { Sqs: { QueueUrl: referenceTo(queue), RoleArn: role, UseBase64: false } };
  const title = "Add an SQS error action (makes a queue; let the role send to it)";
  return [unsafeFix(title, addResource(rule, queue), add(rule, path, action))];
}

function roleOf(arn: Property): NewValue | undefined {
  const role = targetOf(arn, "AWS::IAM::Role");
  return role ? referenceTo(role.resource, "Arn") : arn.string;
}
