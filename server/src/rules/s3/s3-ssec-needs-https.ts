import { defineRule } from "../define-rule.ts";
import { customerKeySigns } from "./_customer-keys.ts";
import { refusePlainHttp, refusesPlainHttp } from "./_secure-transport.ts";

export default defineRule({
  id: "s3-ssec-needs-https",
  title: "SSE-C is in use and plain HTTP is not refused",
  severity: "warning",
  facts: ["s3-sse-c-https", "s3-sse-c-headers", "s3-secure-transport-condition"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const [sign] = customerKeySigns(bucket);
    if (!sign || refusesPlainHttp(bucket) !== "no") return;
    report({
      at: sign,
      message:
        "SSE-C sends the encryption key in a header of every request, and plain HTTP is not refused here. " +
        "S3 rejects such a request over HTTP only after the key has travelled in the clear. " +
        "Deny s3:* when aws:SecureTransport is false.",
      related: [{ message: "the bucket", at: bucket.label }],
      fixes: [refusePlainHttp(bucket)],
    });
  },
});
