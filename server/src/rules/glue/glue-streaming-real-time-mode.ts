import type { Property, ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, put, remove, unsafeFix } from "../fix.ts";
import { argumentOf } from "./_streaming.ts";

const newEnough = 6;

interface Requirement {
  readonly of: (job: ResourceView) => Property;
  /** Whether a value, or its absence, breaks the requirement. */
  readonly isBroken: (value: string | undefined) => boolean;
  /** What is wrong, with the value as it is written. */
  readonly words: (value: string | undefined, name: string) => string;
  readonly fix?: (property: Property) => NewFix;
}

const requirements: readonly Requirement[] = [
  {
    of: (job) => job.get("Command.Name"),
    isBroken: (value) => value !== "gluestreaming",
    words: (value) => `the job is ${value === undefined ? "no streaming job" : `a ${value} job`}`,
  },
  {
    of: (job) => job.get("GlueVersion"),
    isBroken: (value) => value === undefined || Number(value) < newEnough,
    words: (value, name) => (value === undefined ? `${name} is missing` : `${name} is ${value}`),
    fix: (property) => unsafeFix(`Set ${property.name} to 6.0 (another version of Spark)`, put(property, "6.0")),
  },
  {
    of: (job) => argumentOf(job, "--job-language"),
    isBroken: (value) => value?.toLowerCase() !== "scala",
    words: (value) => `the language is ${value ?? "python, the default"}`,
  },
  {
    of: (job) => argumentOf(job, "--enable-auto-scaling"),
    isBroken: (value) => value?.toLowerCase() === "true",
    words: () => "auto scaling is on",
    fix: (property) =>
      unsafeFix("Remove --enable-auto-scaling (all workers are billed all the time)", remove(property)),
  },
];

export default defineRule({
  id: "glue-streaming-real-time-mode",
  title: "Requirements of the Glue real-time mode are not met",
  severity: "error",
  facts: ["glue-streaming-latency"],
  doc: "https://docs.aws.amazon.com/glue/latest/dg/glue-streaming-execution-models.html",
  types: ["AWS::Glue::Job"],
  check(job, { report }) {
    const mode = argumentOf(job, "--enable-real-time-mode");
    if (mode.string?.toLowerCase() !== "true") return;
    for (const { of, isBroken, words, fix } of requirements) {
      const property = of(job);
      const isKnown = property.absent || property.string !== undefined;
      if (!isKnown || !isBroken(property.string)) continue;
      report({
        at: property.present ? property : mode,
        message:
          `Glue cannot run this job in real-time mode: ${words(property.string, property.name)}. The mode needs Glue 6.0 ` +
          "or later, a gluestreaming job in Scala, a Kafka source, stateless operations and a fixed number of workers. " +
          "Correct it, or stay with micro-batches (1 to 2 s at best).",
        related: property.present ? [{ message: "switches the mode on", at: mode }] : [],
        fixes: [
          ...(fix ? [fix(property)] : []),
          unsafeFix("Remove --enable-real-time-mode (the job works in micro-batches)", remove(mode)),
        ],
      });
    }
  },
});
