import { granted } from "./iam.ts";
import type { Property, ResourceView } from "./property.ts";
import { targetOf } from "./reference.ts";

/** An entry of a Flink application's runtime properties; what it means is up to the application's code. */
export interface FlinkProperty {
  readonly group: string;
  readonly key: string;
  readonly value: Property;
}

export type FlinkDirection = "source" | "sink";

/** The runtime properties of an `AWS::KinesisAnalyticsV2::Application`, group by group. */
export function flinkPropertiesOf(application: ResourceView): readonly FlinkProperty[] {
  const groups = application.get("ApplicationConfiguration.EnvironmentProperties.PropertyGroups").items;
  return groups.flatMap((group) =>
    group
      .get("PropertyMap")
      .entries.map(([key, value]) => ({ group: group.get("PropertyGroupId").string ?? "", key, value })),
  );
}

/** The words by which authors tell the two apart; whoever reads from a source and writes to a sink names both, so sinks first. */
const directionWords: readonly (readonly [FlinkDirection, RegExp])[] = [
  ["sink", /sink|output|target|destination|producer|(?:^|[._-])out(?:[._-]|$)/i],
  ["source", /source|input|consumer|(?:^|[._-])in(?:[._-]|$)/i],
];

/**
 * Whether an application reads or writes what a property names: by the words in the names of the group and the key,
 * else, for a Kinesis stream of the template, by what the application's role may do. Undefined where neither tells.
 */
export function flinkDirection(
  { group, key, value }: FlinkProperty,
  stream?: ResourceView,
): FlinkDirection | undefined {
  const named = namedDirection(group, key);
  if (named) return named;
  const role = targetOf(value.resource.get("ServiceExecutionRole"), "AWS::IAM::Role");
  if (!role || stream?.type.name !== "AWS::Kinesis::Stream") return undefined;
  const reads = granted(role, "kinesis:GetRecords", stream);
  const writes = ["kinesis:PutRecord", "kinesis:PutRecords"].map((action) => granted(role, action, stream));
  if (reads === "yes" && writes.every((answer) => answer === "no")) return "source";
  return reads === "no" && writes.includes("yes") ? "sink" : undefined;
}

/** What the names that an author gave say of a direction. */
export function namedDirection(...names: readonly string[]): FlinkDirection | undefined {
  return directionWords.find(([, words]) => names.some((name) => words.test(name)))?.[0];
}

const fanOutWords = /efo|fan.?out/i;

/** Whether the group that a property stands in speaks of enhanced fan-out, by the name or value of any entry. */
export function usesFanOut({ group, value }: FlinkProperty): boolean {
  return flinkPropertiesOf(value.resource).some(
    (other) => other.group === group && (fanOutWords.test(other.key) || fanOutWords.test(other.value.string ?? "")),
  );
}
