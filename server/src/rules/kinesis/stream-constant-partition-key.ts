import type { Property } from "../../model/property.ts";
import { streamMode } from "../../model/stream-capacity.ts";
import { kinesisStreamOf } from "../../model/stream-source.ts";
import { defineRule, type RuleContext } from "../define-rule.ts";
import { type NewFix, safeFix, set } from "../fix.ts";

const iot = "AWS::IoT::TopicRule";

export default defineRule({
  id: "stream-constant-partition-key",
  title: "Constant partition key sends everything to one shard",
  severity: "warning",
  facts: ["kinesis-ordering", "iot-rule-actions", "kinesis-shard-write-limit"],
  doc: "https://docs.aws.amazon.com/iot/latest/developerguide/kinesis-rule-action.html",
  types: [iot, "AWS::Pipes::Pipe"],
  check(resource, context) {
    if (resource.type.name === iot) {
      const payload = resource.get("TopicRulePayload");
      for (const action of [...payload.get("Actions").items, payload.get("ErrorAction")]) {
        const kinesis = action.get("Kinesis");
        checkKey(kinesis.get("PartitionKey"), kinesis.get("StreamName"), iotKeys, context);
      }
    } else {
      const key = resource.get("TargetParameters.KinesisStreamParameters.PartitionKey");
      checkKey(key, resource.get("Target"), pipeKeys, context);
    }
  },
});

/** How a service writes keys that differ. */
interface Keys {
  readonly differ: RegExp;
  readonly advice: string;
  readonly offers: readonly (readonly [title: string, key: string])[];
}

const iotKeys: Keys = {
  differ: /\$\{/,
  advice: "${topic()} or ${clientid()} to keep the order per device, ${newuuid()} to spread evenly",
  offers: [
    ["Key by topic", "${topic()}"],
    ["Key by client", "${clientid()}"],
    ["Spread evenly", "${newuuid()}"],
  ],
};

const pipeKeys: Keys = { differ: /^\$\.|<\$\.|<aws\.pipes/, advice: "a path such as $.data.deviceId", offers: [] };

function checkKey(key: Property, stream: Property, { differ, advice, offers }: Keys, { report }: RuleContext): void {
  const written = key.string;
  if (written === undefined || differ.test(written) || stream.unknown || !mayHaveShards(stream)) return;
  report({
    at: key,
    message:
      `${key.name} "${written}" is the same for every record, so all of them go to one shard. It takes in 1 MB/s or ` +
      `1,000 records/s, whatever the stream size. Use ${advice}.`,
    related: [{ message: "the stream", at: stream }],
    fixes: offers.map(([title, offer]): NewFix => safeFix(`${title} (${offer})`, set(key, offer))),
  });
}

/** Whether the stream has several shards, as one elsewhere may; with a single one the key does not matter. */
function mayHaveShards(property: Property): boolean {
  const stream = kinesisStreamOf(property);
  if (!stream || streamMode(stream) === "ON_DEMAND") return true;
  const shards = stream.get("ShardCount").number;
  return shards !== undefined && shards !== 1;
}
