import { parseArn } from "../../model/arn.ts";
import { referenceTo } from "../../model/edit.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { patternOf, targetOf } from "../../model/reference.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { type NewFix, safeFix, set } from "../fix.ts";

interface Reader {
  readonly property: string;
  readonly noun: string;
  /** What it polls, by the type of resource. */
  readonly types: readonly string[];
}

const byBoth = [
  "AWS::AmazonMQ::Broker",
  "AWS::Kinesis::Stream",
  "AWS::MSK::Cluster",
  "AWS::MSK::ServerlessCluster",
  "AWS::SQS::Queue",
];

const readers: Readonly<Record<string, Reader>> = {
  "AWS::Lambda::EventSourceMapping": {
    property: "EventSourceArn",
    noun: "an event source mapping",
    types: [...byBoth, "AWS::DocDB::DBCluster", "AWS::Kinesis::StreamConsumer"],
  },
  "AWS::Pipes::Pipe": { property: "Source", noun: "a pipe", types: byBoth },
};

const tables = ["AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table"];

/** What cannot be polled, by the service in its ARN or type: what it is called, and what to do instead. */
const services: Readonly<Record<string, { readonly noun: string; readonly advice?: string }>> = {
  events: { noun: "an event bus", advice: "EventBridge pushes: make the function the target of a rule." },
  firehose: {
    noun: "a Firehose stream",
    advice:
      "Firehose only delivers: read the Kinesis data stream in front of it, or use a Lambda transformation of Firehose.",
  },
  kinesisanalytics: { noun: "a Flink application" },
  kinesisvideo: { noun: "a video stream" },
  logs: { noun: "a log group", advice: "CloudWatch Logs pushes: subscribe the function to the log group." },
  s3: { noun: "a bucket", advice: "S3 pushes: notify the function from the bucket." },
  sns: { noun: "a topic", advice: "SNS pushes: subscribe the function to the topic." },
};

/** The service as its ARNs have it, where the type of the resource calls it otherwise. */
const arnServices: Readonly<Record<string, string>> = {
  KinesisFirehose: "firehose",
  KinesisAnalyticsV2: "kinesisanalytics",
};

/** Types whose attributes hold what somebody has put there, an ARN perhaps. */
const carriers = /^AWS::(CloudFormation|SSM|SecretsManager|ServiceCatalog)::/;

export default defineRule({
  id: "lambda-esm-source-not-pollable",
  title: "This resource cannot be polled by a mapping or a pipe",
  severity: "error",
  facts: ["lambda-esm-sources", "flink-no-firehose-source", "firehose-not-storage", "pipes-stream-source"],
  doc: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html",
  types: Object.keys(readers),
  check(resource, { report }) {
    const reader = readers[resource.type.name]!;
    const source = resource.get(reader.property);
    const finding = source.value?.kind === "reference" ? judgeReference(source, reader) : judgeArn(source, reader);
    if (finding) report(finding);
  },
});

function judgeReference(source: Property, reader: Reader): Report | undefined {
  const target = targetOf(source);
  if (!target?.type.name.startsWith("AWS::") || carriers.test(target.type.name)) return undefined;
  const { name, declared } = target.type;
  if (reader.types.includes(name)) return undefined;
  if (tables.includes(name)) return judgeTable(source, target);
  const service = name.split("::")[1]!;
  const advice = services[arnServices[service] ?? service.toLowerCase()]?.advice;
  return {
    at: source,
    message: sentences(`${withArticle(declared)} cannot be read by ${reader.noun}.`, advice),
    related: [{ message: `the ${declared}`, at: target.label }],
    fixes: useSourceStream(source, target),
  };
}

/** What else a table gives that is no ARN of a stream has no other use here. */
function judgeTable(source: Property, table: ResourceView): Report | undefined {
  const attribute = source.value?.kind === "reference" ? (source.value.attribute ?? "") : "StreamArn";
  if (attribute !== "" && attribute !== "Arn") return undefined;
  const stream = table.reference("StreamArn");
  return {
    at: source,
    message: `${table.id} is a DynamoDB table, which is read through its stream only. Use ${stream}.`,
    related: [{ message: "the table", at: table.label }],
    fixes: table.get("StreamSpecification").present
      ? [safeFix("Use StreamArn", set(source, referenceTo(table.resource, "StreamArn")))]
      : [],
  };
}

/** A text that begins like an ARN tells the service, whatever stands behind. */
function judgeArn(source: Property, reader: Reader): Report | undefined {
  const arn = parseArn(patternOf(source.value) ?? "");
  if (!arn) return undefined;
  if (arn.service === "dynamodb" && /^table\/[^/*]+$/.test(arn.resource)) {
    return {
      at: source,
      message: "This ARN names a DynamoDB table, which is read through its stream only. Write the ARN of the stream.",
    };
  }
  const isConsumer = reader.noun === "a pipe" && arn.service === "kinesis" && arn.resource.includes("/consumer/");
  const { noun, advice } = isConsumer ? { noun: "a consumer of a stream" } : (services[arn.service] ?? {});
  if (!noun) return undefined;
  return { at: source, message: sentences(`This ARN names ${noun}, which cannot be read by ${reader.noun}.`, advice) };
}

function sentences(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first} ${second}`;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? "An" : "A"} ${noun}`;
}

/** What Firehose reads, when that is a stream of the template. */
function useSourceStream(source: Property, firehose: ResourceView): readonly NewFix[] {
  if (firehose.type.name !== "AWS::KinesisFirehose::DeliveryStream") return [];
  const stream = targetOf(firehose.get("KinesisStreamSourceConfiguration.KinesisStreamARN"), "AWS::Kinesis::Stream");
  if (!stream) return [];
  const title = `Use the source stream ${stream.id} of ${firehose.id}`;
  return [safeFix(title, set(source, referenceTo(stream.resource, "Arn")))];
}
