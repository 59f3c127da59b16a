import { parseArn } from "../../model/arn.ts";
import {
  type FlinkDirection,
  type FlinkProperty,
  flinkDirection,
  flinkPropertiesOf,
} from "../../model/flink-properties.ts";
import type { ResourceView } from "../../model/property.ts";
import { patternOf, targetOf } from "../../model/reference.ts";
import { streamMode } from "../../model/stream-capacity.ts";
import { defineRule } from "../define-rule.ts";
import { set, unsafeFix } from "../fix.ts";

/** More source tasks than this for each shard are too many. */
const tolerated = 2;

export default defineRule({
  id: "flink-parallelism-above-shards",
  title: "More Flink source tasks than shards",
  severity: "information",
  facts: ["flink-parallelism-kpu", "kinesis-getrecords-limit"],
  doc: "https://docs.aws.amazon.com/managed-flink/latest/java/how-scaling.html",
  types: ["AWS::KinesisAnalyticsV2::Application"],
  check(application, { report }) {
    const configuration = application.get(
      "ApplicationConfiguration.FlinkApplicationConfiguration.ParallelismConfiguration",
    );
    const parallelism = configuration.get("Parallelism");
    if (configuration.get("ConfigurationType").string !== "CUSTOM" || parallelism.number === undefined) return;
    const stream = onlySource(application);
    if (!stream || streamMode(stream) !== "PROVISIONED") return;
    const shards = stream.get("ShardCount");
    if (!shards.number || parallelism.number <= tolerated * shards.number) return;
    report({
      at: parallelism,
      message:
        `${parallelism.name} ${parallelism.number} is more than twice the number of shards, ${shards.number}. ` +
        "Surplus source tasks idle (watermarks stall without withIdleness), while KPUs are billed for all " +
        `${parallelism.number} tasks. Lower ${parallelism.name}, add shards to ${stream.id}, or set the parallelism of the ` +
        "source operator in code.",
      related: [{ message: `the shards of ${stream.id}`, at: shards }],
      fixes: [
        unsafeFix(`Set ${parallelism.name} to ${shards.number} (for all operators)`, set(parallelism, shards.number)),
      ],
    });
  },
});

/** The stream of the template that an application reads, when it is the only thing that it is known to read. */
function onlySource(application: ResourceView): ResourceView | undefined {
  const sources = flinkPropertiesOf(application).flatMap(sourceOf);
  const [first] = sources;
  return sources.every((source) => source !== "other" && source === first) && first !== "other" ? first : undefined;
}

/** The stream, or something else, that a property may have the application read; most properties name neither. */
function sourceOf(property: FlinkProperty): readonly (ResourceView | "other")[] {
  const stream = targetOf(property.value, "AWS::Kinesis::Stream");
  const direction = flinkDirection(property, stream);
  if (direction === "sink") return [];
  if (stream) return [direction === "source" ? stream : "other"];
  return mayNameSource(property, direction) ? ["other"] : [];
}

/** Keys by which code is told what to read; the others of a group, such as a Region, tell how. */
const namingKeys = /arn|stream[._-]?name|topic|servers|broker/i;

function mayNameSource({ key, value }: FlinkProperty, direction: FlinkDirection | undefined): boolean {
  const service = parseArn(patternOf(value.value) ?? "")?.service;
  if (service === "kinesis" || service === "kafka") return true;
  return direction === "source" && (value.value?.kind === "reference" || namingKeys.test(key));
}
