import { mayMention } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { patternOf, pointsTo } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewFix, remove, safeFix, set } from "../fix.ts";
import { notificationsIn, notifyingTypes } from "./_notification.ts";

/** Where a bucket names what it notifies, in a bucket and in the CDK's custom resource alike. */
const lists: Readonly<Record<string, string>> = {
  "AWS::SNS::Topic": "NotificationConfiguration.TopicConfigurations",
  "AWS::SQS::Queue": "NotificationConfiguration.QueueConfigurations",
};

export default defineRule({
  id: "s3-notification-queue-aws-managed-key",
  title: "S3 cannot use the AWS managed key of the queue or topic",
  severity: "error",
  facts: ["s3-event-notifications"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ways-to-add-notification-config-to-bucket.html",
  types: Object.keys(lists),
  check(destination, { report }) {
    const key = destination.get("KmsMasterKeyId");
    const [alias] = /\balias\/aws\/(?:sqs|sns)$/.exec(patternOf(key.value) ?? "") ?? [];
    const notification = alias === undefined ? undefined : notificationOf(destination);
    if (!notification) return;
    const isQueue = destination.type.name === "AWS::SQS::Queue";
    report({
      at: key,
      message:
        `S3 cannot publish to ${destination.id}. It is encrypted with the AWS managed key ${alias}, whose policy cannot ` +
        "let s3.amazonaws.com use it. Use a customer managed key that allows s3.amazonaws.com kms:GenerateDataKey and " +
        `kms:Decrypt${isQueue ? ", or SQS-managed encryption" : ""}.`,
      related: [{ message: "the notification", at: notification }],
      fixes: isQueue ? [letQueueManage(destination)] : [],
    });
  },
});

function notificationOf(destination: ResourceView): Property | undefined {
  for (const type of notifyingTypes) {
    for (const notifying of mayMention(destination, type, lists[destination.type.name]!)) {
      const found = notificationsIn(notifying).find((entry) => pointsTo(entry.destination, destination));
      if (found) return found.destination;
    }
  }
  return undefined;
}

function letQueueManage(queue: ResourceView): NewFix {
  const enabled = queue.get("SqsManagedSseEnabled");
  const ofKey = ["KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds"].map((name) => queue.get(name));
  return safeFix(
    "Let SQS manage the encryption",
    ...ofKey.filter((property) => !property.absent).map(remove),
    enabled.present ? set(enabled, true) : add(queue, "SqsManagedSseEnabled", true),
  );
}
