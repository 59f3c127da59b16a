import { allOf, answered, anyOf, type Granted } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, remove, safeFix, set } from "../fix.ts";
import { type Notification, notificationsIn, notifyingBucket, notifyingTypes } from "./_notification.ts";
import { versioningOf } from "./_versioning.ts";

/** What some events need before any can come. */
interface Need {
  readonly events: RegExp;
  readonly isMet: (bucket: ResourceView) => Granted;
  readonly reason: string;
  /** Events that come without it. */
  readonly instead?: Readonly<Record<string, string>>;
}

const transitions = ["Transitions", "Transition", "NoncurrentVersionTransitions", "NoncurrentVersionTransition"];

/** The first that is not met tells why. */
const needs: readonly Need[] = [
  {
    events: /^s3:LifecycleExpiration/,
    isMet: (bucket) => anyEnabled(bucket.get("LifecycleConfiguration.Rules")),
    reason: "No lifecycle rule is enabled",
  },
  {
    events: /^s3:LifecycleTransition$/,
    isMet: (bucket) =>
      anyEnabled(bucket.get("LifecycleConfiguration.Rules"), (rule) =>
        anyOf(transitions.map((name) => (rule.get(name).unknown ? "unknown" : answered(rule.get(name).present)))),
      ),
    reason: "No enabled lifecycle rule has a transition",
  },
  {
    events: /:DeleteMarkerCreated$/,
    isMet: (bucket) => answered(versioningOf(bucket) !== "never"),
    reason: "The bucket has no versioning, without which nothing leaves a delete marker",
    instead: {
      "s3:LifecycleExpiration:DeleteMarkerCreated": "s3:LifecycleExpiration:Delete",
      "s3:ObjectRemoved:DeleteMarkerCreated": "s3:ObjectRemoved:Delete",
    },
  },
  {
    events: /^s3:Replication/,
    isMet: (bucket) =>
      anyEnabled(bucket.get("ReplicationConfiguration.Rules"), (rule) =>
        enabled(rule.get("Destination.Metrics.Status")),
      ),
    reason: "No enabled replication rule has metrics, which these events come from",
  },
  {
    events: /^s3:IntelligentTiering$/,
    isMet: (bucket) => anyEnabled(bucket.get("IntelligentTieringConfigurations")),
    reason: "No configuration of Intelligent-Tiering's archive tiers is enabled",
  },
];

export default defineRule({
  id: "s3-notification-event-never-fires",
  title: "The bucket never emits this event",
  severity: "warning",
  facts: ["s3-event-notifications", "s3-versioning-delete-marker", "s3-intelligent-tiering-archive-days"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html",
  types: notifyingTypes,
  check(notifying, { template, report }) {
    const bucket = notifyingBucket(notifying);
    if (!bucket || template.open || bucket.resource.passedOn) return;
    for (const notification of notificationsIn(notifying)) {
      for (const event of notification.events.items) {
        const name = event.string ?? "";
        const need = needs.find(({ events, isMet }) => events.test(name) && isMet(bucket) === "no");
        if (!need) continue;
        report({
          at: event,
          message: `${name} never occurs here. ${need.reason}.`,
          related: [{ message: "the bucket", at: bucket.label }],
          fixes: fixesFor(notification, event, need.instead?.[name]),
        });
      }
    }
  },
});

/** Whether one of the items is enabled, and more may be asked of it. */
function anyEnabled(list: Property, isWanted: (item: Property) => Granted = () => "yes"): Granted {
  if (list.unknown) return "unknown";
  return anyOf(
    list.items.map((item) => allOf([item.unknown ? "unknown" : enabled(item.get("Status")), isWanted(item)])),
  );
}

function enabled(status: Property): Granted {
  return status.unknown ? "unknown" : answered(status.string === "Enabled");
}

function fixesFor({ events }: Notification, event: Property, instead: string | undefined): readonly NewFix[] {
  if (instead === undefined) return [];
  const isThere = events.items.some(({ string }) => string === instead);
  return [isThere ? safeFix("Remove the event", remove(event)) : safeFix(`Use ${instead}`, set(event, instead))];
}
