import { defineRule } from "../define-rule.ts";
import { safeFix, set, unsafeFix } from "../fix.ts";

/** Hours; the schema of the resource type lets 1 to 23 pass, the service does not. */
const shortest = 24;
const longest = 8760;

export default defineRule({
  id: "kinesis-retention-out-of-range",
  title: "Stream retention must be 24 to 8760 hours",
  severity: "error",
  facts: ["kinesis-retention-range", "kinesis-retention-schema-gap"],
  doc: "https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html",
  types: ["AWS::Kinesis::Stream"],
  check(stream, { report }) {
    const retention = stream.get("RetentionPeriodHours");
    const hours = retention.number;
    if (hours === undefined || (hours >= shortest && hours <= longest)) return;

    const maybeDays = Number.isInteger(hours) && hours >= 1 && hours < shortest;
    const advice = maybeDays ? ` If ${hours} was meant as days, write ${hours * 24}.` : "";
    report({
      at: retention,
      message: `${retention.name} is ${hours}, but Kinesis keeps records for ${shortest} to ${longest} hours (365 days).${advice}`,
      fixes: [
        ...(hours < shortest ? [safeFix(`Set to ${shortest} hours (1 day)`, set(retention, shortest))] : []),
        ...(maybeDays && hours > 1
          ? [unsafeFix(`Read ${hours} as days: ${hours * 24} (costs more)`, set(retention, hours * 24))]
          : []),
        ...(hours > longest ? [safeFix(`Set to ${longest} hours (365 days)`, set(retention, longest))] : []),
      ],
    });
  },
});
