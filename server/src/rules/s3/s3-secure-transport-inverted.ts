import { statementsOf } from "../../model/iam.ts";
import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, safeFix, set, unsafeFix } from "../fix.ts";
import { comparisonsOf } from "./_bucket-policies.ts";
import { invertedCondition } from "./_secure-transport.ts";

const consequences: Readonly<Record<string, string>> = {
  Deny: "HTTPS is denied, and plain HTTP is not",
  Allow: "Access is granted over plain HTTP only",
};

export default defineRule({
  id: "s3-secure-transport-inverted",
  title: "aws:SecureTransport condition is the wrong way round",
  severity: "error",
  facts: ["s3-secure-transport-condition"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
  types: ["AWS::S3::BucketPolicy"],
  check(policy, { report }) {
    for (const statement of statementsOf(policy.get("PolicyDocument")) ?? []) {
      const condition = invertedCondition(statement);
      if (!condition || isLimited(statement)) continue;
      const effect = statement.get("Effect");
      const [value] = condition.values.items;
      report({
        at: value!,
        message:
          `${effect.string} with aws:SecureTransport ${value!.string} does the opposite of enforcing TLS. ` +
          `${consequences[effect.string!]}. To refuse plain HTTP use Effect Deny with 'false'.`,
        related: [{ message: "the effect", at: effect }],
        fixes: fixesFor(effect, value!),
      });
    }
  },
});

/** Another condition on who asks, and from where, may be what makes it right. */
function isLimited(statement: Property): boolean {
  const others = comparisonsOf(statement)!.filter(({ key }) => key !== "aws:securetransport");
  return others.some(({ key }) => key.startsWith("aws:"));
}

function fixesFor(effect: Property, value: Property): readonly NewFix[] {
  const opposite = !value.boolean;
  const text = typeof value.scalar === "boolean" ? opposite : String(opposite);
  if (effect.string === "Deny") return [safeFix("Deny when it is false", set(value, text))];
  return [
    unsafeFix("Deny plain HTTP instead (takes the permission away)", set(effect, "Deny")),
    unsafeFix("Allow over HTTPS only (grants what was out of reach)", set(value, text)),
  ];
}
