import { matchesPattern, parseArn } from "../../model/arn.ts";
import { referenceTo } from "../../model/edit.ts";
import { flinkDirection, flinkPropertiesOf } from "../../model/flink-properties.ts";
import { granted, policiesOf, statementsOf } from "../../model/iam.ts";
import { mayMention } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { patternOf, pointsTo, referenceIn, targetOf } from "../../model/reference.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { type NewFix, safeFix, set } from "../fix.ts";

const firehoseType = "AWS::KinesisFirehose::DeliveryStream";
const flinkService = "kinesisanalytics.amazonaws.com";

const readActions = [
  "kinesis:DescribeStream",
  "kinesis:DescribeStreamSummary",
  "kinesis:GetRecords",
  "kinesis:GetShardIterator",
  "kinesis:ListShards",
  "kinesis:SubscribeToShard",
];
const putActions = ["firehose:PutRecord", "firehose:PutRecordBatch"];

export default defineRule({
  id: "flink-firehose-in-source-properties",
  title: "Firehose stream passed to Flink as if it were a source",
  severity: "warning",
  facts: ["flink-no-firehose-source"],
  doc: "https://docs.aws.amazon.com/managed-flink/latest/java/how-sinks.html",
  types: ["AWS::KinesisAnalyticsV2::Application"],
  check(application, { report }) {
    // One cause, one finding: what is said of an input, or of a property, need not be said of the rights for it too.
    const inputs = application.get("ApplicationConfiguration.SqlApplicationConfiguration.Inputs").items;
    const named = new Set(inputs.map((input) => nameOf(input.get("KinesisFirehoseInput.ResourceARN"))));
    const [sources, sinks] = [new Set(named), new Set<string>()];
    for (const property of flinkPropertiesOf(application)) {
      const name = nameOf(property.value);
      if (name === undefined || named.has(name)) continue;
      if (flinkDirection(property) === "source") {
        report(finding(property.value, property.value, useSource(property.value)));
        sources.add(name);
      } else sinks.add(name);
    }
    const role = targetOf(application.get("ServiceExecutionRole"), "AWS::IAM::Role");
    if (!role || !isFirstOf(role, application)) return;
    for (const statement of allowing(role)) {
      for (const resource of statement.get("Resource").items) {
        const name = nameOf(resource);
        if (name === undefined || sources.has(name)) continue;
        if (reads(statement)) report(finding(resource, resource));
        else if (!sinks.has(name) && isUseless(statement, resource, role))
          report(finding(pointAt(statement.get("Action")), resource));
      }
    }
  },
});

function finding(at: Report["at"], named: Property, fixes: readonly NewFix[] = []): Report {
  const firehose = targetOf(named, firehoseType);
  const stream = firehose && sourceOf(firehose);
  return {
    at,
    message:
      "This treats a Firehose stream as a source, but Flink cannot read from Firehose. There is no read API. " +
      `Point the source at ${stream?.id ?? "the Kinesis data stream or MSK topic in front of it"}. Firehose can only be a ` +
      "sink, for which the role needs firehose:PutRecordBatch.",
    related: firehose ? [{ message: "the Firehose stream", at: firehose.label }] : [],
    fixes,
  };
}

/** A Firehose stream of the template, or a literal ARN of one; a bare name may be that of a Kinesis stream. */
function nameOf(property: Property): string | undefined {
  const text = patternOf(property.value) ?? "";
  const arn = parseArn(text);
  if (arn || referenceIn(property)) {
    const target = targetOf(property, firehoseType);
    if (target) return target.id;
  }
  return arn?.service === "firehose" && !arn.resource.includes("*") ? text : undefined;
}

/** Applications that share a role share what is said of it. */
function isFirstOf(role: ResourceView, application: ResourceView): boolean {
  const all = mayMention(role, application.type.name, "ServiceExecutionRole");
  return all.find((other) => pointsTo(other.get("ServiceExecutionRole"), role))?.id === application.id;
}

function sourceOf(firehose: ResourceView): ResourceView | undefined {
  return targetOf(firehose.get("KinesisStreamSourceConfiguration.KinesisStreamARN"), "AWS::Kinesis::Stream");
}

/** Names the stream in the same way, by its ARN or by its name. */
function useSource(value: Property): readonly NewFix[] {
  const firehose = targetOf(value, firehoseType);
  const stream = firehose && sourceOf(firehose);
  if (!stream || value.value?.kind !== "reference") return [];
  const title = `Use ${stream.id}, the source of ${firehose.id}`;
  return [safeFix(title, set(value, referenceTo(stream.resource, value.value.attribute)))];
}

function allowing(role: ResourceView): readonly Property[] {
  const statements = policiesOf(role).flatMap((document) => (document && statementsOf(document)) ?? []);
  return statements.filter((statement) => statement.get("Effect").string === "Allow");
}

function actionsOf(statement: Property): readonly string[] {
  return statement.get("Action").items.map(({ string }) => string ?? "*");
}

/** One statement may serve a stream that is read and a Firehose stream that is written. */
function reads(statement: Property): boolean {
  const actions = actionsOf(statement);
  const allows = (wanted: readonly string[]): boolean =>
    actions.some((pattern) => wanted.some((action) => matchesPattern(pattern, action, true)));
  return allows(readActions) && !allows(putActions);
}

/** Rights on a Firehose stream other than to put records there, in a role that is for Flink alone. */
function isUseless(statement: Property, firehose: Property, role: ResourceView): boolean {
  const actions = actionsOf(statement);
  const isOther = actions.every(
    (pattern) => pattern.startsWith("firehose:") && !putActions.some((action) => matchesPattern(pattern, action, true)),
  );
  return (
    actions.length > 0 &&
    isOther &&
    isForFlinkAlone(role) &&
    putActions.every((action) => granted(role, action, firehose) === "no")
  );
}

function isForFlinkAlone(role: ResourceView): boolean {
  const services = statementsOf(role.get("AssumeRolePolicyDocument"))?.flatMap(
    (statement) => statement.get("Principal.Service").items,
  );
  return services !== undefined && services.length > 0 && services.every(({ string }) => string === flinkService);
}

/** A list is pointed at by its name. */
function pointAt(property: Property): Report["at"] {
  return property.value?.kind === "list" ? property.key : property;
}
