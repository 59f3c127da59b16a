import type { Property, ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewFix, remove, safeFix, unsafeFix } from "../fix.ts";
import { enabledRules, neverVersioned } from "./_lifecycle.ts";

const noncurrentActions = [
  "NoncurrentVersionTransitions",
  "NoncurrentVersionTransition",
  "NoncurrentVersionExpiration",
  "NoncurrentVersionExpirationInDays",
];

/** A rule must keep one action; S3 refuses one that has none. */
const otherActions = [
  "AbortIncompleteMultipartUpload",
  "ExpirationDate",
  "ExpirationInDays",
  "ExpiredObjectDeleteMarker",
  "Transition",
  "Transitions",
];

export default defineRule({
  id: "s3-lifecycle-noncurrent-without-versioning",
  title: "Noncurrent-version actions on a bucket without versioning",
  severity: "warning",
  facts: ["s3-lifecycle-old-versions", "s3-versioning-delete-marker"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_NoncurrentVersionExpiration.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    if (!neverVersioned(bucket)) return;
    for (const rule of enabledRules(bucket)) {
      const actions = noncurrentActions.map((name) => rule.get(name)).filter(({ present }) => present);
      const [action, ...others] = actions;
      if (!action) continue;
      const isAll = otherActions.every((name) => rule.get(name).absent);
      report({
        at: action.key,
        message:
          `${action.name} never does anything here: the bucket has no versioning, so there are no old versions. ` +
          "Enable versioning, or let the rule act on the objects themselves.",
        related: others.map((other) => ({ message: "and this neither", at: other.key })),
        fixes: [enableVersioning(bucket), ...(isAll ? [] : [removal(actions)])],
      });
    }
  },
});

function enableVersioning(bucket: ResourceView): NewFix {
  const title = "Enable versioning (old versions are billed)";
  return unsafeFix(title, add(bucket, "VersioningConfiguration", { Status: "Enabled" }));
}

function removal(actions: readonly Property[]): NewFix {
  return safeFix(`Remove ${actions.map(({ name }) => name).join(" and ")}`, ...actions.map(remove));
}
