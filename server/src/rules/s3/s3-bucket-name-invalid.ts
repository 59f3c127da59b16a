import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, safeFix, set } from "../fix.ts";
import { knownName, nameProblem, prefixProblem } from "./_bucket-name.ts";

/** Longer names are cut in messages. */
const longestShown = 50;

export default defineRule({
  id: "s3-bucket-name-invalid",
  title: "Bucket name breaks the naming rules",
  severity: "error",
  facts: ["s3-bucket-name-rules"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const namespace = bucket.get("BucketNamespace");
    const isRegional = namespace.unknown || namespace.string === "account-regional";
    const names = [
      { property: bucket.get("BucketName"), what: "bucket name", judge: nameProblem },
      { property: bucket.get("BucketNamePrefix"), what: "beginning of a bucket name", judge: prefixProblem },
    ];
    for (const { property, what, judge } of names) {
      const name = knownName(property);
      const problem = name && judge(name, isRegional);
      if (problem === undefined) continue;
      const shown = name!.shown.length > longestShown ? `${name!.shown.slice(0, longestShown)}...` : name!.shown;
      report({
        at: property,
        message: `'${shown}' is not a valid ${what}. ${problem}.`,
        fixes: inLowerCase(property, (text) => judge({ ...name!, texts: [text], begin: text, end: text }, isRegional)),
      });
    }
  },
});

/** Where capitals and underscores are all that is wrong, in a name that is written as one text. */
function inLowerCase(property: Property, problemOf: (name: string) => string | undefined): readonly NewFix[] {
  const { value } = property;
  if (value?.kind !== "literal" || (value.pieces?.length ?? 1) > 1) return [];
  const name = String(value.value).toLowerCase().replaceAll("_", "-");
  return problemOf(name) === undefined ? [safeFix(`Use ${name}`, set(property, name))] : [];
}
