import type { ResourceView } from "../../model/property.ts";
import { isOver, roundUp } from "../../model/stream-capacity.ts";
import { number } from "../../model/wording.ts";
import { argumentOf, isValid, workloadAnnotation, workloadOf } from "../../model/workload.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, put, safeFix } from "../fix.ts";
import { parallelOf } from "./_mappings.ts";

/** Bytes of records that fit into one invocation: 6 MB, in base64. */
const payload = 4.5 * 1024 * 1024;
const usualBatch = 100;
const highestFactor = 10;

export default defineRule({
  id: "lambda-stream-esm-below-workload",
  title: "Function cannot keep up with the stated stream workload",
  severity: "warning",
  facts: ["lambda-stream-concurrency", "lambda-stream-polling"],
  doc: "https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html",
  types: ["AWS::Lambda::EventSourceMapping"],
  check(mapping, { report }) {
    const annotation = workloadAnnotation(mapping);
    const duration = annotation?.arguments.every(isValid) ? argumentOf(annotation, "DurationMs") : undefined;
    const parallel = duration && parallelOf(mapping);
    const workload = parallel && (workloadOf(mapping) ?? workloadOf(parallel.stream));
    const size = mapping.get("BatchSize");
    const batch = size.absent ? usualBatch : size.number;
    if (!workload || batch === undefined) return;

    const { shards, factor } = parallel;
    const { recordsPerSecond, recordBytes } = workload;
    const milliseconds = duration.number!;
    const records = Math.max(1, Math.min(batch, Math.floor(payload / recordBytes)));
    const capacity = (shards * factor * records * 1000) / milliseconds;
    if (!isOver(recordsPerSecond, capacity)) return;
    const needed = roundUp((factor * recordsPerSecond) / capacity);
    const name = mapping.name("ParallelizationFactor");
    report({
      at: { location: duration.at },
      message:
        `The function keeps up with ${number(capacity)} records/s, but ${number(recordsPerSecond)} records/s are stated. ` +
        `${shards} shards x ${factor} x ${records} records per ${milliseconds} ms: the iterator age will grow without end. ` +
        `Raise ${name} to ${Math.min(needed, highestFactor)} (at most ${highestFactor}), ${size.name}, or the number of shards.`,
      related: [
        { message: "the shards", at: parallel.shardCount },
        { message: "the stated workload", location: workload.location },
      ],
      fixes: needed <= highestFactor ? [setFactor(mapping, needed)] : [],
    });
  },
});

function setFactor(mapping: ResourceView, factor: number): NewFix {
  const property = mapping.get("ParallelizationFactor");
  return safeFix(`Set ${property.name} to ${factor}`, put(property, factor));
}
