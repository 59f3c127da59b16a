import { isOver, shardLimits } from "../../model/stream-capacity.ts";
import { mebibytes, number } from "../../model/wording.ts";
import { argumentOf, workloadAnnotation, workloadOf } from "../../model/workload.ts";
import { defineRule } from "../define-rule.ts";

export default defineRule({
  id: "kinesis-workload-hot-key",
  title: "One partition key exceeds what a single shard accepts",
  severity: "warning",
  facts: ["kinesis-ordering", "kinesis-shard-write-limit", "kinesis-on-demand-ceiling"],
  doc: "https://docs.aws.amazon.com/streams/latest/dev/key-concepts.html",
  types: ["AWS::Kinesis::Stream"],
  check(stream, { report }) {
    const workload = workloadOf(stream);
    const share = workload?.hotKeyShare;
    if (!workload || share === undefined) return;
    const records = share * workload.recordsPerSecond;
    const bytes = records * workload.recordBytes;
    if (!isOver(records, shardLimits.recordsIn) && !isOver(bytes, shardLimits.bytesIn)) return;
    report({
      at: { location: argumentOf(workloadAnnotation(stream)!, "HotKeyShare")!.at },
      message:
        `The busiest partition key carries ${number(share * 100)} % of the traffic, more than a shard accepts. That is ` +
        `${mebibytes(bytes)} MiB/s and ${number(records)} records/s, but all records of one key go to one shard ` +
        "(1 MiB/s, 1,000 records/s); more shards or on-demand mode do not help. Use a finer key, or add a random or " +
        "hashed suffix.",
    });
  },
});
