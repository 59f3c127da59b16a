import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { rulesOf, writtenTransitions } from "./_lifecycle.ts";

export default defineRule({
  id: "s3-lifecycle-mixed-time-units",
  title: "Lifecycle rule mixes days and dates",
  severity: "error",
  facts: ["s3-lifecycle-transition-actions", "s3-lifecycle-expiration-actions"],
  doc: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-rule.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const rule of rulesOf(bucket)) {
      const transitions = writtenTransitions(rule, "current");
      const [first, ...others] = timesOf(rule, transitions);
      const different = others.find(({ unit }) => unit !== first!.unit);
      if (different) {
        report({
          at: different.property.key,
          message:
            `This lifecycle rule mixes days and dates (${first!.property.name} and ${different.property.name}). ` +
            "S3 accepts only one unit for the transitions and the expiration of a rule.",
          related: [{ message: `counts in ${first!.unit}`, at: first!.property.key }],
        });
      }
      for (const transition of transitions) {
        const [days, date] = [transition.get("TransitionInDays"), transition.get("TransitionDate")];
        const storageClass = transition.get("StorageClass");
        if (!days.absent || !date.absent || !storageClass.present) continue;
        report({
          at: storageClass.key,
          message: `This transition has neither ${days.name} nor ${date.name}. S3 wants one of them, the same in a whole rule.`,
        });
      }
    }
  },
});

interface Time {
  readonly property: Property;
  readonly unit: "days" | "dates";
}

/** What says when something happens; the transitions come first, so that they set the unit. */
function timesOf(rule: Property, transitions: readonly Property[]): readonly Time[] {
  const times = [
    ...transitions.flatMap((transition): Time[] => [
      { property: transition.get("TransitionInDays"), unit: "days" },
      { property: transition.get("TransitionDate"), unit: "dates" },
    ]),
    // Zero days are none: so Terraform says it beside other expirations.
    ...(rule.get("ExpirationInDays").number === 0
      ? []
      : [{ property: rule.get("ExpirationInDays"), unit: "days" } as const]),
    { property: rule.get("ExpirationDate"), unit: "dates" } as const,
  ];
  return times.filter(({ property }) => property.present && property.string !== "");
}
