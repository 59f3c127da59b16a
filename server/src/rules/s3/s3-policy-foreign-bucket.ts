import { matchesPattern } from "../../model/arn.ts";
import { joined, type NewValue, referenceTo } from "../../model/edit.ts";
import { statementsOf } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { patternOf, targetOf } from "../../model/reference.ts";
import type { ReferenceValue } from "../../model/value.ts";
import { defineRule } from "../define-rule.ts";
import { safeFix, set } from "../fix.ts";

export default defineRule({
  id: "s3-policy-foreign-bucket",
  title: "Bucket policy names another bucket",
  severity: "error",
  facts: ["s3-security-resource-based"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html",
  types: ["AWS::S3::BucketPolicy"],
  check(policy, { report }) {
    const own = bucketOf(policy);
    for (const statement of statementsOf(policy.get("PolicyDocument")) ?? []) {
      for (const item of statement.get("Resource").items) {
        const named = bucketIn(item);
        if (!named || !isOther(named, own)) continue;
        const name = own.bucket?.id ?? own.name!;
        report({
          at: item,
          message:
            `This policy belongs to ${name}, but the statement names ${named.bucket?.id ?? named.name}. ` +
            "S3 rejects it ('Policy has invalid resource').",
          related: [{ message: "the bucket of the policy", at: policy.get("Bucket") }],
          fixes: [safeFix(`Use the ARN of ${name}`, set(item, arnOf(own, named.behind)))],
        });
      }
    }
  },
});

/** A bucket of the template, or the name of one. */
interface Named {
  readonly bucket: ResourceView | undefined;
  readonly name: string | undefined;
}

function bucketOf(policy: ResourceView): Named {
  const property = policy.get("Bucket");
  const bucket = targetOf(property, "AWS::S3::Bucket");
  return { bucket, name: bucket ? bucket.get("BucketName").string : property.string };
}

/** In the place of what is not known. */
const hole = "\0";

/** The bucket that a resource of a statement is about, and what stands behind it; undefined where that is not known. */
function bucketIn(item: Property): (Named & { readonly behind: string }) | undefined {
  const { value } = item;
  const text = patternOf(value, hole) ?? (value?.kind === "reference" ? hole : "");
  const parts = value?.kind === "text" ? value.parts : value ? [value] : [];
  const [reference, ...others] = parts.filter((part): part is ReferenceValue => part.kind === "reference");
  // Either the ARN that a reference gives, or an ARN that is written around a name.
  const [, arn, name, behind] = /^(?:(\0)|arn:[^:]*:s3:::(\0|[^/\0]+))(\/[^\0]*)?$/.exec(text) ?? [];
  if (arn === undefined && name === undefined) return undefined;
  if (arn === undefined && name !== hole) return { bucket: undefined, name, behind: behind ?? "" };
  if (!reference || others.length > 0 || (reference.attribute === "Arn") !== (arn !== undefined)) return undefined;
  const bucket = item.resource.template.resource(reference.resource);
  if (bucket?.type.name !== "AWS::S3::Bucket") return undefined;
  return { bucket, name: bucket.get("BucketName").string, behind: behind ?? "" };
}

function isOther(named: Named, own: Named): boolean {
  if (named.bucket && own.bucket) return named.bucket.id !== own.bucket.id;
  if (named.name !== undefined && own.name !== undefined) return !matchesPattern(named.name, own.name);
  return false;
}

function arnOf({ bucket, name }: Named, behind: string): NewValue {
  if (!bucket) return `arn:aws:s3:::${name}${behind}`;
  const arn = referenceTo(bucket.resource, "Arn");
  return behind === "" ? arn : joined(arn, behind);
}
