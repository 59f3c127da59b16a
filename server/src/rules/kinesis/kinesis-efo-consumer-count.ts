import { comesAfter } from "../../model/dependencies.ts";
import { mayMention } from "../../model/mentions.ts";
import type { ResourceView } from "../../model/property.ts";
import { pointsTo, targetOf } from "../../model/reference.ts";
import { defineRule, type RuleContext } from "../define-rule.ts";
import { dependOn, safeFix } from "../fix.ts";
import { compareNames, existsWith, inOrderOfNames } from "./_consumers.ts";

/** How many consumers a stream may have, and how many of an account may be in the making. */
const limits = { perStream: 20, atOnce: 5 };

const type = "AWS::Kinesis::StreamConsumer";

export default defineRule({
  id: "kinesis-efo-consumer-count",
  title: "Too many enhanced fan-out consumers for one stream",
  severity: "warning",
  facts: ["kinesis-efo"],
  doc: "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html",
  types: [type],
  check(consumer, context) {
    if (checkStream(consumer, context)) return;
    // Terraform's provider waits and tries again.
    if (consumer.template.source.dialect !== "terraform") checkCreation(consumer, context);
  },
});

/** Speaks at the first consumer that is one too many for the stream. */
function checkStream(consumer: ResourceView, { report }: RuleContext): boolean {
  const siblings = inOrderOfNames(siblingsOf(consumer).filter((other) => existsWith(other, consumer)));
  if (siblings[limits.perStream]?.id !== consumer.id) return false;
  const stream = targetOf(consumer.get("StreamARN"), "AWS::Kinesis::Stream");
  report({
    at: consumer.type,
    message:
      `${siblings.length} fan-out consumers on ${stream?.id ?? "one stream"} are too many. ${limits.perStream} are allowed per stream ` +
      "(50 only with on-demand advantage).",
    related: stream ? [{ message: "the stream", at: stream.label }] : [],
  });
  return true;
}

/** All consumers of the same stream, be it in the template or named by the same text. */
function siblingsOf(consumer: ResourceView): readonly ResourceView[] {
  const arn = consumer.get("StreamARN");
  const stream = targetOf(arn, "AWS::Kinesis::Stream");
  if (stream) return mayMention(stream, type, "StreamARN").filter((other) => pointsTo(other.get("StreamARN"), stream));
  if (arn.string === undefined) return [];
  return consumer.template.ofType(type).filter((other) => other.get("StreamARN").string === arn.string);
}

/** Consumers that are looked at; to order more than these would take too long. */
const mostCompared = 30;

/** Speaks at the first consumer with which too many would be created at the same time. */
function checkCreation(consumer: ResourceView, { report }: RuleContext): void {
  const beside = consumer.template.ofType(type).filter((other) => existsWith(other, consumer));
  const index = beside.filter((other) => compareNames(other, consumer) < 0).length;
  if (index < limits.atOnce || index >= mostCompared) return;
  const all = inOrderOfNames(beside).slice(0, mostCompared);
  const isAfter = orderOf(all);
  const count = (end: number): number => largestUnordered(all.slice(0, end), isAfter);
  // Where there are too many without this one, the first that is too many has been reported.
  if (count(index) > limits.atOnce || count(index + 1) <= limits.atOnce) return;
  const predecessor = all[index - limits.atOnce]!;
  const isFree = comesAfter(predecessor, consumer) === "no";
  report({
    at: consumer.type,
    message:
      `${count(all.length)} consumers will be created at once, but only ${limits.atOnce} of an account may be in CREATING ` +
      `state. The others fail with LimitExceededException. Chain them with DependsOn in groups of ${limits.atOnce}.`,
    fixes: isFree ? [safeFix(`Create after ${predecessor.id}`, dependOn(consumer, predecessor))] : [],
  });
}

type Order = (one: ResourceView, other: ResourceView) => boolean;

/** Which of two waits for the other; an order that cannot be told counts as one. */
function orderOf(resources: readonly ResourceView[]): Order {
  const after = new Map(
    resources.map((one) => [
      one.id,
      new Set(resources.filter((other) => other !== one && comesAfter(one, other) !== "no").map(({ id }) => id)),
    ]),
  );
  return (one, other) => after.get(one.id)?.has(other.id) ?? false;
}

/**
 * The size of the largest set in which nothing waits for anything else: as many as there are chains needed to hold all
 * (Dilworth), which are fewer by one for each that can be put behind another.
 */
function largestUnordered(resources: readonly ResourceView[], isAfter: Order): number {
  const followed = new Map<ResourceView, ResourceView>();
  const follows = (one: ResourceView, tried: Set<ResourceView>): boolean =>
    resources.some((before) => {
      if (tried.has(before) || !isAfter(one, before)) return false;
      tried.add(before);
      const rival = followed.get(before);
      if (rival && !follows(rival, tried)) return false;
      followed.set(before, one);
      return true;
    });
  return resources.filter((one) => !follows(one, new Set())).length;
}
