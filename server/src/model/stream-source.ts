import { parseArn } from "./arn.ts";
import type { Property, ResourceView } from "./property.ts";
import { patternOf, referenceIn, targetOf } from "./reference.ts";

/** What an event source mapping or a pipe polls: `msk` is Amazon's Kafka, `kafka` one that the user runs. */
export type EventSourceKind = "kinesis" | "dynamodb" | "sqs" | "msk" | "kafka" | "mq" | "documentdb";

/** By the type of the resource that is polled; a table is polled through its stream only. */
const kindsOfTypes: Readonly<Record<string, { readonly kind: EventSourceKind; readonly attribute?: string }>> = {
  "AWS::AmazonMQ::Broker": { kind: "mq" },
  "AWS::DocDB::DBCluster": { kind: "documentdb" },
  "AWS::DynamoDB::GlobalTable": { kind: "dynamodb", attribute: "StreamArn" },
  "AWS::DynamoDB::Table": { kind: "dynamodb", attribute: "StreamArn" },
  "AWS::Kinesis::Stream": { kind: "kinesis" },
  "AWS::Kinesis::StreamConsumer": { kind: "kinesis" },
  "AWS::MSK::Cluster": { kind: "msk" },
  "AWS::MSK::ServerlessCluster": { kind: "msk" },
  "AWS::SQS::Queue": { kind: "sqs" },
};

/** By the service of an ARN. Of the clusters with an ARN of `rds`, only those of DocumentDB can be polled. */
const kindsOfServices: Readonly<Record<string, EventSourceKind>> = {
  dynamodb: "dynamodb",
  kafka: "msk",
  kinesis: "kinesis",
  mq: "mq",
  rds: "documentdb",
  sqs: "sqs",
};

/** By the type of a function's event in SAM, which says the kind even where the ARN is not known. */
const kindsOfEvents: Readonly<Record<string, EventSourceKind>> = {
  DocumentDB: "documentdb",
  DynamoDB: "dynamodb",
  Kinesis: "kinesis",
  MQ: "mq",
  MSK: "msk",
  SelfManagedKafka: "kafka",
  SQS: "sqs",
};

/** What an event source mapping polls; undefined where that is not known, or nothing that can be polled. */
export function eventSourceKind(mapping: ResourceView): EventSourceKind | undefined {
  const source = mapping.get("EventSourceArn");
  const { declared } = mapping.type;
  const told = Object.hasOwn(kindsOfEvents, declared) ? kindsOfEvents[declared] : undefined;
  if (source.absent) return mapping.get("SelfManagedEventSource").present ? "kafka" : told;
  return sourceKind(source) ?? (isKnown(source) ? undefined : told);
}

/** The kind of what a property names: an ARN, or a pipe's `smk://` address of a Kafka cluster. */
export function sourceKind(property: Property): EventSourceKind | undefined {
  const text = patternOf(property.value);
  if (text?.startsWith("smk://")) return "kafka";
  const arn = text === undefined ? undefined : parseArn(text);
  if (arn && Object.hasOwn(kindsOfServices, arn.service)) {
    const isTable = arn.service === "dynamodb" && !arn.resource.includes("/stream/");
    return isTable ? undefined : kindsOfServices[arn.service];
  }
  if (arn && !arn.service.includes("*")) return undefined;
  const type = targetOf(property)?.type.name ?? "";
  const row = Object.hasOwn(kindsOfTypes, type) ? kindsOfTypes[type]! : undefined;
  return row?.attribute && referenceIn(property)?.attribute !== row.attribute ? undefined : row?.kind;
}

/** Whether the value says what is polled, be that possible or not. */
function isKnown(source: Property): boolean {
  return targetOf(source) !== undefined || parseArn(patternOf(source.value) ?? "") !== undefined;
}

/** The Kinesis stream of the template that a property names, by itself or by a registered consumer of it. */
export function kinesisStreamOf(property: Property): ResourceView | undefined {
  const target = targetOf(property, "AWS::Kinesis::Stream", "AWS::Kinesis::StreamConsumer");
  if (target?.type.name !== "AWS::Kinesis::StreamConsumer") return target;
  return targetOf(target.get("StreamARN"), "AWS::Kinesis::Stream");
}

/** Whether a property names a registered consumer, which reads with a throughput of its own (enhanced fan-out). */
export function isFanOut(property: Property): boolean {
  if (targetOf(property, "AWS::Kinesis::StreamConsumer")) return true;
  return patternOf(property.value)?.includes("/consumer/") ?? false;
}
