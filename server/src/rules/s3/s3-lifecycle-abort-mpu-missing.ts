import type { ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { unsafeFix } from "../fix.ts";
import { enabledRules, hasActionsBeside, prefixOf, rulesOf } from "./_lifecycle.ts";
import { addRule } from "./_new-rule.ts";

const name = "AbortIncompleteMultipartUpload";
const days = 7;

export default defineRule({
  id: "s3-lifecycle-abort-mpu-missing",
  title: "No rule cleans up incomplete multipart uploads",
  severity: "information",
  facts: ["s3-lifecycle-abort-multipart"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const configuration = bucket.get("LifecycleConfiguration");
    if (enabledRules(bucket).length === 0 || !isAllKnown(bucket) || cleansUp(bucket)) return;
    report({
      at: configuration.key,
      message:
        "No lifecycle rule aborts incomplete multipart uploads for the whole bucket. Parts left by failed Spark, " +
        "Firehose or SDK uploads are invisible in listings and billed forever; expiration does not remove them.",
      fixes: [
        unsafeFix(
          `Add a rule that aborts uploads after ${days} days (deletes their parts)`,
          addRule(bucket, "abort-incomplete-uploads", { [name]: { DaysAfterInitiation: days } }),
        ),
      ],
    });
  },
});

function isAllKnown(bucket: ResourceView): boolean {
  const rules = rulesOf(bucket);
  return (
    !bucket.get("LifecycleConfiguration.Rules").unknown &&
    rules.every((rule) => !rule.unknown && !rule.get("Status").unknown && !rule.get(name).unknown)
  );
}

/** For the whole bucket, or for all of it that other rules are about; a prefix that is not known may be that. */
function cleansUp(bucket: ResourceView): boolean {
  const rules = enabledRules(bucket);
  const cleaned = rules.filter((rule) => rule.get(name).present).map(prefixOf);
  if (cleaned.length === 0 || cleaned.includes(undefined)) return cleaned.length > 0;
  const used = rules.filter((rule) => hasActionsBeside([name], rule)).map(prefixOf);
  return used.every((prefix) => prefix === undefined || cleaned.some((part) => prefix.startsWith(part!)));
}
