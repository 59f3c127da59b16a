import { defineRule } from "../define-rule.ts";
import { safeFix, set } from "../fix.ts";

export default defineRule({
  id: "s3-analytics-export-format",
  title: "Storage class analysis exports CSV only",
  severity: "error",
  facts: ["s3-storage-class-analysis", "s3-analytics-access-patterns"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_AnalyticsS3BucketDestination.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const configuration of bucket.get("AnalyticsConfigurations").items) {
      const format = configuration.get("StorageClassAnalysis.DataExport.Destination.Format");
      if (format.string === undefined || format.string === "CSV") continue;
      report({
        at: format,
        message: `S3 exports storage class analysis as CSV only. ${format.string} works for inventories but is rejected here.`,
        fixes: [safeFix("Set to CSV", set(format, "CSV"))],
      });
    }
  },
});
