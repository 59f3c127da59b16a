import type { ResourceView } from "../../model/property.ts";
import { pollingConsumers, type StreamUse } from "../../model/stream-uses.ts";
import { listed } from "../../model/wording.ts";
import { workloadOf } from "../../model/workload.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, unsafeFix } from "../fix.ts";
import { readThroughNewConsumer } from "./_consumers.ts";

/** GetRecords calls that a shard answers each second, of which most consumers make one. */
const callsPerSecond = 5;

export default defineRule({
  id: "kinesis-shared-consumers-over-five",
  title: "More than five polling consumers on one stream",
  severity: "warning",
  facts: [
    "kinesis-getrecords-limit",
    "kinesis-shard-read-limit",
    "lambda-stream-polling",
    "firehose-kinesis-source",
    "redshift-streaming-consumers",
  ],
  doc: "https://docs.aws.amazon.com/streams/latest/dev/enhanced-consumers.html",
  types: ["AWS::Kinesis::Stream"],
  check(stream, { report }) {
    const consumers = pollingConsumers(stream);
    const count = consumers.length + (workloadOf(stream)?.sharedConsumers ?? 0);
    if (count <= callsPerSecond) return;
    report({
      at: stream.label,
      message:
        `${count} consumers poll ${stream.id}, but a shard answers ${callsPerSecond} GetRecords calls per second. They ` +
        "share these and 2 MB/s per shard, and Lambda, Firehose and Pipes take about one call each per second, so reads " +
        "will be throttled and fall behind. Register enhanced fan-out consumers (AWS::Kinesis::StreamConsumer) for some " +
        "of them.",
      related: consumers.map(({ resource }) => ({ message: "polls the stream", at: resource.label })),
      fixes: moveToFanOut(stream, consumers, count - callsPerSecond),
    });
  },
});

/** As many event source mappings as are too many, the last ones. */
function moveToFanOut(stream: ResourceView, consumers: readonly StreamUse[], surplus: number): readonly NewFix[] {
  const mappings = consumers.filter(({ resource }) => resource.type.name === "AWS::Lambda::EventSourceMapping");
  const moved = mappings.slice(-surplus);
  if (moved.length < surplus) return [];
  return [
    unsafeFix(
      `Move ${listed(moved.map(({ resource }) => resource.id))} to enhanced fan-out (billed per shard hour and GB)`,
      ...moved.flatMap(({ resource, property }) => readThroughNewConsumer(property, stream, resource)),
    ),
  ];
}
