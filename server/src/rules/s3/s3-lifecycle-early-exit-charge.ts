import { amount } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, safeFix, set, unsafeFix } from "../fix.ts";
import { enabledRules, subjects } from "./_lifecycle.ts";
import { removeItem } from "./_remove-item.ts";
import { type ShortStay, shortStaysOf } from "./_short-stays.ts";
import { expirationDeletes } from "./_versioning.ts";

export default defineRule({
  id: "s3-lifecycle-early-exit-charge",
  title: "Objects leave a storage class before its minimum duration",
  severity: "warning",
  facts: [
    "s3-class-standard-ia",
    "s3-class-onezone-ia",
    "s3-glacier-ir-minimum-duration",
    "s3-glacier-flexible-minimum-duration",
    "s3-deep-archive-minimum-duration",
  ],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const rule of enabledRules(bucket)) {
      for (const versions of ["current", "noncurrent"] as const) {
        for (const stay of shortStaysOf(rule, versions, expirationDeletes(bucket, versions))) {
          const { from, until, minimum } = stay;
          const earliest = from.time + minimum;
          report({
            at: until,
            message:
              `${subjects[versions]} stay in ${from.to} only ${amount(until.number! - from.time, "day")} ` +
              `(day ${from.time} to ${until.number}), but are billed for at least ${minimum}. ` +
              `Set ${until.name} to ${earliest} or more, or skip ${from.to}.`,
            related: [{ message: `moved to ${from.to} on day ${from.time}`, at: from.due }],
            fixes: fixesFor(stay, earliest),
          });
        }
      }
    }
  },
});

function fixesFor({ from, until, afterwards }: ShortStay, earliest: number): readonly NewFix[] {
  const fits = afterwards.every((day) => day.absent || (day.number !== undefined && day.number > earliest));
  return [
    ...(fits ? [safeFix(`Set to ${earliest} days`, set(until, earliest))] : []),
    unsafeFix(`Remove the transition to ${from.to} (other storage costs)`, removeItem(from.property)),
  ];
}
