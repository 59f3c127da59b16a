import type { Property, ResourceView } from "../../model/property.ts";
import { consumersToMove, type ShardNeed, shardNeed, streamMode } from "../../model/stream-capacity.ts";
import { pollingConsumers } from "../../model/stream-uses.ts";
import { amount } from "../../model/wording.ts";
import { type Workload, workloadOf } from "../../model/workload.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewFix, remove, set, unsafeFix } from "../fix.ts";
import { loadText } from "./_workload-text.ts";

export default defineRule({
  id: "kinesis-shards-below-workload",
  title: "Fewer shards than the stated workload needs",
  severity: "warning",
  facts: ["kinesis-shard-maths", "kinesis-shard-maths-read", "kinesis-shard-write-limit", "kinesis-shard-read-limit"],
  doc: "https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html",
  types: ["AWS::Kinesis::Stream"],
  check(stream, { report }) {
    const shards = stream.get("ShardCount");
    if (shards.number === undefined || streamMode(stream) !== "PROVISIONED") return;
    const workload = workloadOf(stream);
    if (!workload) return;
    const consumers = pollingConsumers(stream).length + workload.sharedConsumers;
    const needed = shardNeed(workload, consumers);
    if (shards.number >= needed.need) return;

    report({
      at: shards,
      message: [
        `Workload of ${loadText(workload, needed)} needs ${amount(needed.need, "shard")}, but ${shards.name} is ${shards.number}.`,
        `Write: ${needed.writeBytes} by 1 MiB/s, ${needed.writeRecords} by 1,000 records/s;`,
        `read by ${amount(consumers, "polling consumer")}: ${Math.max(needed.readBytes, needed.readRecords)}.`,
        ...fanOutAdvice(workload, needed, consumers),
      ].join(" "),
      related: [{ message: "the stated workload", location: workload.location }],
      fixes: [
        unsafeFix(`Set ${shards.name} to ${needed.need} (costs more)`, set(shards, needed.need)),
        ...onDemand(stream, shards),
      ],
    });
  },
});

/** Only where reading, not writing, asks for the most shards. */
function fanOutAdvice(workload: Workload, { need, needWithoutRead }: ShardNeed, consumers: number): readonly string[] {
  if (need === needWithoutRead) return [];
  const moved = consumersToMove(workload, consumers);
  return [
    "Enhanced fan-out consumers do not count:",
    `moving ${moved} of them off polling lowers the need to ${needWithoutRead}.`,
  ];
}

/** On-demand mode takes no shards under any condition, and a mode that a parameter chooses stays its choice. */
function onDemand(stream: ResourceView, shards: Property): readonly NewFix[] {
  const details = stream.get("StreamModeDetails");
  const mode = details.get("StreamMode");
  if ([shards, details, mode].some(({ isBranch }) => isBranch) || mode.origin) return [];
  const change = mode.present ? set(mode, "ON_DEMAND") : add(stream, mode.path, "ON_DEMAND");
  return [unsafeFix("Switch to on-demand mode (billed by the data)", remove(shards), change)];
}
