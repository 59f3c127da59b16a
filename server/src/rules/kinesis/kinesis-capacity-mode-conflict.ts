import type { ResourceView } from "../../model/property.ts";
import { streamMode } from "../../model/stream-capacity.ts";
import { defineRule, type RuleContext } from "../define-rule.ts";
import { remove, safeFix, set, unsafeFix } from "../fix.ts";

export default defineRule({
  id: "kinesis-capacity-mode-conflict",
  title: "Capacity property does not belong to the stream mode",
  severity: "error",
  facts: ["kinesis-ondemand-shardcount", "kinesis-capacity-modes", "kinesis-warm-throughput"],
  doc: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-stream.html",
  types: ["AWS::Kinesis::Stream"],
  check(stream, context) {
    const mode = streamMode(stream);
    if (mode === "ON_DEMAND") checkShards(stream, context);
    if (mode === "PROVISIONED") checkWarmThroughput(stream, context);
  },
});

function checkShards(stream: ResourceView, { report }: RuleContext): void {
  const shards = stream.get("ShardCount");
  // In Terraform no shards are the same as none written.
  if (!shards.present || shards.number === 0) return;
  const mode = stream.get("StreamModeDetails.StreamMode");
  report({
    at: shards.key,
    message:
      `${shards.name} ${shards.string ?? ""} is not allowed in ON_DEMAND mode. The deployment fails with ` +
      `"ShardCount is not expected when StreamMode=ON_DEMAND". Remove ${shards.name}, or use PROVISIONED.`,
    related: [{ message: "the stream's mode", at: mode }],
    fixes: [
      safeFix(`Remove ${shards.name}`, remove(shards)),
      // A parameter's value is not for the template to change.
      ...(mode.origin ? [] : [unsafeFix("Switch to PROVISIONED (billed by the shard)", set(mode, "PROVISIONED"))]),
    ],
  });
}

function checkWarmThroughput(stream: ResourceView, { report }: RuleContext): void {
  const warm = stream.get("WarmThroughputMiBps");
  if (warm.number === undefined || warm.number <= 0) return;
  report({
    at: warm.key,
    message:
      `${warm.name} needs ON_DEMAND mode, and on-demand advantage in the account. ` +
      `A PROVISIONED stream is sized with ${stream.name("ShardCount")}.`,
    fixes: [safeFix(`Remove ${warm.name}`, remove(warm))],
  });
}
