import type { Property, ResourceView } from "../../model/property.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { safeFix, set } from "../fix.ts";
import { enabledRules, writtenTransitions } from "./_lifecycle.ts";

/** Bytes below which lifecycle leaves objects where they are, unless it is told otherwise. */
const smallest = 128 * 1024;

/** What a class does with an object, however small it is. */
const penalties: Readonly<Record<string, string>> = {
  STANDARD_IA: "bills each for 128 KB at least",
  ONEZONE_IA: "bills each for 128 KB at least",
  GLACIER_IR: "bills each for 128 KB at least",
  GLACIER: "bills 40 KB of metadata for each",
  Glacier: "bills 40 KB of metadata for each",
  DEEP_ARCHIVE: "bills 40 KB of metadata for each",
  INTELLIGENT_TIERING: "leaves each in its dearest tier",
};

/** The classes that take small objects by the older default. */
const unguarded: readonly unknown[] = ["GLACIER", "Glacier", "DEEP_ARCHIVE"];

export default defineRule({
  id: "s3-lifecycle-small-objects",
  title: "Lifecycle rule moves objects smaller than 128 KB",
  severity: "warning",
  facts: [
    "s3-lifecycle-small-object-default",
    "s3-class-standard-ia",
    "s3-glacier-flexible-minimum-duration",
    "s3-deep-archive-minimum-duration",
    "s3-intelligent-tiering-automatic",
  ],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const rule of enabledRules(bucket)) {
      const finding = judge(rule);
      if (finding) report(finding);
    }
    const finding = judgeDefault(bucket);
    if (finding) report(finding);
  },
});

function judge(rule: Property): Report | undefined {
  const [more, less] = [rule.get("ObjectSizeGreaterThan"), rule.get("ObjectSizeLessThan")];
  const [storageClass] = classesOf(rule);
  if (!storageClass) return undefined;
  const related = [{ message: "the transition", at: storageClass }];
  if (less.number !== undefined && less.number <= smallest) {
    return { at: less, message: messageFor("This rule moves only", storageClass, rule), related };
  }
  if (more.number === undefined || more.number >= smallest) return undefined;
  return {
    at: more,
    message: messageFor("This rule also moves", storageClass, rule),
    related,
    fixes: [safeFix(`Set to ${smallest}`, set(more, typeof more.scalar === "string" ? String(smallest) : smallest))],
  };
}

/** The default is one setting for all rules, so that it is reported once. */
function judgeDefault(bucket: ResourceView): Report | undefined {
  const setting = bucket.get("LifecycleConfiguration.TransitionDefaultMinimumObjectSize");
  if (setting.string !== "varies_by_storage_class") return undefined;
  const moves = enabledRules(bucket)
    .filter((rule) => rule.get("ObjectSizeGreaterThan").absent && rule.get("ObjectSizeLessThan").absent)
    .flatMap((rule) => classesOf(rule).map((storageClass) => ({ rule, storageClass })))
    .filter(({ storageClass }) => unguarded.includes(storageClass.string));
  const [first] = moves;
  if (!first) return undefined;
  return {
    at: setting,
    message: messageFor("This default also moves", first.storageClass, first.rule),
    related: moves.map(({ storageClass }) => ({ message: "a transition without a size", at: storageClass })),
    fixes: [safeFix("Use all_storage_classes_128K", set(setting, "all_storage_classes_128K"))],
  };
}

/** The classes to which a rule moves objects. */
function classesOf(rule: Property): readonly Property[] {
  return [...writtenTransitions(rule, "current"), ...writtenTransitions(rule, "noncurrent")]
    .map((transition) => transition.get("StorageClass"))
    .filter(({ string }) => Object.hasOwn(penalties, string ?? ""));
}

function messageFor(moves: string, storageClass: Property, rule: Property): string {
  const name = storageClass.string!;
  return (
    `${moves} objects under 128 KB. ${name} ${penalties[name]}, and the move itself costs a request, so small files ` +
    `usually cost more afterwards. Filter with ${rule.get("ObjectSizeGreaterThan").name} ${smallest} or merge the files first.`
  );
}
