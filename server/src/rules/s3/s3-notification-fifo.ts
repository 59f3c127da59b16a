import type { Property, ResourceView } from "../../model/property.ts";
import { patternOf, targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { isFifo, type Notification, notificationsIn, notifyingTypes } from "./_notification.ts";

const kinds: Readonly<Record<string, string>> = { Queue: "queue", Topic: "topic" };

export default defineRule({
  id: "s3-notification-fifo",
  title: "FIFO queue or topic as S3 notification destination",
  severity: "error",
  facts: ["s3-event-fifo-not-supported"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html",
  types: notifyingTypes,
  check(notifying, { report }) {
    for (const notification of notificationsIn(notifying)) {
      const kind = kinds[notification.list.property];
      const target = targetIn(notification);
      const isOrdered = isNamedFifo(notification.destination) || (target && isFifo(target));
      if (!kind || !isOrdered) continue;
      report({
        at: notification.destination,
        message:
          `S3 does not deliver to FIFO ${kind}s, and its events are unordered anyway. ` +
          `Use a standard ${kind}, or an EventBridge rule that targets a FIFO queue.`,
        related: target ? [{ message: `the ${target.type.declared}`, at: target.label }] : [],
      });
    }
  },
});

function targetIn({ destination, list }: Notification): ResourceView | undefined {
  const target = targetOf(destination);
  return target && list.types.includes(target.type.name) ? target : undefined;
}

/** AWS wants this end of the names of all FIFO queues and topics, and of no others. */
function isNamedFifo(destination: Property): boolean {
  return /:[^:]+\.fifo$/.test(patternOf(destination.value) ?? "");
}
