import { parseArn } from "../../model/arn.ts";
import {
  type FlinkDirection,
  type FlinkProperty,
  flinkDirection,
  flinkPropertiesOf,
} from "../../model/flink-properties.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { patternOf, targetOf } from "../../model/reference.ts";
import { streamMode } from "../../model/stream-capacity.ts";
import { defineRule } from "../define-rule.ts";
import { set, unsafeFix } from "../fix.ts";

/** Streams are often split to twice their shards, so that twice as many tasks may find work. */
const tasksPerShard = 2;

export default defineRule({
  id: "flink-parallelism-above-shards",
  title: "More Flink source tasks than shards",
  severity: "information",
  facts: ["flink-parallelism-kpu", "kinesis-getrecords-limit"],
  doc: "https://docs.aws.amazon.com/managed-flink/latest/java/how-scaling.html",
  types: ["AWS::KinesisAnalyticsV2::Application"],
  check(application, { report }) {
    const path = "ApplicationConfiguration.FlinkApplicationConfiguration.ParallelismConfiguration";
    const configuration = application.get(path);
    const parallelism = configuration.get("Parallelism");
    if (configuration.get("ConfigurationType").string !== "CUSTOM" || parallelism.number === undefined) return;
    const source = onlySource(application);
    const stream = source && targetOf(source, streamType);
    if (!stream || streamMode(stream) !== "PROVISIONED") return;
    const shards = stream.get("ShardCount");
    if (shards.number === undefined || parallelism.number <= tasksPerShard * shards.number) return;
    report({
      at: parallelism,
      message:
        `${parallelism.name} ${parallelism.number} is more than twice the shards of ${stream.id} (${shards.number}). ` +
        "Surplus source tasks idle (watermarks stall without withIdleness), while KPUs are billed for all " +
        `${parallelism.number} tasks. Lower ${parallelism.name}, add shards, or set the parallelism of the source ` +
        "operator in code.",
      related: [
        { message: "the shards of the stream", at: shards },
        { message: "what the application reads", at: source },
      ],
      fixes: [
        unsafeFix(
          `Set ${parallelism.name} to ${shards.number} (fewer KPUs for all operators)`,
          set(parallelism, shards.number),
        ),
      ],
    });
  },
});

const streamType = "AWS::Kinesis::Stream";

/** The property that names the only stream which the application may read, where it is one of the template. */
function onlySource(application: ResourceView): Property | undefined {
  const sources = new Map<string, Property>();
  for (const property of flinkPropertiesOf(application)) {
    const stream = targetOf(property.value, streamType);
    const direction = flinkDirection(property, stream);
    if (direction === "sink") continue;
    if (stream && direction === "source") sources.set(stream.id, sources.get(stream.id) ?? property.value);
    else if (stream || mayNameSource(property, direction)) return undefined;
  }
  const [source] = sources.values();
  return sources.size === 1 ? source : undefined;
}

/** Keys by which code is told what to read; the others of a group tell how. */
const namingKeys = /arn|stream[._-]?name|topic|servers/i;

/** Whether a property may name a stream or topic elsewhere that is read too. */
function mayNameSource({ key, value }: FlinkProperty, direction: FlinkDirection | undefined): boolean {
  const service = parseArn(patternOf(value.value) ?? "")?.service;
  return service === "kinesis" || service === "kafka" || (direction === "source" && namingKeys.test(key));
}
