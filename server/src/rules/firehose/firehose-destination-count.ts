import type { Property, ResourceView } from "../../model/property.ts";
import { listed } from "../../model/wording.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { type NewFix, remove, safeFix, unsafeFix } from "../fix.ts";
import { destinations, isConditional, mayBeIdle } from "./_destinations.ts";

export default defineRule({
  id: "firehose-destination-count",
  title: "A Firehose stream needs exactly one destination",
  severity: "error",
  facts: ["firehose-destinations"],
  doc: "https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const all = destinations.map(({ property }) => firehose.get(property));
    if (all.some(({ unknown }) => unknown)) return;
    const finding = judgeChosen(firehose, all) ?? judgeCount(firehose, all);
    if (finding) report(finding);
  },
});

/** The destination that Terraform's argument names is not there. */
function judgeChosen(firehose: ResourceView, all: readonly Property[]): Report | undefined {
  const destination = firehose.get("Destination");
  const chosen = all.find(({ path }) => path === destination.string);
  if (!chosen?.absent || isConditional(chosen)) return undefined;
  return {
    at: destination,
    message:
      `This ${destination.name} has no block that configures it. ` +
      "A Firehose stream delivers to exactly one destination, and needs to know how.",
  };
}

/** Destinations that each depend on a condition may exclude each other. */
function judgeCount(firehose: ResourceView, all: readonly Property[]): Report | undefined {
  const present = all.filter((destination) => destination.present);
  if (present.length === 0 && !all.some(isConditional)) {
    return {
      at: firehose.type,
      message: `${firehose.id} has no destination, but a Firehose stream delivers to exactly one. Add ${all[0]!.name}, for example.`,
    };
  }
  const [, second] = present;
  if (!second || present.every(isConditional) || firehose.get("Destination").unknown) return undefined;
  const idle = present.filter(mayBeIdle);
  const [first] = idle;
  return {
    at: (first ?? second).key,
    // AWS is told of one only, and the stream works.
    ...(first && { severity: "warning" }),
    message:
      `${present.length} destinations are configured, but a Firehose stream delivers to exactly one. ` +
      (first ? `Nothing goes to ${namesOf(idle)}. ` : `These are ${namesOf(present)}. `) +
      "To feed several stores put a Kinesis data stream in front, and one Firehose stream per destination.",
    fixes: first
      ? [safeFix(`Remove ${namesOf(idle)}`, ...idle.map(remove))]
      : present.map((kept) => keepOnly(kept, present)),
  };
}

/** Which one is meant is for the author to say. */
function keepOnly(kept: Property, present: readonly Property[]): NewFix {
  const others = present.filter((destination) => destination !== kept);
  return unsafeFix(`Remove ${namesOf(others)} (nothing is delivered there)`, ...others.map(remove));
}

function namesOf(properties: readonly Property[]): string {
  return listed(properties.map(({ name }) => name));
}
