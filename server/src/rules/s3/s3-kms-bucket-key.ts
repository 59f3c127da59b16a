import type { Property, ResourceView, TemplateView } from "../../model/property.ts";
import { patternOf } from "../../model/reference.ts";
import type { Value } from "../../model/value.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewFix, safeFix, set } from "../fix.ts";

export default defineRule({
  id: "s3-kms-bucket-key",
  title: "SSE-KMS without an S3 Bucket Key",
  severity: "information",
  facts: ["s3-bucket-key-cost", "s3-sse-kms-generate-data-key", "s3-sse-kms-decrypt"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { template, report }) {
    for (const rule of bucket.get("BucketEncryption.ServerSideEncryptionConfiguration").items) {
      const algorithm = rule.get("ServerSideEncryptionByDefault.SSEAlgorithm");
      const bucketKey = rule.get("BucketKeyEnabled");
      const isOff = bucketKey.absent || bucketKey.boolean === false;
      if (algorithm.string !== "aws:kms" || !isOff || goesByObjects(template)) continue;
      report({
        at: algorithm,
        message:
          `Every object read or written calls KMS. With ${bucketKey.name}: true S3 makes up to 99 percent fewer ` +
          "requests to it, which matters for queries and Spark jobs over many files.",
        fixes: [enable(bucket, bucketKey)],
      });
    }
  },
});

function enable(bucket: ResourceView, bucketKey: Property): NewFix {
  const edit = bucketKey.present ? set(bucketKey, true) : add(bucket, bucketKey.path, true);
  return safeFix("Enable the S3 Bucket Key (for new objects)", edit);
}

/** The resources in which conditions on the use of keys are written. */
const policyTypes = [
  "AWS::KMS::Key",
  "AWS::IAM::Role",
  "AWS::IAM::Policy",
  "AWS::IAM::RolePolicy",
  "AWS::IAM::ManagedPolicy",
];

/** Whether a policy goes by the ARNs of objects, which are no longer in the encryption context of a Bucket Key. */
function goesByObjects(template: TemplateView): boolean {
  return template
    .ofType(...policyTypes)
    .some((resource) => resource.get("KeyPolicy").unknown || namesObjects(resource.resource.properties, resource));
}

const contextKey = "kms:encryptioncontext:aws:s3:arn";

/** Looks at every branch of a function, whatever its condition. */
function namesObjects(value: Value, resource: ResourceView): boolean {
  const anyOf = (values: readonly Value[]): boolean => values.some((part) => namesObjects(part, resource));
  switch (value.kind) {
    case "map":
      return value.keys.some((key) => {
        const child = value.get(key)!;
        return key.toLowerCase() === contextKey ? isOfObject(child, resource) : namesObjects(child, resource);
      });
    case "list":
      return anyOf(value.items);
    case "alternatives":
      return anyOf(value.branches.map((branch) => branch.value));
    case "computed":
      return value.joins === undefined && namesObjects(resource.scenario.settle(value), resource);
    default:
      return false;
  }
}

/** What is not known may be the ARN of an object. */
function isOfObject(value: Value, resource: ResourceView): boolean {
  const { items } = resource.property(value);
  return (
    items.length === 0 || items.some((item) => item.unknown || /:::.*\/|^[^:]*\//.test(patternOf(item.value) ?? ""))
  );
}
