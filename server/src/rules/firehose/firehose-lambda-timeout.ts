import type { Property, ResourceView } from "../../model/property.ts";
import { functionOf } from "../../model/stream-uses.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { put, safeFix } from "../fix.ts";
import { destinations, processorParameter, processorsOf } from "./_destinations.ts";

/** Seconds: what Lambda gives a function that asks for nothing, and what suits a transformation. */
const usual = 3;
const shortest = 60;
const longest = 300;

export default defineRule({
  id: "firehose-lambda-timeout",
  title: "Transformation function has an unsuitable timeout",
  severity: "warning",
  facts: ["firehose-lambda-transform"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    for (const { property } of destinations) {
      for (const processor of processorsOf(firehose.get(property)) ?? []) {
        const named = processor.get("Type").string === "Lambda" && processorParameter(processor, "LambdaArn");
        const fn = named ? functionOf(named) : undefined;
        const finding = named && fn && judge(fn, named);
        if (finding) report(finding);
      }
    }
  },
});

function judge(fn: ResourceView, named: Property): Report | undefined {
  const timeout = fn.get("Timeout");
  const seconds = timeout.absent ? usual : timeout.number;
  if (seconds === undefined || (seconds >= shortest && seconds <= longest)) return undefined;
  const right = seconds > longest ? longest : shortest;
  return {
    at: timeout.present ? timeout : fn.type,
    message: (seconds > longest ? tooLong : tooShort)(fn.id, seconds),
    related: [{ message: `${named.resource.id} transforms its records with the function`, at: named }],
    fixes: [safeFix(`Set ${timeout.name} to ${right}`, put(timeout, right))],
  };
}

function tooLong(name: string, seconds: number): string {
  return (
    "Firehose waits at most 5 minutes for a transformation, and this function may run longer. " +
    `${name} may take ${seconds} s; the batch is then sent again, and billed again. Use ${shortest} to ${longest} s.`
  );
}

function tooShort(name: string, seconds: number): string {
  return (
    `${seconds} s is short for a transformation of batches of up to 3 MB. Where ${name} runs out of time, the whole batch ` +
    `goes to processing-failed after three retries. Use ${shortest} to ${longest} s.`
  );
}
