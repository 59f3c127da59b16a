import type { Property } from "../../model/property.ts";
import { listed } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, remove, safeFix } from "../fix.ts";
import { enabledRules, hasActionsBeside } from "./_lifecycle.ts";
import { enableVersioning, versioningOf } from "./_versioning.ts";

const noncurrentActions = [
  "NoncurrentVersionTransitions",
  "NoncurrentVersionTransition",
  "NoncurrentVersionExpiration",
  "NoncurrentVersionExpirationInDays",
];

export default defineRule({
  id: "s3-lifecycle-noncurrent-without-versioning",
  title: "Noncurrent-version actions on a bucket without versioning",
  severity: "warning",
  facts: ["s3-lifecycle-old-versions", "s3-versioning-delete-marker"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_NoncurrentVersionExpiration.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    if (versioningOf(bucket) !== "never") return;
    for (const rule of enabledRules(bucket)) {
      const actions = noncurrentActions.map((name) => rule.get(name)).filter(({ present }) => present);
      const [action, ...others] = actions;
      if (!action) continue;
      report({
        at: action.key,
        message:
          `${action.name} never does anything here: the bucket has no versioning. Without it there are no old versions. ` +
          "Enable versioning, or let the rule act on the objects themselves.",
        related: others.map((other) => ({ message: "and this neither", at: other.key })),
        fixes: [enableVersioning(bucket), ...(isNeedless(rule) ? [removal(actions)] : [])],
      });
    }
  },
});

/** The rule keeps other actions, and under no condition has the bucket versions on which these could work. */
function isNeedless(rule: Property): boolean {
  const configuration = rule.resource.get("VersioningConfiguration");
  const isConditional = configuration.isBranch || configuration.get("Status").isBranch;
  return !isConditional && hasActionsBeside(noncurrentActions, rule);
}

function removal(actions: readonly Property[]): NewFix {
  return safeFix(`Remove ${listed(actions.map(({ name }) => name))}`, ...actions.map(remove));
}
