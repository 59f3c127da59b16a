import { defineRule } from "../define-rule.ts";
import { add, safeFix, set, unsafeFix } from "../fix.ts";

/** Hours of storage that are billed for every fragment in the warm tier, 30 days. */
const billed = 720;

export default defineRule({
  id: "kinesisvideo-warm-tier-short-retention",
  title: "Warm storage tier with less than 30 days of retention",
  severity: "warning",
  facts: ["kinesisvideo-warm-tier"],
  doc: "https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/tiered-storage.html",
  types: ["AWS::KinesisVideo::Stream"],
  check(stream, { report }) {
    const tier = stream.get("StreamStorageConfiguration.DefaultStorageTier");
    const retention = stream.get("DataRetentionInHours");
    const hours = retention.absent ? 0 : retention.number;
    if (tier.string !== "WARM" || hours === undefined || hours >= billed) return;
    report({
      at: tier,
      message:
        `The WARM tier bills at least 30 days per fragment, but data is kept for ${hours} hours only. Use HOT, or keep it ` +
        `for ${billed} hours or more.`,
      related: retention.present ? [{ message: "how long data is kept", at: retention }] : [],
      fixes: [
        safeFix("Use HOT", set(tier, "HOT")),
        unsafeFix(
          `Keep ${billed} hours (more storage is billed)`,
          retention.present ? set(retention, billed) : add(stream, retention.path, billed),
        ),
      ],
    });
  },
});
