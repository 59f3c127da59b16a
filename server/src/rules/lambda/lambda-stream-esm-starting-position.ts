import type { Property, ResourceView } from "../../model/property.ts";
import { type EventSourceKind, eventSourceKind } from "../../model/stream-source.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, put, remove, safeFix, set } from "../fix.ts";
import { kindNames } from "./_kinds.ts";

/** The sources that must be told where to begin. */
const needsPosition: readonly EventSourceKind[] = ["kinesis", "dynamodb", "msk", "kafka"];
const takesTimestamp: readonly EventSourceKind[] = ["kinesis", "msk", "kafka", "documentdb"];

/** More seconds than this since 1970 are milliseconds: they lie in the year 5138. */
const mostSeconds = 1e11;

export default defineRule({
  id: "lambda-stream-esm-starting-position",
  title: "Starting position of a stream mapping is missing or wrong",
  severity: "error",
  facts: ["lambda-stream-start"],
  doc: "https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html",
  types: ["AWS::Lambda::EventSourceMapping"],
  check(mapping, { report }) {
    const kind = eventSourceKind(mapping);
    const [position, timestamp] = [mapping.get("StartingPosition"), mapping.get("StartingPositionTimestamp")];
    if (
      !kind ||
      position.unknown ||
      sharesTopic(mapping) ||
      (!needsPosition.includes(kind) && !takesTimestamp.includes(kind))
    )
      return;
    const finding =
      judgeTimestamp(kind, position, timestamp) ??
      (position.absent && needsPosition.includes(kind) ? missing(mapping, kind, position) : undefined);
    if (finding) report(finding);
  },
});

/** Kafka's queue mode knows no positions; what is not known may be it. */
function sharesTopic(mapping: ResourceView): boolean {
  return ["SelfManagedKafkaEventSourceConfig", "AmazonManagedKafkaEventSourceConfig"].some((config) => {
    const mode = mapping.get(`${config}.ConsumptionMode`);
    return !mode.absent && mode.string?.toLowerCase() !== "stream";
  });
}

function missing(mapping: ResourceView, kind: EventSourceKind, position: Property): Report {
  const [source, cluster] = [mapping.get("EventSourceArn"), mapping.get("SelfManagedEventSource")];
  const third = takesTimestamp.includes(kind) ? ", or AT_TIMESTAMP" : "";
  return {
    at: source.present ? source : cluster.key,
    message:
      `A mapping on a ${kindNames[kind]} source needs ${position.name}. ` +
      `Write TRIM_HORIZON for all records that are kept, LATEST for new ones only${third}.`,
    fixes: [safeFix("Read from the oldest record", add(mapping, position.path, "TRIM_HORIZON"))],
  };
}

function judgeTimestamp(kind: EventSourceKind, position: Property, timestamp: Property): Report | undefined {
  const atTimestamp = position.string === "AT_TIMESTAMP";
  const takes = takesTimestamp.includes(kind);
  if (atTimestamp && !takes) {
    return {
      at: position,
      message: `${kindNames[kind]} streams do not support AT_TIMESTAMP. Use TRIM_HORIZON or LATEST.`,
    };
  }
  if (atTimestamp && timestamp.absent) {
    return { at: position, message: `AT_TIMESTAMP needs ${timestamp.name}: the time from which records are read.` };
  }
  if (!timestamp.present) return undefined;
  if (!atTimestamp) {
    return {
      at: timestamp,
      message: `${timestamp.name} is used only with ${position.name} AT_TIMESTAMP.`,
      related: position.present ? [{ message: "the position", at: position }] : [],
      fixes: takes
        ? [safeFix("Use AT_TIMESTAMP", put(position, "AT_TIMESTAMP"))]
        : [safeFix(`Remove ${timestamp.name}`, remove(timestamp))],
    };
  }
  return judgeTime(timestamp);
}

/** CloudFormation counts seconds, Terraform writes a date. */
function judgeTime(timestamp: Property): Report | undefined {
  const now = Date.now() / 1000;
  const seconds = timestamp.number ?? Date.parse(timestamp.string ?? "") / 1000;
  if (!(seconds > now)) return undefined;
  const inSeconds = Math.floor(seconds / 1000);
  const isMilliseconds = timestamp.number !== undefined && seconds > mostSeconds;
  return {
    at: timestamp,
    message: isMilliseconds
      ? `${timestamp.name} lies in the future. It counts seconds since 1970, and these are milliseconds.`
      : `${timestamp.name} lies in the future. It is the time of a record that is there already.`,
    fixes:
      isMilliseconds && inSeconds <= now ? [safeFix("Convert milliseconds to seconds", set(timestamp, inSeconds))] : [],
  };
}
