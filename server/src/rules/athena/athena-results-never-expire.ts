import { allOf, anyOf, type Granted } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { type S3Location, s3LocationOf } from "../../model/s3-location.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, unsafeFix } from "../fix.ts";
import { addRule } from "../s3/_new-rule.ts";

const days = 30;

export default defineRule({
  id: "athena-results-never-expire",
  title: "Athena query results are kept for ever",
  severity: "information",
  facts: ["athena-results-location", "s3-lifecycle-expiration-actions"],
  doc: "https://docs.aws.amazon.com/athena/latest/ug/querying.html",
  types: ["AWS::Athena::WorkGroup"],
  check(workgroup, { template, report }) {
    const settings = workgroup.get("WorkGroupConfiguration");
    const output = settings.get("ResultConfiguration.OutputLocation");
    const managed = settings.get("ManagedQueryResultsConfiguration.Enabled");
    const location = s3LocationOf(output);
    const bucket = location?.bucket;
    if (!bucket || !(managed.absent || managed.boolean === false)) return;
    if (template.open || bucket.resource.passedOn || expires(bucket, location) !== "no") return;
    report({
      at: output,
      message:
        `Every query leaves a result and a metadata file in ${bucket.id}, and nothing deletes them. ` +
        `Add a lifecycle rule that expires the prefix, for example after ${days} days.`,
      related: [{ message: "the bucket", at: bucket.label }],
      fixes: location.isComplete ? [expire(bucket, location.key)] : [],
    });
  },
});

function expires(bucket: ResourceView, location: S3Location): Granted {
  const rules = bucket.get("LifecycleConfiguration.Rules");
  if (rules.unknown) return "unknown";
  return anyOf(
    rules.items.map((rule) => {
      if (rule.unknown) return "unknown";
      const status = rule.get("Status");
      return allOf([
        status.unknown ? "unknown" : status.string === "Enabled" ? "yes" : "no",
        anyOf([isThere(rule.get("ExpirationInDays")), isThere(rule.get("ExpirationDate"))]),
        forAllTags(rule.get("TagFilters")),
        covers(rule.get("Prefix"), location),
      ]);
    }),
  );
}

/** Results have no tags. */
function forAllTags(filters: Property): Granted {
  return filters.unknown ? "unknown" : filters.items.length > 0 ? "no" : "yes";
}

function isThere(property: Property): Granted {
  return property.unknown ? "unknown" : property.present ? "yes" : "no";
}

function covers(prefix: Property, { key, isComplete }: S3Location): Granted {
  if (prefix.absent) return "yes";
  if (prefix.string === undefined) return "unknown";
  if (key.startsWith(prefix.string)) return "yes";
  return !isComplete && prefix.string.startsWith(key) ? "unknown" : "no";
}

function expire(bucket: ResourceView, prefix: string): NewFix {
  const whole = prefix === "" ? "deletes all objects of the bucket" : "deletes older ones";
  return unsafeFix(
    `Expire results after ${days} days (${whole})`,
    addRule(bucket, "expire-athena-results", {
      Prefix: prefix,
      ExpirationInDays: days,
      // Results are uploaded in parts too, and expiration leaves what a failed query has uploaded.
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    }),
  );
}
