import { commentBehind } from "../../model/comments.ts";
import { defineRule } from "../define-rule.ts";
import { set, unsafeFix } from "../fix.ts";

/** Numbers that are said of days: a week, a fortnight, months, years. */
const days = new Set([7, 14, 30, 60, 90, 180, 365, 730, 1095, 1825, 3650]);

export default defineRule({
  id: "kinesisvideo-retention-unit",
  title: "Video retention looks like days, but counts hours",
  severity: "hint",
  facts: ["kinesisvideo-retention"],
  doc: "https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/API_CreateStream.html",
  types: ["AWS::KinesisVideo::Stream"],
  check(stream, { report }) {
    const retention = stream.get("DataRetentionInHours");
    const hours = retention.number;
    // Whoever has written the unit beside the number means it.
    if (hours === undefined || !days.has(hours) || /hour|\bh\b|\dh\b/i.test(commentBehind(retention) ?? "")) return;
    report({
      at: retention,
      message: `${hours} hours are ${Number((hours / 24).toFixed(1))} days. If ${hours} days were meant, write ${24 * hours}.`,
      fixes: [unsafeFix(`Read as days: ${24 * hours} (more storage is billed)`, set(retention, 24 * hours))],
    });
  },
});
