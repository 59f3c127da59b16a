import type { ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { safeFix, set } from "../fix.ts";
import { rulesOf, writtenTransitions } from "./_lifecycle.ts";

const classes = ["STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"];

/** Names under which the classes go elsewhere, in the console or in the CDK, in capitals and without separators. */
const otherNames: Readonly<Record<string, string>> = {
  GIR: "GLACIER_IR",
  GLACIERDEEPARCHIVE: "DEEP_ARCHIVE",
  GLACIERFLEXIBLE: "GLACIER",
  GLACIERFLEXIBLERETRIEVAL: "GLACIER",
  GLACIERINSTANT: "GLACIER_IR",
  GLACIERINSTANTRETRIEVAL: "GLACIER_IR",
  IA: "STANDARD_IA",
  INFREQUENTACCESS: "STANDARD_IA",
  INT: "INTELLIGENT_TIERING",
  INTELLIGENT: "INTELLIGENT_TIERING",
  ONEZONEINFREQUENTACCESS: "ONEZONE_IA",
  STANDARDINFREQUENTACCESS: "STANDARD_IA",
  ...Object.fromEntries(classes.map((name) => [plain(name), name])),
};

/** Classes in which objects can only be put. */
const never = ["STANDARD", "REDUCED_REDUNDANCY"];

export default defineRule({
  id: "s3-lifecycle-storage-class-name",
  title: "Not a storage class that lifecycle can move to",
  severity: "error",
  facts: [
    "s3-class-names-in-iac",
    "s3-class-glacier-ir",
    "s3-glacier-flexible-retrieval-times",
    "s3-deep-archive-retrieval-times",
  ],
  doc: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-transition.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const rule of rulesOf(bucket)) {
      const transitions = [...writtenTransitions(rule, "current"), ...writtenTransitions(rule, "noncurrent")];
      for (const storageClass of transitions.map((transition) => transition.get("StorageClass"))) {
        const name = storageClass.string;
        if (name === undefined || isAccepted(name, bucket)) continue;
        const meant = otherNames[plain(name)];
        const advice = never.includes(name) ? `Nothing can be moved to ${name}. ` : meant ? `Write ${meant}. ` : "";
        report({
          at: storageClass,
          message:
            `${name} is not a class S3 lifecycle can move objects to. ${advice}Valid are STANDARD_IA, ONEZONE_IA, ` +
            "INTELLIGENT_TIERING, GLACIER_IR (Instant), GLACIER (Flexible) and DEEP_ARCHIVE.",
          fixes: meant ? [safeFix(`Use ${meant}`, set(storageClass, meant))] : [],
        });
      }
    }
  },
});

/** CloudFormation still takes an older spelling, which Terraform's provider refuses. */
function isAccepted(name: string, bucket: ResourceView): boolean {
  return classes.includes(name) || (name === "Glacier" && !bucket.type.declared.startsWith("aws_"));
}

function plain(name: string): string {
  return name.toUpperCase().replace(/[^A-Z]/g, "");
}
