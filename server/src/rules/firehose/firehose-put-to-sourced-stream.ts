import { referenceTo } from "../../model/edit.ts";
import { type Property, propertiesAt, type ResourceView } from "../../model/property.ts";
import { referenceIn, targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { add, append, type NewFix, remove, unsafeFix } from "../fix.ts";
import { isDirectPut, sourceName, sourceResource, sourcesOf } from "./_sources.ts";

/** The actions of a rule of IoT. */
const list = "TopicRulePayload.Actions";

interface Producer {
  readonly type: string;
  /** Where a Firehose stream is named; `*` stands for every item. */
  readonly paths: readonly string[];
  /** The property that must have this value for a Firehose stream to be meant. */
  readonly only?: readonly [path: string, value: string];
}

const producers: readonly Producer[] = [
  {
    type: "AWS::IoT::TopicRule",
    paths: [`${list}.*`, "TopicRulePayload.ErrorAction"].map((path) => `${path}.Firehose.DeliveryStreamName`),
  },
  { type: "AWS::Logs::SubscriptionFilter", paths: ["DestinationArn"] },
  { type: "AWS::SNS::Subscription", paths: ["Endpoint"], only: ["Protocol", "firehose"] },
  { type: "AWS::Events::Rule", paths: ["Targets.*.Arn"] },
  { type: "AWS::Pipes::Pipe", paths: ["Target"] },
  { type: "AWS::CloudWatch::MetricStream", paths: ["FirehoseArn"] },
  { type: "AWS::WAFv2::LoggingConfiguration", paths: ["LogDestinationConfigs.*"] },
  { type: "AWS::EC2::FlowLog", paths: ["LogDestination"], only: ["LogDestinationType", "kinesis-data-firehose"] },
  {
    type: "AWS::MSK::Cluster",
    paths: ["LoggingInfo.BrokerLogs.Firehose.DeliveryStream"],
    only: ["LoggingInfo.BrokerLogs.Firehose.Enabled", "true"],
  },
];

export default defineRule({
  id: "firehose-put-to-sourced-stream",
  title: "Direct put to a Firehose stream that has its own source",
  severity: "error",
  facts: ["firehose-sources"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/writing-with-kinesis-streams.html",
  types: producers.map(({ type }) => type),
  check(producer, { report }) {
    for (const property of streamNamesIn(producer)) {
      const firehose = targetOf(property, "AWS::KinesisFirehose::DeliveryStream");
      if (!firehose || isDirectPut(firehose) !== false) continue;
      const source = sourceName(firehose);
      report({
        at: property,
        message:
          "This Firehose stream has a source of its own and refuses PutRecord: the records are lost. " +
          `${producer.id} puts into ${firehose.id}, which reads from ${source}. Send the records to ${source}, or to a ` +
          "Firehose stream with Direct PUT.",
        related: [{ message: "the Firehose stream", at: firehose.label }],
        fixes: sendToStream(property, firehose),
      });
    }
  },
});

function streamNamesIn(producer: ResourceView): readonly Property[] {
  const { paths, only } = producers.find(({ type }) => type === producer.type.name)!;
  if (only && producer.get(only[0]).string !== only[1]) return [];
  return paths.flatMap((path) => propertiesAt(producer.properties, path));
}

/** A rule of IoT can put its messages into the data stream as well. */
function sendToStream(property: Property, firehose: ResourceView): readonly NewFix[] {
  const { resource: rule, path } = property;
  const [source] = sourcesOf(firehose);
  const stream = source && sourceResource(firehose, source);
  if (rule.type.name !== "AWS::IoT::TopicRule" || stream?.type.name !== "AWS::Kinesis::Stream") return [];
  const action = rule.get(path.slice(0, path.indexOf(".Firehose.")));
  const role = action.get("Firehose.RoleArn");
  const roleResource = referenceIn(role) && targetOf(role);
  const roleArn = roleResource ? referenceTo(roleResource.resource, "Arn") : role.string;
  if (roleArn === undefined) return [];
  const kinesis = { StreamName: referenceTo(stream.resource), PartitionKey: "${newuuid()}", RoleArn: roleArn };
  const edits = path.startsWith(list)
    ? [remove(action), append(rule, list, { Kinesis: kinesis })]
    : [remove(action.get("Firehose")), add(rule, `${action.path}.Kinesis`, kinesis)];
  return [unsafeFix(`Send to ${stream.id} instead (the role must allow kinesis:PutRecord)`, ...edits)];
}
