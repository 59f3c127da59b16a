import { defineRule } from "../define-rule.ts";
import { safeFix, set } from "../fix.ts";

/** Days without a read after which a tier may begin. */
const ranges: Readonly<Record<string, { readonly least: number; readonly most: number }>> = {
  ARCHIVE_ACCESS: { least: 90, most: 730 },
  DEEP_ARCHIVE_ACCESS: { least: 180, most: 730 },
};

export default defineRule({
  id: "s3-intelligent-tiering-days",
  title: "Intelligent-Tiering archive days out of range",
  severity: "error",
  facts: ["s3-intelligent-tiering-archive-days", "s3-intelligent-tiering-automatic"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_Tiering.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const configuration of bucket.get("IntelligentTieringConfigurations").items) {
      const tierings = configuration.get("Tierings").items;
      for (const [index, tiering] of tierings.entries()) {
        const [tier, days] = [tiering.get("AccessTier"), tiering.get("Days")];
        const range = ranges[tier.string ?? ""];
        if (!range) continue;
        const earlier = tierings.slice(0, index).find((other) => other.get("AccessTier").string === tier.string);
        if (earlier) {
          report({
            at: tier,
            message: `${tier.string} is listed twice in this configuration. S3 takes each tier once.`,
            related: [{ message: "the first one", at: earlier.get("AccessTier") }],
          });
        }
        const { least, most } = range;
        if (days.number === undefined || (days.number >= least && days.number <= most)) continue;
        const nearest = days.number < least ? least : most;
        report({
          at: days,
          message: `${tier.string} accepts ${least} to ${most} days, not ${days.number}. S3 rejects the configuration.`,
          related: [{ message: "the tier", at: tier }],
          fixes: [safeFix(`Set to ${nearest}`, set(days, nearest))],
        });
      }
    }
  },
});
