import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { remove, set, unsafeFix } from "../fix.ts";
import { comparisonsOf, policyStatementsOf } from "./_bucket-policies.ts";
import { algorithmKey, unblocked } from "./_customer-keys.ts";

export default defineRule({
  id: "s3-ssec-unblocked",
  title: "Bucket allows SSE-C uploads",
  severity: "warning",
  facts: ["s3-sse-c-blocked-by-default", "s3-sse-c-key-not-stored", "s3-sse-c-headers", "s3-sse-c-https"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const [allowed] = unblocked(bucket);
    const statements = allowed && policyStatementsOf(bucket);
    if (!statements || statements.some(maySpeakOfIt)) return;
    const list = bucket.get(allowed.path.slice(0, allowed.path.lastIndexOf(".")));
    const contradicted = list.items.some(({ string }) => string === "SSE-C");
    const fix = contradicted ? remove(allowed) : set(allowed, "SSE-C");
    report({
      at: allowed,
      message:
        "NONE lets clients write objects under keys that only they hold. " +
        (contradicted ? "SSE-C beside it says the opposite. " : "") +
        "Athena, Glue, Firehose and replication targets cannot read those, and a stolen credential can lock your data " +
        "this way. Block SSE-C unless an application needs it.",
      fixes: [unsafeFix("Block SSE-C (uploads with it are refused)", fix)],
    });
  },
});

/** A statement about SSE-C shows that it is meant; one that is not known may be. */
function maySpeakOfIt(statement: Property): boolean {
  return comparisonsOf(statement)?.some(({ key }) => key === algorithmKey) ?? true;
}
