import { comesAfter } from "../../model/dependencies.ts";
import { joined, pseudo, referenceTo } from "../../model/edit.ts";
import type { ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { addResource, append, dependOn, type NewFix, safeFix } from "../fix.ts";
import { newId } from "../new-id.ts";
import { destinationOf, fixedName, mayPublish, policiesOf, publishActions } from "./_grants.ts";
import { isFifo, notificationsIn, notifyingBucket, notifyingTypes } from "./_notification.ts";

/** How a policy is written for a queue or topic: its type, the property that names what it belongs to, and the ARN. */
const policies: Readonly<Record<string, { readonly type: string; readonly owner: string; readonly arn?: string }>> = {
  "AWS::SNS::Topic": { type: "AWS::SNS::TopicPolicy", owner: "Topics" },
  "AWS::SQS::Queue": { type: "AWS::SQS::QueuePolicy", owner: "Queues", arn: "Arn" },
};

export default defineRule({
  id: "s3-notification-destination-policy",
  title: "Queue or topic does not let S3 publish",
  severity: "error",
  facts: ["s3-event-notifications"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
  types: notifyingTypes,
  check(notifying, { report }) {
    const reported = new Set<string>();
    for (const { destination: property } of notificationsIn(notifying)) {
      const destination = destinationOf(property);
      const target = destination?.named;
      const action = target && publishActions[target.type.name];
      if (!action || reported.has(target.id) || isFifo(target) !== false) continue;
      if (mayPublish(notifying, destination) !== "no") continue;
      reported.add(target.id);
      report({
        at: property,
        message:
          `S3 may not publish to ${target.id}. Its resource policy has no Allow for s3.amazonaws.com with ${action}. ` +
          "S3 sends a test message when the notification is saved and refuses the configuration if that fails.",
        related: [{ message: "the destination", at: target.label }],
        fixes: [allowPublishing(notifying, target, action)],
      });
    }
  },
});

/** A destination has one policy, so that a statement is added where there is one. */
function allowPublishing(notifying: ResourceView, target: ResourceView, action: string): NewFix {
  const title = `Let S3 publish to ${target.id}`;
  const { type, owner, arn } = policies[target.type.name]!;
  const bucket = notifyingBucket(notifying);
  const name = bucket && fixedName(bucket);
  const statement = {
    Effect: "Allow",
    Principal: { Service: "s3.amazonaws.com" },
    Action: action,
    Resource: referenceTo(target.resource, arn),
    Condition: {
      StringEquals: { "aws:SourceAccount": pseudo("AWS::AccountId") },
      ...(name === undefined
        ? {}
        : { ArnLike: { "aws:SourceArn": joined("arn:", pseudo("AWS::Partition"), `:s3:::${name}`) } }),
    },
  };
  const [known] = policiesOf(target);
  if (known) {
    const statements = append(known.by, "PolicyDocument.Statement", statement);
    const mustWait = comesAfter(notifying, known.by) === "no" && comesAfter(known.by, notifying) === "no";
    return safeFix(title, statements, ...(mustWait ? [dependOn(notifying, known.by)] : []));
  }
  const policy = {
    id: newId(target, "Policy"),
    type,
    properties: {
      [owner]: [referenceTo(target.resource)],
      PolicyDocument: { Version: "2012-10-17", Statement: [statement] },
    },
  };
  return safeFix(title, addResource(target, policy), dependOn(notifying, policy));
}
