import { streamMode } from "../../model/stream-capacity.ts";
import { defineRule } from "../define-rule.ts";
import { add, safeFix, set, unsafeFix } from "../fix.ts";

export default defineRule({
  id: "kinesis-provisioned-without-shard-count",
  title: "Provisioned stream without ShardCount",
  severity: "error",
  facts: ["kinesis-ondemand-shardcount"],
  doc: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-stream.html",
  types: ["AWS::Kinesis::Stream"],
  check(stream, { report }) {
    const [shards, details] = [stream.get("ShardCount"), stream.get("StreamModeDetails")];
    // What a condition leaves out is decided elsewhere, most often together with the mode.
    const isLeftOut = [shards, details].some(({ value }) => value?.kind === "absent");
    if (!shards.absent || isLeftOut || streamMode(stream) !== "PROVISIONED") return;

    const mode = details.get("StreamMode");
    report({
      at: mode.present ? mode : stream.type,
      message:
        `A stream without ON_DEMAND mode needs ${shards.name}. One shard takes in 1 MB/s or 1,000 records/s and hands ` +
        `out 2 MB/s. Add ${shards.name}, or set ${mode.name} to ON_DEMAND.`,
      fixes: [
        safeFix(`Add ${shards.name}: 1`, add(stream, shards.path, 1)),
        unsafeFix(
          "Use on-demand mode (billed by the data)",
          mode.present ? set(mode, "ON_DEMAND") : add(stream, mode.path, "ON_DEMAND"),
        ),
      ],
    });
  },
});
