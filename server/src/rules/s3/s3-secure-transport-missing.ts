import { defineRule } from "../define-rule.ts";
import { policyStatementsOf } from "./_bucket-policies.ts";
import { customerKeySigns } from "./_customer-keys.ts";
import { isInverted, partialRefusals, refusePlainHttp, refusesPlainHttp } from "./_secure-transport.ts";

export default defineRule({
  id: "s3-secure-transport-missing",
  title: "No policy refuses plain HTTP",
  severity: "information",
  facts: ["s3-secure-transport-condition", "s3-http-and-https-endpoints", "s3-encryption-in-transit"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { template, report }) {
    // The endpoints of websites speak HTTP only; a policy of the organization may refuse it for all buckets.
    if (!bucket.get("WebsiteConfiguration").absent || template.ofType("AWS::Organizations::Policy").length > 0) return;
    if (refusesPlainHttp(bucket) !== "no" || policyStatementsOf(bucket)?.some(isInverted)) return;
    // s3-ssec-needs-https says the same, with more to lose.
    if (customerKeySigns(bucket).length > 0) return;
    const partial = partialRefusals(bucket);
    const scope = partial.length > 0 ? "every request" : "requests";
    report({
      at: bucket.label,
      message:
        `No policy of this bucket refuses ${scope} over plain HTTP. ` +
        "Deny s3:* on the bucket and on its objects when aws:SecureTransport is false.",
      related: partial.map((statement) => ({ message: "refuses some requests only", at: statement.get("Effect") })),
      fixes: [refusePlainHttp(bucket)],
    });
  },
});
