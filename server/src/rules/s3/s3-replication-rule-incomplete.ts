import type { Property } from "../../model/property.ts";
import { listed } from "../../model/wording.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, type NewEdit, safeFix, set, unsafeFix } from "../fix.ts";

/** The only number of minutes that S3 takes. */
const minutes = 15;

export default defineRule({
  id: "s3-replication-rule-incomplete",
  title: "Replication rule with missing or incompatible members",
  severity: "error",
  facts: ["s3-replication-requirements"],
  doc: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-replicationrule.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const rules = bucket.get("ReplicationConfiguration.Rules").items;
    for (const [index, rule] of rules.entries()) {
      const findings = [
        judgeFilter(rule, rules),
        judgeTags(rule),
        judgeTime(rule),
        judgePrefix(rule),
        judgePriority(rule, rules.slice(0, index)),
      ];
      for (const finding of findings) if (finding) report(finding);
    }
  },
});

/** A filter makes the rule one of the newer form, which leaves nothing to be guessed. */
function judgeFilter(rule: Property, rules: readonly Property[]): Report | undefined {
  const [filter, markers, priority] = [rule.get("Filter"), rule.get("DeleteMarkerReplication"), rule.get("Priority")];
  const missing = [markers, priority].filter(({ absent }) => absent);
  if (!filter.present || missing.length === 0) return undefined;
  const names = listed(missing.map(({ name }) => name));
  const free = priority.absent ? freePriority(rule, rules) : undefined;
  const edits = [
    ...(markers.absent ? [add(rule.resource, markers.path, { Status: "Disabled" })] : []),
    ...(free === undefined ? [] : [add(rule.resource, priority.path, free)]),
  ];
  return {
    at: filter.key,
    message: `A rule with ${filter.name} also needs ${names}. S3 rejects it otherwise.`,
    fixes: edits.length === missing.length ? [safeFix(`Add ${names}`, ...edits)] : [],
  };
}

/** Each rule without a priority gets another one; undefined where those in use are not all known. */
function freePriority({ path }: Property, rules: readonly Property[]): number | undefined {
  const priorities = rules.map((rule) => rule.get("Priority"));
  if (priorities.some(({ unknown }) => unknown)) return undefined;
  const taken = new Set(priorities.map(({ number }) => number));
  const without = rules.filter((rule) => rule.get("Filter").present && rule.get("Priority").absent);
  let free = 0;
  for (const rule of without) {
    do free++;
    while (taken.has(free));
    if (rule.path === path) break;
  }
  return free;
}

function judgeTags(rule: Property): Report | undefined {
  const [filter, markers] = [rule.get("Filter"), rule.get("DeleteMarkerReplication")];
  const tags = [filter.get("TagFilter"), ...filter.get("And.TagFilters").items].find(({ present }) => present);
  const status = markers.get("Status");
  if (!tags || status.string !== "Enabled") return undefined;
  return {
    at: markers.key,
    message: `Delete markers cannot be replicated by tag, since they have none. Set ${markers.name} to Disabled.`,
    related: [{ message: "the tag", at: tags.key }],
    fixes: [safeFix("Set to Disabled", set(status, "Disabled"))],
  };
}

function judgeTime(rule: Property): Report | undefined {
  const [time, metrics] = [rule.get("Destination.ReplicationTime"), rule.get("Destination.Metrics")];
  const status = metrics.get("Status");
  const lacksMetrics =
    time.get("Status").string === "Enabled" && (status.absent || (status.present && status.string !== "Enabled"));
  const times = [time.get("Time.Minutes"), metrics.get("EventThreshold.Minutes")];
  const wrong = times.filter(({ number }) => number !== undefined && number !== minutes);
  if (!lacksMetrics && wrong.length === 0) return undefined;
  const reasons = [
    ...(lacksMetrics ? [`needs ${metrics.name}`] : []),
    ...(wrong.length > 0 ? [`knows ${minutes} minutes only, not ${wrong[0]!.number}`] : []),
  ];
  const corrections = wrong.map((property) => set(property, minutes));
  return {
    at: time.present ? time.key : metrics.key,
    message: `Replication time control ${reasons.join(", and ")}. S3 rejects the configuration.`,
    fixes: lacksMetrics
      ? [unsafeFix("Turn on the metrics (they are billed)", ...turnOn(metrics), ...corrections)]
      : [safeFix(`Set to ${minutes} minutes`, ...corrections)],
  };
}

function turnOn(metrics: Property): readonly NewEdit[] {
  const [bucket, status, threshold] = [metrics.resource, metrics.get("Status"), metrics.get("EventThreshold")];
  if (metrics.absent) return [add(bucket, metrics.path, { Status: "Enabled", EventThreshold: { Minutes: minutes } })];
  return [
    status.absent ? add(bucket, status.path, "Enabled") : set(status, "Enabled"),
    ...(threshold.absent ? [add(bucket, threshold.path, { Minutes: minutes })] : []),
  ];
}

function judgePrefix(rule: Property): Report | undefined {
  const [prefix, filter] = [rule.get("Prefix"), rule.get("Filter")];
  if (!prefix.present || !filter.present) return undefined;
  return {
    at: prefix.key,
    message: `Use either ${prefix.name} or ${filter.name}: they belong to different forms of a rule. S3 rejects both together.`,
    related: [{ message: "the other one", at: filter.key }],
  };
}

/** Of two rules that are in force, one must come first. */
function judgePriority(rule: Property, before: readonly Property[]): Report | undefined {
  const priority = rule.get("Priority");
  const isRanked = (each: Property): boolean =>
    each.get("Status").string === "Enabled" && each.get("Filter").present && each.get("Priority").number !== undefined;
  const same = before.find((other) => isRanked(other) && other.get("Priority").number === priority.number);
  if (!same || !isRanked(rule)) return undefined;
  return {
    at: priority.key,
    message: `Priority ${priority.number} is used twice. S3 wants another ${priority.name} for each rule.`,
    related: [{ message: "the other rule", at: same.get("Priority").key }],
  };
}
