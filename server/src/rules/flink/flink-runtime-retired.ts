import { defineRule } from "../define-rule.ts";
import { set, unsafeFix } from "../fix.ts";

interface Retired {
  /** The first day without it. */
  readonly end: string;
  readonly words: string;
  /** What notebooks run, by the version of Flink. */
  readonly flink?: string;
}

const early = { end: "2025-07-28", words: "on 28 July 2025" };
const late = { end: "2025-10-16", words: "on 16 October 2025" };

const retired: Readonly<Record<string, Retired>> = {
  "FLINK-1_6": early,
  "FLINK-1_8": early,
  "FLINK-1_11": early,
  "FLINK-1_13": late,
  "ZEPPELIN-FLINK-1_0": { ...early, flink: "1.11" },
  "ZEPPELIN-FLINK-2_0": { ...late, flink: "1.13" },
};

const notebook = "ZEPPELIN-FLINK-3_0";
const jobs = ["FLINK-1_20", "FLINK-2_2"];

export default defineRule({
  id: "flink-runtime-retired",
  title: "Flink runtime is no longer supported",
  severity: "error",
  facts: ["flink-runtimes"],
  doc: "https://docs.aws.amazon.com/managed-flink/latest/java/release-version-list.html",
  types: ["AWS::KinesisAnalyticsV2::Application"],
  check(application, { report }) {
    const runtime = application.get("RuntimeEnvironment");
    const name = runtime.string ?? "";
    const known = Object.hasOwn(retired, name) ? retired[name]! : undefined;
    if (!known || Date.parse(known.end) > Date.now()) return;
    const { words, flink } = known;
    report({
      at: runtime,
      message:
        `${name} ended ${words}. Applications with it can no longer be created or started. ` +
        (flink === undefined
          ? "Use FLINK-1_20, to which jobs of 1.x can take their state, or FLINK-2_2 (Java 17, breaking changes)."
          : `It is a notebook of Flink ${flink}; use ${notebook}.`),
      fixes:
        flink === undefined
          ? jobs.map((job) => unsafeFix(`Use ${job} (the JAR must be rebuilt for it)`, set(runtime, job)))
          : [unsafeFix(`Use ${notebook} (the notebook may need changes)`, set(runtime, notebook))],
    });
  },
});
