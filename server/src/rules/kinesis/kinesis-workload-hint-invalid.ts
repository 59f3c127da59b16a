import type { ResourceView } from "../../model/property.ts";
import { isOver, roundUp } from "../../model/stream-capacity.ts";
import { listed, number } from "../../model/wording.ts";
import {
  argumentKinds,
  argumentOf,
  isValid,
  type WorkloadAnnotation,
  type WorkloadArgument,
  workloadAnnotation,
} from "../../model/workload.ts";
import { closestName } from "../closest-name.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, type NewEdit, type NewFix, safeFix, set, unsafeFix } from "../fix.ts";

/** KiB of a record that a stream accepts: without a setting, and at most. */
const recordLimit = { usual: 1024, most: 10240 };

const sizes = ["RecordSizeKiB", "RecordSizeBytes"];

export default defineRule({
  id: "kinesis-workload-hint-invalid",
  title: "Workload hint is incomplete or contradicts the stream",
  severity: "warning",
  facts: ["kinesis-record-size", "kinesis-shard-maths"],
  doc: "https://docs.aws.amazon.com/streams/latest/dev/large-records.html",
  types: ["AWS::Kinesis::Stream", "AWS::Lambda::EventSourceMapping"],
  check(resource, { report }) {
    const annotation = workloadAnnotation(resource);
    if (!annotation) return;
    const problems = annotation.arguments.flatMap((argument) => problemOf(argument, annotation) ?? []);
    for (const problem of [...problems, ...problemsOfSizes(annotation)]) report(problem);
    if (resource.type.name !== "AWS::Kinesis::Stream") return;
    // A misspelt argument is not missing as well.
    if (annotation.arguments.every(({ kind }) => kind)) for (const missing of missingIn(annotation)) report(missing);
    for (const problem of tooLarge(resource, annotation)) report(problem);
  },
});

function problemOf(argument: WorkloadArgument, annotation: WorkloadAnnotation): Report | undefined {
  const { kind, name, unknown } = argument;
  if (!kind) {
    const closest = closestName(name, freeNames(annotation));
    return {
      at: { location: argument.nameAt },
      message: `Workload hint: there is no argument ${name}${closest ? `, perhaps ${closest} is meant` : ""}.`,
      fixes: closest ? [safeFix(`Rename to ${closest}`, renamed(argument, closest))] : [],
    };
  }
  if (unknown || isValid(argument)) return undefined;
  return { at: { location: argument.at }, message: `Workload hint: ${kind.name} must be ${kind.expected}.` };
}

/** The names that may be added; of the two sizes none where there is one. */
function freeNames(annotation: WorkloadAnnotation): readonly string[] {
  const names = argumentKinds.map(({ name }) => name);
  const taken = names.filter((name) => argumentOf(annotation, name));
  return names.filter(
    (name) => !taken.includes(name) && !(sizes.includes(name) && taken.some((one) => sizes.includes(one))),
  );
}

function renamed({ nameAt }: WorkloadArgument, newText: string): NewEdit {
  return { edit: { op: "rewrite", at: nameAt, newText }, shared: false };
}

function problemsOfSizes(annotation: WorkloadAnnotation): readonly Report[] {
  const [kib, bytes] = sizes.map((name) => argumentOf(annotation, name));
  if (!kib || !bytes) return [];
  return [
    {
      at: { location: bytes.nameAt },
      message: `Workload hint: ${listed(sizes)} say the same. Keep one of them.`,
      related: [{ message: "the other one", location: kib.nameAt }],
    },
  ];
}

function missingIn(annotation: WorkloadAnnotation): readonly Report[] {
  const { location, added } = annotation;
  const hasSize = sizes.some((name) => argumentOf(annotation, name));
  const missing = (message: string, fixes: readonly NewFix[] = []): Report => ({ at: { location }, message, fixes });
  return [
    ...(argumentOf(annotation, "RecordsPerSecond") ? [] : [missing("Workload hint: RecordsPerSecond is missing.")]),
    ...(hasSize
      ? []
      : [
          missing("Workload hint: RecordSizeKiB, the average size of a record, is missing.", [
            unsafeFix("Add RecordSizeKiB (1 is for you to replace)", {
              edit: added("RecordSizeKiB", 1),
              shared: false,
            }),
          ]),
        ]),
  ];
}

/** The records that the stream would reject. */
function tooLarge(stream: ResourceView, annotation: WorkloadAnnotation): readonly Report[] {
  const setting = stream.get("MaxRecordSizeInKiB");
  const limit = setting.absent ? recordLimit.usual : setting.number;
  if (limit === undefined) return [];
  return annotation.arguments.flatMap((argument): readonly Report[] => {
    const size = isValid(argument) ? kibibytes(argument) : undefined;
    if (size === undefined || !isOver(size, limit)) return [];
    const wanted = roundUp(size);
    return [
      {
        at: { location: argument.at },
        message:
          `Workload hint: records of ${argument.kind!.name.startsWith("Max") ? "up to " : ""}${number(size)} KiB are ` +
          `rejected, this stream accepts ${limit} KiB. Set ${setting.name} (1024 to ${recordLimit.most}) or send a ` +
          "pointer to S3.",
        related: setting.present ? [{ message: "what the stream accepts", at: setting }] : [],
        fixes:
          wanted > recordLimit.most
            ? []
            : [
                safeFix(
                  `Set ${setting.name}: ${wanted}`,
                  setting.present ? set(setting, wanted) : add(stream, setting.path, wanted),
                ),
              ],
      },
    ];
  });
}

function kibibytes({ kind, number }: WorkloadArgument): number | undefined {
  if (kind?.name === "RecordSizeBytes") return number! / 1024;
  return kind?.name === "RecordSizeKiB" || kind?.name === "MaxRecordSizeKiB" ? number : undefined;
}
