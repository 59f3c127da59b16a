import { defineRule } from "../define-rule.ts";
import { type NewFix, safeFix, set } from "../fix.ts";

/** Hours, ten years. */
const longest = 87_600;

/** Where each type has its retention. */
const paths: Readonly<Record<string, string>> = {
  "AWS::Connect::InstanceStorageConfig": "KinesisVideoStreamConfig.RetentionPeriodHours",
  "AWS::KinesisVideo::Stream": "DataRetentionInHours",
};

export default defineRule({
  id: "kinesisvideo-retention-out-of-range",
  title: "Video retention must be 0 or 1 to 87600 hours",
  severity: "error",
  facts: ["kinesisvideo-retention"],
  doc: "https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/API_CreateStream.html",
  types: Object.keys(paths),
  check(resource, { report }) {
    const retention = resource.get(paths[resource.type.name]!);
    const hours = retention.number;
    if (hours === undefined || (hours >= 0 && hours <= longest && Number.isInteger(hours))) return;
    const fix = (title: string, value: number): readonly NewFix[] => [safeFix(title, set(retention, value))];
    report({
      at: retention,
      message: `${retention.name} is ${hours}; allowed are 0 (no storage) and 1 to ${longest} hours (10 years).`,
      fixes:
        hours > longest
          ? fix(`Set to ${longest} (10 years)`, longest)
          : hours > 0
            ? fix(`Set to ${Math.ceil(hours)}`, Math.ceil(hours))
            : [],
    });
  },
});
