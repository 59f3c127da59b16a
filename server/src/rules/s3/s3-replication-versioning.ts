import type { Property, ResourceView } from "../../model/property.ts";
import { referenceIn } from "../../model/reference.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { enableVersioning, versioningOf } from "./_versioning.ts";

export default defineRule({
  id: "s3-replication-versioning",
  title: "Replication without versioning",
  severity: "error",
  facts: ["s3-replication-requirements", "s3-versioning-delete-marker"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const rules = bucket.get("ReplicationConfiguration.Rules");
    if (!rules.present) return;
    const own = judge(bucket, rules.key);
    if (own) report(own);
    const judged = new Set([bucket.id]);
    for (const rule of rules.items) {
      const property = rule.get("Destination.Bucket");
      const destination = destinationOf(property);
      if (!destination || judged.has(destination.id)) continue;
      judged.add(destination.id);
      const finding = judge(destination, property);
      if (finding) report(finding);
    }
  },
});

/** A bucket of the template that is referred to. */
function destinationOf(property: Property): ResourceView | undefined {
  const reference = referenceIn(property);
  const destination = reference && property.resource.template.resource(reference.resource);
  return destination?.type.name === "AWS::S3::Bucket" ? destination : undefined;
}

function judge(bucket: ResourceView, at: Report["at"]): Report | undefined {
  const versioning = versioningOf(bucket);
  if (versioning === undefined || versioning === "enabled") return undefined;
  const status = versioning === "never" ? "has none" : "has it suspended";
  return {
    at,
    message: `Replication needs versioning on the source and on every destination; ${bucket.id} ${status}.`,
    related: [{ message: "the bucket without versioning", at: bucket.label }],
    fixes: [enableVersioning(bucket, `Enable versioning on ${bucket.id}`)],
  };
}
