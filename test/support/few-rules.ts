import type { Settings } from "../../server/src/analysis/settings.ts";
import { allRules } from "../../server/src/rules/catalogue.ts";

/**
 * Rules of several kinds, for tests of the engine: some look at a resource alone, some at others that it refers to or
 * that refer to it. With these alone such a test says the same whatever rules are added.
 */
export const fewRules: readonly string[] = [
  "dynamodb-on-demand-with-capacity",
  "emr-core-on-spot",
  "firehose-format-conversion-buffer",
  "firehose-source-role-missing-read",
  "flink-firehose-input",
  "kinesis-capacity-mode-conflict",
  "kinesis-retention-out-of-range",
  "kinesis-shards-below-workload",
  "s3-lifecycle-early-exit-charge",
  "s3-lifecycle-noncurrent-without-versioning",
  "s3-lifecycle-transition-order",
  "s3-notification-invalid-destination",
  "s3-notification-lambda-permission",
  "s3-secure-transport-missing",
  "s3-ssec-needs-https",
  "sfn-wait-too-long",
];

/** Settings with which only these rules are on. */
export function only(rules: readonly string[]): Settings {
  const others = allRules.filter(({ id }) => !rules.includes(id));
  return { preset: "all", rules: Object.fromEntries(others.map(({ id }) => [id, "off"])) };
}
