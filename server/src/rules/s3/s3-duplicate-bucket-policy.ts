import { mayMention } from "../../model/mentions.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { pointsTo, targetOf } from "../../model/reference.ts";
import type { ResourcePart } from "../../model/template.ts";
import { defineRule, type RuleContext } from "../define-rule.ts";
import { append, copied, type NewFix, removeResource, unsafeFix } from "../fix.ts";

const policyType = "AWS::S3::BucketPolicy";

/** Terraform's resources that each set the whole of what they are about. */
const exclusiveParts = new Set([
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_logging",
  "aws_s3_bucket_notification",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_replication_configuration",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_versioning",
]);

export default defineRule({
  id: "s3-duplicate-bucket-policy",
  title: "Two policies for one bucket",
  severity: "error",
  facts: ["s3-security-resource-based"],
  doc: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html",
  types: [policyType, "AWS::S3::Bucket"],
  check(resource, context) {
    if (resource.type.name === policyType) checkPolicy(resource, context);
    else checkParts(resource, context);
  },
});

function checkPolicy(policy: ResourceView, { template, report }: RuleContext): void {
  const [first] = policiesFor(policy);
  if (!first || first.id === policy.id) return;
  const fails = template.source.dialect !== "terraform";
  report({
    at: policy.get("Bucket"),
    ...(!fails && { severity: "warning" }),
    message:
      `${first.id} already sets the policy of this bucket, and a bucket has only one. ` +
      (fails ? "CloudFormation fails with 'The bucket policy already exists': " : "Each plan replaces the other's: ") +
      "put all statements into one resource.",
    related: [{ message: "the other policy", at: first.label }],
    fixes: moveStatements(policy, first),
  });
}

/** All policies of the bucket of one, by their names, but those first that are written within the bucket. */
function policiesFor(policy: ResourceView): readonly ResourceView[] {
  const property = policy.get("Bucket");
  const bucket = targetOf(property, "AWS::S3::Bucket");
  if (bucket?.resource.repeated || policy.resource.repeated) return [];
  const all = bucket
    ? mayMention(bucket, policyType, "Bucket").filter((other) => pointsTo(other.get("Bucket"), bucket))
    : sameName(property);
  return all.toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b)) || (a.id < b.id ? -1 : 1));
}

function sameName({ string, resource }: Property): readonly ResourceView[] {
  if (string === undefined) return [];
  return resource.template.ofType(policyType).filter((other) => other.get("Bucket").string === string);
}

function isOwn({ resource, type }: ResourceView): boolean {
  return resource.declaredType !== "aws_s3_bucket" || type.name !== policyType;
}

/** Both must exist under the same condition, and statements of one policy must not share a name. */
function moveStatements(policy: ResourceView, first: ResourceView): readonly NewFix[] {
  const [moved, there] = [policy, first].map((each) => each.get("PolicyDocument.Statement"));
  const [a, b] = [policy.resource.condition, first.resource.condition];
  const isAlike = a === b || (a?.kind === "named" && b?.kind === "named" && a.name === b.name);
  const statements = moved!.items.map(copied);
  const sids = [...moved!.items, ...there!.items].flatMap((statement) => statement.get("Sid").string ?? []);
  const isList = moved!.value?.kind === "list" && there!.value?.kind === "list";
  if (!isAlike || !isList || new Set(sids).size < sids.length || statements.includes(undefined)) return [];
  return [
    unsafeFix(
      `Move the statements into ${first.id} (removes ${policy.id})`,
      ...statements.map((statement) => append(first, there!.path, statement!)),
      removeResource(policy),
    ),
  ];
}

function checkParts(bucket: ResourceView, { report }: RuleContext): void {
  const { parts = [], repeated } = bucket.resource;
  const seen = new Map<string, ResourcePart>();
  for (const part of repeated ? [] : parts.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { declaredType, isWhole, condition } = part;
    if (!exclusiveParts.has(declaredType) || !isWhole) continue;
    if (condition && !bucket.scenario.holds(condition)) continue;
    const first = seen.get(declaredType);
    if (!first) {
      seen.set(declaredType, part);
      continue;
    }
    report({
      at: bucket.property(part.owner),
      severity: "warning",
      message:
        `${first.id} already says this of the bucket, and each says the whole of it. ` +
        "Every plan replaces what the other has set: put all of it into one resource.",
      related: [{ message: "the other resource", at: bucket.property(first.owner) }],
    });
  }
}
