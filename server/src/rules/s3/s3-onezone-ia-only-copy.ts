import { mayMention } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { pointsTo } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, set, unsafeFix } from "../fix.ts";
import { enabledRules, mayGoTo, transitionsOf, writtenTransitions } from "./_lifecycle.ts";

const replicationRules = "ReplicationConfiguration.Rules";
const safeClass = "STANDARD_IA";

export default defineRule({
  id: "s3-onezone-ia-only-copy",
  title: "One Zone-IA keeps the only copy in one Availability Zone",
  severity: "information",
  facts: ["s3-class-onezone-ia"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const rule of enabledRules(bucket)) {
      for (const transition of writtenTransitions(rule, "current")) {
        const storageClass = transition.get("StorageClass");
        if (storageClass.string !== "ONEZONE_IA" || mayHaveCopies(bucket)) continue;
        report({
          at: storageClass,
          message:
            "Objects in ONEZONE_IA are lost if their Availability Zone is destroyed. This bucket is not replicated. Use " +
            `it only for data that can be recreated; ${safeClass} keeps copies in at least three zones.`,
          fixes: keepThreeCopies(transition, rule),
        });
      }
    }
  },
});

/** Replicas elsewhere, or the originals, if this is where the replicas go. */
function mayHaveCopies(bucket: ResourceView): boolean {
  const { template, resource } = bucket;
  if (template.open || resource.passedOn || mayReplicate(bucket.get(replicationRules))) return true;
  return mayMention(bucket, "AWS::S3::Bucket", replicationRules)
    .flatMap((other) => other.get(replicationRules).items)
    .some((rule) => pointsTo(rule.get("Destination.Bucket"), bucket) !== false);
}

function mayReplicate(rules: Property): boolean {
  return rules.unknown || rules.items.some((rule) => rule.get("Status").string !== "Disabled");
}

function keepThreeCopies({ path }: Property, rule: Property): readonly NewFix[] {
  const transition = transitionsOf(rule, "current")?.find(({ property }) => property.path === path);
  if (!transition || !mayGoTo(safeClass, transition, rule, "current")) return [];
  return [unsafeFix(`Use ${safeClass} (storage costs more)`, set(transition.storageClass, safeClass))];
}
