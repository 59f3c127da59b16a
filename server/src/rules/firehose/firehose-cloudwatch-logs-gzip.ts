import { mayMention } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { pointsTo } from "../../model/reference.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, type NewFix, remove, safeFix, unsafeFix } from "../fix.ts";
import { bucketsOf, convertsFormat, destinations, processorsOf } from "./_destinations.ts";

const compressions = ["GZIP", "ZIP", "Snappy", "HADOOP_SNAPPY"];
/** Either unpacks the records; what a function does is its own affair. */
const unpackers = ["Decompression", "Lambda"];

export default defineRule({
  id: "firehose-cloudwatch-logs-gzip",
  title: "Compressed log data is compressed again or cannot be parsed",
  severity: "warning",
  facts: ["firehose-cloudwatch-logs"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/writing-with-cloudwatch-logs.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const filter = subscriptionTo(firehose);
    const destination =
      filter && destinations.map(({ property }) => firehose.get(property)).find(({ present }) => present);
    const processors = destination && processorsOf(destination);
    if (!processors || processors.some((processor) => unpackers.includes(processor.get("Type").string!))) return;
    const finding = unreadable(destination, processors) ?? compressedAgain(firehose, destination);
    if (!finding) return;
    report({ ...finding, related: [{ message: "what sends compressed logs", at: filter.get("DestinationArn") }] });
  },
});

function subscriptionTo(firehose: ResourceView): ResourceView | undefined {
  const filters = mayMention(firehose, "AWS::Logs::SubscriptionFilter", "DestinationArn");
  return filters.find((filter) => pointsTo(filter.get("DestinationArn"), firehose) === true);
}

/** What reads the records as JSON. */
function unreadable(destination: Property, processors: readonly Property[]): Report | undefined {
  const extraction = processors
    .map((processor) => processor.get("Type"))
    .find(({ string }) => string === "MetadataExtraction");
  const conversion = convertsFormat(destination) ? destination.get("DataFormatConversionConfiguration").key : undefined;
  const at = conversion ?? extraction;
  if (!at) return undefined;
  return {
    at,
    message:
      "The records are no JSON yet but gzip data from CloudWatch Logs, so that every one of them fails. " +
      "Add a Decompression processor, and CloudWatchLogProcessing to take the messages out.",
    fixes: decompress(destination),
  };
}

function compressedAgain(firehose: ResourceView, destination: Property): Report | undefined {
  const delivered = bucketsOf(firehose).filter(({ role }) => role === "destination" || role === "staging");
  const format = delivered
    .map(({ configuration }) => configuration.get("CompressionFormat"))
    .find(({ string }) => compressions.includes(string ?? ""));
  if (!format) return undefined;
  return {
    at: format,
    message:
      `CloudWatch Logs sends gzip data, and ${format.name} ${format.string} compresses it twice. ` +
      "Readers that unpack once find gibberish. Add a Decompression processor (and CloudWatchLogProcessing to take the " +
      `messages out), or remove ${format.name}.`,
    fixes: [...decompress(destination), safeFix(`Remove ${format.name}`, remove(format))],
  };
}

/** Among other processors its place matters, which is for the author to find. */
function decompress(destination: Property): readonly NewFix[] {
  const processing = destination.get("ProcessingConfiguration");
  if (!processing.absent || destination.path === "S3DestinationConfiguration") return [];
  const processor = {
    Type: "Decompression",
    Parameters: [{ ParameterName: "CompressionFormat", ParameterValue: "GZIP" }],
  };
  const edit = add(destination.resource, processing.path, { Enabled: true, Processors: [processor] });
  return [unsafeFix("Add Decompression (billed by the data)", edit)];
}
