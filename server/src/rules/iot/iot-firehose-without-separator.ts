import type { Property, ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { add, safeFix } from "../fix.ts";
import { nameOfAction } from "./_actions.ts";

/** The destinations that write what comes one after the other into objects. */
const destinations = [
  "ExtendedS3DestinationConfiguration",
  "S3DestinationConfiguration",
  "RedshiftDestinationConfiguration",
];

/** The processors after which records may be apart. */
const separating = ["AppendDelimiterToRecord", "Lambda"];

export default defineRule({
  id: "iot-firehose-without-separator",
  title: "IoT records are glued together without separator",
  severity: "warning",
  facts: ["iot-rule-actions", "firehose-purpose"],
  doc: "https://docs.aws.amazon.com/iot/latest/developerguide/kinesis-firehose-rule-action.html",
  types: ["AWS::IoT::TopicRule"],
  check(rule, { report }) {
    for (const action of rule.get("TopicRulePayload.Actions").items) {
      const firehose = action.get("Firehose");
      const separator = firehose.get("Separator");
      const name = firehose.get("DeliveryStreamName");
      const stream = targetOf(name, "AWS::KinesisFirehose::DeliveryStream");
      if (!firehose.present || !separator.absent || !stream || !isGlueing(stream)) continue;
      report({
        at: nameOfAction(action, firehose),
        message:
          `Without ${separator.name} the messages stand one after the other on one line. Athena, COPY and most readers ` +
          `of the S3 object see only the first. Set ${separator.name}: "\\n".`,
        related: [{ message: "the Firehose stream", at: name }],
        fixes: [safeFix(`Add ${separator.name}: \\n`, add(rule, separator.path, "\n"))],
      });
    }
  },
});

/** Whether a Firehose stream surely writes its records as they come. */
function isGlueing(firehose: ResourceView): boolean {
  return destinations.some((name) => {
    const destination = firehose.get(name);
    return destination.present && !converts(destination) && !separates(destination);
  });
}

function converts(destination: Property): boolean {
  const conversion = destination.get("DataFormatConversionConfiguration");
  return !conversion.absent && conversion.get("Enabled").boolean !== false;
}

function separates(destination: Property): boolean {
  const processing = destination.get("ProcessingConfiguration");
  const processors = processing.get("Processors");
  if (processing.absent || processing.get("Enabled").boolean === false) return false;
  return processors.unknown || processors.items.some((item) => item.unknown || mayBe(item.get("Type"), separating));
}

function mayBe({ unknown, string }: Property, values: readonly string[]): boolean {
  return unknown || values.includes(string ?? "");
}
