import { allOf, anyOf, type Granted } from "../../model/iam.ts";
import type { Property } from "../../model/property.ts";
import { amount } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewFix, unsafeFix } from "../fix.ts";
import { enabledRules, filtersOf, isCertain, minimumDays, prefixOf, rulesOf, transitionsOf } from "./_lifecycle.ts";

/** Days for which the fix keeps old versions, where no transition of them needs more. */
const usualDays = 30;

export default defineRule({
  id: "s3-lifecycle-versioned-expiration-keeps-data",
  title: "Expiration in a versioned bucket frees no storage",
  severity: "warning",
  facts: ["s3-lifecycle-expiration-actions", "s3-lifecycle-old-versions", "s3-versioning-delete-marker"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    if (bucket.get("VersioningConfiguration.Status").string !== "Enabled") return;
    // Versions that are locked stay for a purpose.
    if (!bucket.get("ObjectLockConfiguration.Rule.DefaultRetention").absent) return;
    if (bucket.get("LifecycleConfiguration.Rules").unknown) return;
    const cleaners = rulesOf(bucket).filter((rule) => deletesVersions(rule) !== "no");
    for (const rule of enabledRules(bucket)) {
      const [expiration] = [rule.get("ExpirationInDays"), rule.get("ExpirationDate")].filter(isExpiration);
      if (!expiration || cleaners.some((cleaner) => covers(cleaner, rule) !== "no")) continue;
      const when =
        expiration.number === undefined ? `on ${expiration.string}` : `after ${amount(expiration.number, "day")}`;
      report({
        at: expiration.key,
        message:
          `With versioning enabled, expiration ${when} only adds a delete marker. The data stays and is billed without ` +
          `end. Add ${rule.get("NoncurrentVersionExpiration").name} so that old versions are deleted.`,
        related: [{ message: "versioning", at: bucket.get("VersioningConfiguration.Status") }],
        fixes: deleteVersions(rule),
      });
    }
  },
});

/** Zero days are none: so Terraform says it beside the delete markers. */
function isExpiration({ string, number }: Property): boolean {
  return string !== undefined && string !== "" && number !== 0;
}

function deletesVersions(rule: Property): Granted {
  if (rule.unknown) return "unknown";
  const status = rule.get("Status");
  const expirations = [rule.get("NoncurrentVersionExpiration"), rule.get("NoncurrentVersionExpirationInDays")];
  return allOf([
    status.unknown ? "unknown" : status.string === "Enabled" ? "yes" : "no",
    anyOf(expirations.map(({ unknown, present }) => (unknown ? "unknown" : present ? "yes" : "no"))),
  ]);
}

/** Whether a rule is about all objects that another one is about. */
function covers(rule: Property, other: Property): Granted {
  return rule.path === other.path ? "yes" : allOf([coversPrefix(rule, other), isUnfiltered(rule)]);
}

function coversPrefix(rule: Property, other: Property): Granted {
  const [own, wanted] = [prefixOf(rule), prefixOf(other)];
  if (own === "") return "yes";
  if (own === undefined || wanted === undefined) return "unknown";
  return wanted.startsWith(own) ? "yes" : "no";
}

function isUnfiltered(rule: Property): Granted {
  const filters = filtersOf(rule);
  return filters.length === 0 ? "yes" : filters.some(isCertain) ? "no" : "unknown";
}

/** After their last transition, and the time that its class is billed for. */
function deleteVersions(rule: Property): readonly NewFix[] {
  const transitions = transitionsOf(rule, "noncurrent");
  if (!transitions) return [];
  const last = transitions.at(-1);
  const days = Math.max(usualDays, last ? last.time + (minimumDays[last.to] ?? 1) : 0);
  return [
    unsafeFix(
      `Delete noncurrent versions after ${days} days (they are gone for good)`,
      add(rule.resource, `${rule.path}.NoncurrentVersionExpiration`, { NoncurrentDays: days }),
    ),
  ];
}
