import type { Property } from "../../model/property.ts";
import { listed } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, remove, safeFix, unsafeFix } from "../fix.ts";
import { hasActionsBeside, isCertain, rulesOf } from "./_lifecycle.ts";
import { addRuleBeside } from "./_new-rule.ts";

const name = "ExpiredObjectDeleteMarker";

export default defineRule({
  id: "s3-lifecycle-delete-marker-conflict",
  title: "ExpiredObjectDeleteMarker combined with expiration or tags",
  severity: "error",
  facts: ["s3-lifecycle-expiration-actions", "s3-versioning-delete-marker"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const rule of rulesOf(bucket)) {
      const marker = rule.get(name);
      if (marker.boolean !== true) continue;
      const others = conflictsOf(rule);
      if (others.length === 0) continue;
      report({
        at: marker.key,
        message:
          `${marker.name} cannot stand in one rule with ${listed(others.map((other) => other.name))}. S3 rejects ` +
          "the configuration. An expiration rule already removes expired delete markers, or use a second rule.",
        related: others.map((other) => ({ message: "in conflict with it", at: other.key })),
        fixes: fixesFor(rule, marker),
      });
    }
  },
});

/** Zero days are none: so Terraform says it beside the delete markers. */
function conflictsOf(rule: Property): readonly Property[] {
  const expirations = [rule.get("ExpirationInDays"), rule.get("ExpirationDate")];
  const tags = rule.get("TagFilters");
  return [
    ...expirations.filter((expiration) => expiration.present && expiration.number !== 0 && expiration.string !== ""),
    ...(isCertain(tags) ? [tags] : []),
  ];
}

function fixesFor(rule: Property, marker: Property): readonly NewFix[] {
  const tags = rule.get("TagFilters");
  if (!hasActionsBeside([name], rule)) {
    return [unsafeFix(`Remove ${tags.name} (removes all expired delete markers)`, remove(tags))];
  }
  const own = addRuleBeside(rule, "expired-delete-markers", { [name]: true });
  return [
    ...(own ? [safeFix(`Move ${marker.name} into its own rule`, remove(marker), own)] : []),
    safeFix(`Remove ${marker.name}`, remove(marker)),
  ];
}
