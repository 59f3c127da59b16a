import type { Property } from "../../model/property.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { safeFix, set } from "../fix.ts";
import { convertsFormat, partitionsDynamically } from "./_destinations.ts";

const smallest = 64;
const shortest = 60;

export default defineRule({
  id: "firehose-dynamic-partitioning-buffer",
  title: "Dynamic partitioning needs 64 MB and no zero buffering",
  severity: "error",
  facts: ["firehose-dynamic-partitioning"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/buffering.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const destination = firehose.get("ExtendedS3DestinationConfiguration");
    if (!partitionsDynamically(destination)) return;
    const partitioning = destination.get("DynamicPartitioningConfiguration");
    const hints = destination.get("BufferingHints");
    const [size, interval] = [hints.get("SizeInMBs"), hints.get("IntervalInSeconds")];
    // With conversion firehose-format-conversion-buffer asks for the same 64 MB.
    if (!convertsFormat(destination) && isBelow(size, smallest)) {
      report(tooSmall(size, smallest, partitioning, "A buffer is kept for each partition."));
    }
    if (isBelow(interval, shortest)) {
      const why = "Zero buffering is not available with it, and delivery may take 1.5 times the interval.";
      report(tooSmall(interval, shortest, partitioning, why));
    }
  },
});

function isBelow({ number }: Property, least: number): boolean {
  return number !== undefined && number < least;
}

function tooSmall(property: Property, least: number, partitioning: Property, why: string): Report {
  return {
    at: property,
    message: `${property.name} must be at least ${least} with dynamic partitioning, but is ${property.number}. ${why}`,
    related: [{ message: "the partitioning", at: partitioning.key }],
    fixes: [safeFix(`Set ${property.name} to ${least}`, set(property, least))],
  };
}
