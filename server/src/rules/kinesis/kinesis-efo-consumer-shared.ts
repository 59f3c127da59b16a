import { mayBeNamed, mayMention } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { pointsTo, targetOf } from "../../model/reference.ts";
import { functionOf } from "../../model/stream-uses.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, unsafeFix } from "../fix.ts";
import { isEnabled } from "../lambda/_mappings.ts";
import { inOrderOfNames, readThroughNewConsumer } from "./_consumers.ts";

const type = "AWS::Lambda::EventSourceMapping";

export default defineRule({
  id: "kinesis-efo-consumer-shared",
  title: "Two readers use the same fan-out consumer",
  severity: "error",
  facts: ["kinesis-efo-subscription"],
  doc: "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html",
  types: [type],
  check(mapping, { report }) {
    const source = mapping.get("EventSourceArn");
    if (!isEnabled(mapping)) return;
    const consumer = targetOf(source, "AWS::Kinesis::StreamConsumer");
    const sharing = consumer ? readersThrough(consumer) : readersByArn(source);
    const [first] = inOrderOfNames([
      mapping,
      ...sharing.filter((other) => isEnabled(other) && isAnother(other, mapping)),
    ]);
    if (!first || first === mapping) return;
    report({
      at: source,
      message:
        `${consumer?.id ?? "This consumer"} has more than one reader. A registered consumer has one subscription per ` +
        `shard, so ${first.id} and ${mapping.id} keep taking it from each other. Register one consumer per reader.`,
      related: [{ message: "the other reader", at: first.get("EventSourceArn") }],
      fixes: consumer ? registerAnother(source, consumer) : [],
    });
  },
});

function readersThrough(consumer: ResourceView): readonly ResourceView[] {
  return mayMention(consumer, type, "EventSourceArn").filter(
    (other) => pointsTo(other.get("EventSourceArn"), consumer) === true,
  );
}

/** Those that name a consumer elsewhere by the same ARN. */
function readersByArn(source: Property): readonly ResourceView[] {
  const arn = source.string;
  if (!arn?.includes("/consumer/")) return [];
  const { template } = source.resource;
  return mayBeNamed(arn, type, "EventSourceArn", template).filter(
    (other) => other.get("EventSourceArn").string === arn,
  );
}

/** A mapping of another function; the same one twice is refused by Lambda itself. */
function isAnother(one: ResourceView, other: ResourceView): boolean {
  const [a, b] = [one, other].map((mapping) => functionName(mapping.get("FunctionName")));
  return one.id !== other.id && a !== undefined && b !== undefined && a !== b;
}

function functionName(name: Property): string | undefined {
  return functionOf(name)?.id ?? name.string;
}

function registerAnother(source: Property, consumer: ResourceView): readonly NewFix[] {
  const stream = targetOf(consumer.get("StreamARN"), "AWS::Kinesis::Stream");
  if (!stream) return [];
  const title = "Register a second consumer (billed per shard hour and GB)";
  return [unsafeFix(title, ...readThroughNewConsumer(source, stream, consumer))];
}
