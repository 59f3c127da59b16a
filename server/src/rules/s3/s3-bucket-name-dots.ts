import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, set, unsafeFix } from "../fix.ts";
import { knownName, nameProblem } from "./_bucket-name.ts";

export default defineRule({
  id: "s3-bucket-name-dots",
  title: "Dots in the bucket name break TLS",
  severity: "warning",
  facts: ["s3-bucket-name-rules"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const property = bucket.get("BucketName");
    const name = knownName(property);
    if (!name?.texts.some((text) => text.includes("."))) return;
    // What makes the name invalid altogether is said elsewhere.
    if (nameProblem(name, true) !== undefined) return;
    const acceleration = bucket.get("AccelerateConfiguration.AccelerationStatus");
    const isAccelerated = acceleration.string === "Enabled";
    // The name of a website's bucket must be its domain.
    if (!isAccelerated && !bucket.get("WebsiteConfiguration").absent) return;
    report({
      at: property,
      severity: isAccelerated ? "error" : "warning",
      message:
        `The dots in '${name.shown}' do not match S3's wildcard certificate. HTTPS with virtual-hosted addresses fails, ` +
        `or needs path style${isAccelerated ? "; S3 refuses Transfer Acceleration for such a bucket" : ""}. Use hyphens.`,
      related: isAccelerated ? [{ message: "acceleration", at: acceleration }] : [],
      fixes: withHyphens(property),
    });
  },
});

/** In a name that is written as one text. */
function withHyphens(property: Property): readonly NewFix[] {
  const { value } = property;
  if (value?.kind !== "literal" || (value.pieces?.length ?? 1) > 1) return [];
  const name = String(value.value).replaceAll(".", "-");
  return [unsafeFix(`Use ${name} (replaces the bucket)`, set(property, name))];
}
