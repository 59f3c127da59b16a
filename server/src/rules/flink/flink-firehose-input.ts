import { referenceTo } from "../../model/edit.ts";
import { flinkPropertiesOf } from "../../model/flink-properties.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { append, type NewFix, remove, safeFix } from "../fix.ts";

const flinkRuntime = /^(?:ZEPPELIN-)?FLINK-/;

export default defineRule({
  id: "flink-firehose-input",
  title: "A Flink application cannot read from Firehose",
  severity: "error",
  facts: ["flink-no-firehose-source"],
  doc: "https://docs.aws.amazon.com/managed-flink/latest/java/how-sinks.html",
  types: ["AWS::KinesisAnalyticsV2::Application"],
  check(application, { report }) {
    if (!flinkRuntime.test(application.get("RuntimeEnvironment").string ?? "")) return;
    const sql = application.get("ApplicationConfiguration.SqlApplicationConfiguration");
    for (const input of sql.get("Inputs").items) {
      const firehose = input.get("KinesisFirehoseInput");
      if (!firehose.present) continue;
      const stream = sourceOf(firehose.get("ResourceARN"));
      report({
        at: firehose.key,
        message:
          "Flink has no Firehose source: Firehose delivers data and cannot be read. Let the application read " +
          `${stream?.id ?? "a Kinesis data stream or MSK topic"}, and, if needed, let it write to Firehose. ` +
          `(${sql.name} belonged to the retired SQL runtime.)`,
        related: stream ? [{ message: "the stream that Firehose reads", at: stream.label }] : [],
        fixes: [
          safeFix(`Remove ${sql.name}`, remove(sql)),
          ...(stream ? readStreamInstead(application, sql, stream) : []),
        ],
      });
    }
  },
});

/** The stream of the template that a Firehose stream of the template reads. */
function sourceOf(firehoseArn: Property): ResourceView | undefined {
  const firehose = targetOf(firehoseArn, "AWS::KinesisFirehose::DeliveryStream");
  const source = firehose?.get("KinesisStreamSourceConfiguration.KinesisStreamARN");
  return source && targetOf(source, "AWS::Kinesis::Stream");
}

/** Tells the application's code of the stream by a group of runtime properties, unless there is one of that name. */
function readStreamInstead(application: ResourceView, sql: Property, stream: ResourceView): readonly NewFix[] {
  if (flinkPropertiesOf(application).some(({ group }) => group === "source")) return [];
  const group = { PropertyGroupId: "source", PropertyMap: { "stream.arn": referenceTo(stream.resource, "Arn") } };
  const groups = "ApplicationConfiguration.EnvironmentProperties.PropertyGroups";
  return [safeFix(`Use stream ${stream.id} instead`, remove(sql), append(application, groups, group))];
}
