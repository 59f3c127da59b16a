import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewFix, remove, set, unsafeFix } from "../fix.ts";

export default defineRule({
  id: "s3-kms-key-without-kms-algorithm",
  title: "KMS key given for SSE-S3",
  severity: "error",
  facts: ["s3-sse-s3-aes256", "s3-server-side-encryption-kinds"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const rule of bucket.get("BucketEncryption.ServerSideEncryptionConfiguration").items) {
      const algorithm = rule.get("ServerSideEncryptionByDefault.SSEAlgorithm");
      const key = rule.get("ServerSideEncryptionByDefault.KMSMasterKeyID");
      if (algorithm.string !== "AES256" || !key.present || key.string === "") continue;
      report({
        at: key.key,
        message:
          `${key.name} is allowed only with aws:kms or aws:kms:dsse. ` +
          "With AES256 S3 uses its own keys, and rejects the configuration.",
        related: [{ message: "the algorithm", at: algorithm }],
        fixes: [useKms(rule, algorithm), unsafeFix(`Remove ${key.name} (S3's own keys encrypt)`, remove(key))],
      });
    }
  },
});

function useKms(rule: Property, algorithm: Property): NewFix {
  const bucketKey = rule.get("BucketKeyEnabled");
  return unsafeFix(
    "Use aws:kms (requests to KMS are billed)",
    set(algorithm, "aws:kms"),
    ...(bucketKey.absent ? [add(rule.resource, bucketKey.path, true)] : []),
  );
}
