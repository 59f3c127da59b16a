import type { Property } from "../../model/property.ts";
import { listed } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, remove, safeFix } from "../fix.ts";
import { filtersOf, hasActionsBeside, isCertain, rulesOf } from "./_lifecycle.ts";
import { addRuleBeside } from "./_new-rule.ts";

const name = "AbortIncompleteMultipartUpload";

export default defineRule({
  id: "s3-lifecycle-abort-mpu-filter",
  title: "AbortIncompleteMultipartUpload in a rule with tag or size filter",
  severity: "error",
  facts: ["s3-lifecycle-abort-multipart"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const rule of rulesOf(bucket)) {
      const abort = rule.get(name);
      const filters = abort.present ? filtersOf(rule).filter(isCertain) : [];
      if (filters.length === 0) continue;
      report({
        at: abort.key,
        message:
          `${abort.name} cannot stand in a rule filtered by ${kindsOf(filters)}. ` +
          "An unfinished upload has neither tags nor a size. S3 rejects the rule; put the action into a rule of its own.",
        related: filters.map((filter) => ({ message: "the filter", at: filter.key })),
        fixes: fixesFor(rule, abort, filters),
      });
    }
  },
});

function kindsOf(filters: readonly Property[]): string {
  const kinds = filters.map(({ path }) => (path.endsWith(".TagFilters") ? "tags" : "object size"));
  return listed([...new Set(kinds)]);
}

function fixesFor(rule: Property, abort: Property, filters: readonly Property[]): readonly NewFix[] {
  if (!hasActionsBeside([name], rule)) {
    return [safeFix(`Remove ${listed(filters.map((filter) => filter.name))}`, ...filters.map(remove))];
  }
  const days = abort.get("DaysAfterInitiation");
  const own =
    days.number === undefined || days.origin
      ? undefined
      : addRuleBeside(rule, "abort-incomplete-uploads", { [name]: { DaysAfterInitiation: days.number } });
  return own ? [safeFix("Move the action into a separate rule", remove(abort), own)] : [];
}
