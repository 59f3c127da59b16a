import type { Property, ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, remove, safeFix, set, unsafeFix } from "../fix.ts";

const newEnough = 6;

interface Requirement {
  readonly path: string;
  /** Whether a value, or its absence, breaks the requirement. */
  readonly isBroken: (value: string | undefined) => boolean;
  /** What is wrong, with the value as it is written. */
  readonly words: (value: string | undefined, name: string) => string;
  readonly fix?: (property: Property) => NewFix;
}

const requirements: readonly Requirement[] = [
  {
    path: "Command.Name",
    isBroken: (value) => value !== "gluestreaming",
    words: (value) => `the job is ${value === undefined ? "no streaming job" : `a ${value} job`}`,
  },
  {
    path: "GlueVersion",
    isBroken: (value) => value === undefined || Number(value) < newEnough,
    words: (value, name) => (value === undefined ? `${name} is missing` : `${name} is ${value}`),
    fix: (property) => unsafeFix(`Set ${property.name} to 6.0 (another version of Spark)`, set(property, "6.0")),
  },
  {
    path: "DefaultArguments.--job-language",
    isBroken: (value) => value?.toLowerCase() !== "scala",
    words: (value) => `the language is ${value ?? "python, the default"}`,
  },
  {
    path: "DefaultArguments.--enable-auto-scaling",
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
    const mode = job.get("DefaultArguments.--enable-real-time-mode");
    if (mode.string?.toLowerCase() !== "true") return;
    for (const { path, words, fix } of brokenBy(job)) {
      const property = job.get(path);
      report({
        at: property.present ? property : mode,
        message:
          `Glue cannot run this job in real-time mode: ${words(property.string, property.name)}. The mode needs Glue 6.0 ` +
          "or later, a gluestreaming job in Scala, a Kafka source, stateless operations and a fixed number of workers. " +
          "Correct it, or stay with micro-batches (1 to 2 s at best).",
        related: property.present ? [{ message: "switches the mode on", at: mode }] : [],
        fixes: [
          ...(property.present && fix ? [fix(property)] : []),
          safeFix("Remove --enable-real-time-mode", remove(mode)),
        ],
      });
    }
  },
});

function brokenBy(job: ResourceView): readonly Requirement[] {
  return requirements.filter(({ path, isBroken }) => {
    const { absent, string } = job.get(path);
    return (absent || string !== undefined) && isBroken(string);
  });
}
