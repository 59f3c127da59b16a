import { nameIn } from "../../model/arn.ts";
import { patternOf, referenceIn } from "../../model/reference.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { filterRule, type Notification, notificationsIn, notifyingTypes } from "./_notification.ts";

export default defineRule({
  id: "s3-notification-overlap",
  title: "Overlapping S3 notification filters",
  severity: "error",
  facts: ["s3-event-overlap"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html",
  types: notifyingTypes,
  check(notifying, { report }) {
    const entries = notificationsIn(notifying).flatMap((notification) => scopeOf(notification) ?? []);
    for (const [index, later] of entries.entries()) {
      for (const earlier of entries.slice(0, index)) {
        const event = sharedEvent(later, earlier);
        if (event === undefined || !isOneKeyInBoth(later, earlier)) continue;
        report(reportOn(later, earlier, event));
        break;
      }
    }
  },
});

/** What an entry is about. */
interface Scope {
  readonly notification: Notification;
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

/** Undefined where a part is not known. */
function scopeOf(notification: Notification): Scope | undefined {
  const events = notification.events.items.flatMap(({ string }) => string ?? []);
  const [prefix, suffix] = [textOf(notification, "prefix"), textOf(notification, "suffix")];
  if (prefix === undefined || suffix === undefined) return undefined;
  return { notification, events, prefix, suffix };
}

function textOf(notification: Notification, name: "prefix" | "suffix"): string | undefined {
  const rule = filterRule(notification, name);
  return rule === null ? "" : rule?.string;
}

/** The event of the later entry that the earlier one is about as well. */
function sharedEvent(later: Scope, earlier: Scope): string | undefined {
  return later.events.find((event) => earlier.events.some((other) => covers(event, other) || covers(other, event)));
}

function covers(event: string, other: string): boolean {
  return event === other || (event.endsWith(":*") && other.startsWith(event.slice(0, -1)));
}

function isOneKeyInBoth(one: Scope, other: Scope): boolean {
  const prefixes = one.prefix.startsWith(other.prefix) || other.prefix.startsWith(one.prefix);
  return prefixes && (one.suffix.endsWith(other.suffix) || other.suffix.endsWith(one.suffix));
}

function reportOn(later: Scope, earlier: Scope, event: string): Report {
  const { filter, events } = later.notification;
  const at = filter.present ? filter.key : events.value?.kind === "list" ? events.key : events;
  return {
    at,
    message:
      `S3 rejects this notification: one key can match it and that for ${destinationIn(earlier.notification)}. ` +
      `${event} here is for ${keysOf(later)}, and that one for ${keysOf(earlier)}. ` +
      "Make the filters disjoint, or fan out through one SNS topic or EventBridge.",
    related: [{ message: "the other entry", at: earlier.notification.destination }],
  };
}

function keysOf({ prefix, suffix }: Scope): string {
  const parts = [...(prefix === "" ? [] : [`prefix '${prefix}'`]), ...(suffix === "" ? [] : [`suffix '${suffix}'`])];
  return parts.length === 0 ? "all keys" : parts.join(" and ");
}

function destinationIn({ destination, list }: Notification): string {
  const named = referenceIn(destination)?.resource ?? nameIn(patternOf(destination.value) ?? "");
  return named === "" || named.includes("*") ? list.noun : named;
}
