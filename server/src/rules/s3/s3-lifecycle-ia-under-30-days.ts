import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, safeFix, set, unsafeFix } from "../fix.ts";
import { enabledRules, expirationOf, mayGoTo, type Transition, transitionsOf, type Versions } from "./_lifecycle.ts";
import { shortStaysOf } from "./_short-stays.ts";
import { expirationDeletes } from "./_versioning.ts";

/** The day from which on S3 took these classes everywhere. */
const earliest = 30;
const classes = ["STANDARD_IA", "ONEZONE_IA"];

export default defineRule({
  id: "s3-lifecycle-ia-under-30-days",
  title: "Transition to an IA class before day 30",
  severity: "information",
  facts: ["s3-ia-thirty-days-before-transition", "s3-class-standard-ia", "s3-class-onezone-ia"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const rule of enabledRules(bucket)) {
      for (const versions of ["current", "noncurrent"] as const) {
        const early = (transitionsOf(rule, versions) ?? []).filter(isEarly);
        // Of a stay that is too short for its class the rule about charges speaks, or may speak.
        if (early.length === 0 || expirationOf(rule, versions).unknown) continue;
        const stays = shortStaysOf(rule, versions, expirationDeletes(bucket, versions));
        const charged = new Set(stays.map(({ from }) => from.property.path));
        for (const transition of early) {
          if (charged.has(transition.property.path)) continue;
          report({
            at: transition.due,
            message: messageFor(transition, versions),
            fixes: fixesFor(transition, rule, versions),
          });
        }
      }
    }
  },
});

function isEarly({ to, time, unit }: Transition): boolean {
  return classes.includes(to) && unit === "day" && time >= 0 && time < earliest;
}

function messageFor({ to, time }: Transition, versions: Versions): string {
  const reason =
    versions === "current" ? `Young data is usually read often and ${to} bills every GB read, so use` : "Use";
  return (
    `Day ${time} for ${to}: S3 refused anything before day ${earliest} for years. Its API reference of July 2026 accepts ` +
    "it, the pages of the China regions and older tools still do not. " +
    `${reason} day ${earliest} or INTELLIGENT_TIERING if unsure.`
  );
}

function fixesFor(transition: Transition, rule: Property, versions: Versions): readonly NewFix[] {
  const { due, storageClass, time } = transition;
  const later = [
    ...transitionsOf(rule, versions)!.flatMap((other) => (other.time > time ? other.due : [])),
    expirationOf(rule, versions),
  ];
  const fits = later.every((day) => day.absent || (day.number !== undefined && day.number > earliest));
  const [title, watched] = ["Use INTELLIGENT_TIERING (costs a fee per object)", "INTELLIGENT_TIERING"];
  return [
    ...(fits ? [safeFix(`Set to ${earliest} days`, set(due, earliest))] : []),
    ...(mayGoTo(watched, transition, rule, versions) ? [unsafeFix(title, set(storageClass, watched))] : []),
  ];
}
