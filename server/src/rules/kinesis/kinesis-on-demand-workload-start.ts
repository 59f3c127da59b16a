import { isOver, MiB, roundUp, shardNeed, streamMode } from "../../model/stream-capacity.ts";
import { pollingConsumers } from "../../model/stream-uses.ts";
import { amount, mebibytes, number } from "../../model/wording.ts";
import { workloadOf } from "../../model/workload.ts";
import { defineRule } from "../define-rule.ts";

/** What a new on-demand stream takes in each second. */
const start = { bytes: 4 * MiB, records: 4000 };

export default defineRule({
  id: "kinesis-on-demand-workload-start",
  title: "New on-demand stream starts below the stated workload",
  severity: "information",
  facts: ["kinesis-on-demand-default", "kinesis-on-demand-ceiling", "kinesis-warm-throughput"],
  doc: "https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html",
  types: ["AWS::Kinesis::Stream"],
  check(stream, { report }) {
    const workload = streamMode(stream) === "ON_DEMAND" ? workloadOf(stream) : undefined;
    if (!workload) return;
    const { recordsPerSecond, sharedConsumers, location } = workload;
    const { bytesPerSecond, need } = shardNeed(workload, pollingConsumers(stream).length + sharedConsumers);
    if (!isOver(bytesPerSecond, start.bytes) && !isOver(recordsPerSecond, start.records)) return;
    const warm = stream.get("WarmThroughputMiBps");
    const warmth = warm.absent ? 0 : warm.number;
    if (warmth === undefined || warmth >= roundUp(bytesPerSecond / MiB)) return;

    report({
      at: stream.get("StreamModeDetails.StreamMode"),
      message:
        `An on-demand stream starts ${warmth > 0 ? `with ${warmth} MiB/s here` : "with 4 MB/s and 4,000 records/s"}, ` +
        "below the stated workload. It doubles from its 30-day peak; the stated " +
        `${mebibytes(bytesPerSecond)} MiB/s and ${number(recordsPerSecond)} records/s are throttled if they arrive at ` +
        `once. Ramp up, pre-warm with ${warm.name} (on-demand advantage), or create it PROVISIONED with ` +
        `${amount(need, "shard")} and switch later. Outside us-east-1, us-west-2 and eu-west-1 the ceiling is 200 MB/s ` +
        "unless raised.",
      related: [{ message: "the stated workload", location }],
    });
  },
});
