import type { ResourceView } from "../../model/property.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, type NewFix, remove, safeFix, set, unsafeFix } from "../fix.ts";
import { enableVersioning, versioningOf } from "./_versioning.ts";

/** The longest period in each unit; S3 knows no shorter one than 1. */
const longest = { Days: 36_500, Years: 100 } as const;

export default defineRule({
  id: "s3-object-lock-configuration",
  title: "Object Lock settings that S3 refuses",
  severity: "error",
  facts: ["s3-object-lock-requirements", "s3-versioning-delete-marker"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const finding of [judgeVersioning(bucket), judgeRetention(bucket), ...judgePeriods(bucket)]) {
      if (finding) report(finding);
    }
  },
});

function judgeVersioning(bucket: ResourceView): Report | undefined {
  const [configuration, lock] = [bucket.get("ObjectLockConfiguration"), bucket.get("ObjectLockEnabled")];
  const status = bucket.get("VersioningConfiguration.Status");
  if (lock.boolean === true) {
    if (status.string !== "Suspended") return undefined;
    return {
      at: status,
      message: "Versioning cannot be suspended on a bucket with Object Lock. S3 rejects it.",
      related: [{ message: "Object Lock", at: lock }],
      fixes: [safeFix("Set to Enabled", set(status, "Enabled"))],
    };
  }
  const versioning = versioningOf(bucket);
  if (!configuration.present || versioning === undefined || versioning === "enabled") return undefined;
  return {
    at: configuration.key,
    message: `Object Lock needs versioning, and this bucket has none. Set ${lock.name} to true, or enable versioning.`,
    related: status.present ? [{ message: "the state of versioning", at: status }] : [],
    fixes: [...(versioning === "never" ? [turnOn(bucket)] : []), enableVersioning(bucket)],
  };
}

function turnOn(bucket: ResourceView): NewFix {
  const lock = bucket.get("ObjectLockEnabled");
  const edit = lock.present ? set(lock, true) : add(bucket, lock.path, true);
  return unsafeFix(`Set ${lock.name} to true (replaces a bucket that exists)`, edit);
}

/** A mode without a period, or the other way round, is no retention; two periods are one too many. */
function judgeRetention(bucket: ResourceView): Report | undefined {
  const retention = bucket.get("ObjectLockConfiguration.Rule.DefaultRetention");
  if (!retention.present) return undefined;
  const [mode, days, years] = [retention.get("Mode"), retention.get("Days"), retention.get("Years")];
  const [period] = [days, years].filter(({ present }) => present);
  const one = `${retention.name} takes ${mode.name} and exactly one of ${days.name} and ${years.name}`;
  if (days.present && years.present) {
    return {
      at: years,
      message: `${one}, not both. S3 rejects the configuration.`,
      related: [{ message: "the other period", at: days }],
      fixes: [safeFix(`Remove ${years.name}`, remove(years))],
    };
  }
  if (period && mode.absent) return { at: period, message: `${one}; ${mode.name} is missing.` };
  if (mode.present && days.absent && years.absent) return { at: mode, message: `${one}; the period is missing.` };
  return undefined;
}

function judgePeriods(bucket: ResourceView): readonly Report[] {
  const retention = bucket.get("ObjectLockConfiguration.Rule.DefaultRetention");
  return (["Days", "Years"] as const).flatMap((unit) => {
    const period = retention.get(unit);
    if (period.number === undefined || (period.number >= 1 && period.number <= longest[unit])) return [];
    const message = `${period.name} must be 1 to ${longest[unit]}, not ${period.number}. S3 locks for 100 years at most.`;
    return [{ at: period, message }];
  });
}
