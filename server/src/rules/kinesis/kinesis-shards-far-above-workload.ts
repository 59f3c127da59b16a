import { shardNeed, streamMode } from "../../model/stream-capacity.ts";
import { pollingConsumers } from "../../model/stream-uses.ts";
import { amount, mebibytes, number } from "../../model/wording.ts";
import { argumentOf, workloadAnnotation, workloadOf } from "../../model/workload.ts";
import { defineRule } from "../define-rule.ts";
import { safeFix, set } from "../fix.ts";

export default defineRule({
  id: "kinesis-shards-far-above-workload",
  title: "Many more shards than the stated workload needs",
  severity: "information",
  facts: ["kinesis-shard-maths"],
  doc: "https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html",
  types: ["AWS::Kinesis::Stream"],
  check(stream, { report }) {
    const shards = stream.get("ShardCount");
    const count = shards.number;
    if (count === undefined || streamMode(stream) !== "PROVISIONED") return;
    const [annotation, workload] = [workloadAnnotation(stream), workloadOf(stream)];
    if (!annotation || !workload) return;
    const headroom = argumentOf(annotation, "HeadroomPercent")?.number ?? 0;
    if (headroom > 100 && !argumentOf(annotation, "PeakFactor")) return;
    const consumers = pollingConsumers(stream).length + workload.sharedConsumers;
    const { need, bytesPerSecond } = shardNeed(workload, consumers);
    if (count < 4 * need || count - need < 4) return;

    const lower = Math.max(need, Math.ceil(count / 2));
    report({
      at: shards,
      message:
        `The stated workload fits in ${amount(need, "shard")}, but ${count} are provisioned and billed per hour. It is ` +
        `${mebibytes(bytesPerSecond)} MiB/s and ${number(workload.recordsPerSecond)} records/s. Lower ${shards.name} ` +
        "(at most by half per update), or use on-demand mode.",
      related: [{ message: "the stated workload", location: workload.location }],
      fixes: [safeFix(`Set ${shards.name} to ${lower}`, set(shards, lower))],
    });
  },
});
