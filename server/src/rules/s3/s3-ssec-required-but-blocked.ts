import { allowsAction, hasPrincipal, statementsOf } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewFix, safeFix, set } from "../fix.ts";
import { comparisonsOf, isWith } from "./_bucket-policies.ts";
import { algorithmKey } from "./_customer-keys.ts";

export default defineRule({
  id: "s3-ssec-required-but-blocked",
  title: "Policy demands SSE-C that the bucket blocks",
  severity: "error",
  facts: ["s3-sse-c-blocked-by-default", "s3-sse-c-headers"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html",
  types: ["AWS::S3::BucketPolicy"],
  check(policy, { report }) {
    for (const statement of statementsOf(policy.get("PolicyDocument")) ?? []) {
      const condition = demandFor(statement);
      const bucket = condition && targetOf(policy.get("Bucket"), "AWS::S3::Bucket");
      if (!bucket || isUnblocked(bucket) !== false) continue;
      const types = bucket.name("BucketEncryption.ServerSideEncryptionConfiguration.0.BlockedEncryptionTypes");
      report({
        at: condition.key,
        message:
          "Nothing can be written here: this statement denies uploads without SSE-C, and S3 those with it. " +
          `Since April 2026 new buckets block SSE-C. Set ${types} to NONE, or better move to SSE-KMS and drop the ` +
          "statement.",
        related: [{ message: "the bucket, which blocks SSE-C", at: bucket.label }],
        fixes: [unblock(bucket)],
      });
    }
  },
});

/** The condition by which a statement refuses all uploads without SSE-C, whoever makes them. */
function demandFor(statement: Property): Property | undefined {
  const comparisons = comparisonsOf(statement) ?? [];
  const [only] = comparisons;
  const isDemand =
    comparisons.length === 1 &&
    only!.operator === "Null" &&
    only!.key === algorithmKey &&
    isWith(only!, true) &&
    statement.get("Effect").string === "Deny" &&
    hasPrincipal(statement, "AWS", "*") === "yes" &&
    allowsAction(statement, "s3:PutObject") === "yes";
  return isDemand ? only!.values : undefined;
}

const rulePath = "BucketEncryption.ServerSideEncryptionConfiguration";

/** Undefined where it is not known, or may be said elsewhere. */
function isUnblocked(bucket: ResourceView): boolean | undefined {
  const rules = bucket.get(rulePath);
  const lists = rules.items.map((rule) => rule.get("BlockedEncryptionTypes.EncryptionType"));
  const types = lists.flatMap((list) => list.items);
  if (types.some(({ string }) => string === "NONE")) return true;
  if (rules.unknown || [...lists, ...types].some(({ unknown }) => unknown)) return undefined;
  return bucket.template.open || bucket.resource.passedOn ? undefined : false;
}

function unblock(bucket: ResourceView): NewFix {
  const title = "Allow SSE-C in the bucket";
  const rules = bucket.get(rulePath);
  const allowed = { EncryptionType: ["NONE"] };
  if (rules.items.length === 0) {
    const rule = { BlockedEncryptionTypes: allowed, ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } };
    return safeFix(title, add(bucket, "BucketEncryption", { ServerSideEncryptionConfiguration: [rule] }));
  }
  const blocked = rules.items[0]!.get("BlockedEncryptionTypes");
  const types = blocked.get("EncryptionType");
  if (types.present) return safeFix(title, set(types, allowed.EncryptionType));
  return safeFix(title, add(bucket, blocked.path, allowed));
}
