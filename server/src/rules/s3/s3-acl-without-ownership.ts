import { joined, pseudo, referenceTo } from "../../model/edit.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, remove, safeFix, unsafeFix } from "../fix.ts";
import { addStatement, policiesOf } from "./_bucket-policies.ts";
import { isBlocked } from "./_public-access.ts";

const publicAcls = ["PublicRead", "PublicReadWrite", "AuthenticatedRead"];
const otherAcls = ["LogDeliveryWrite", "AwsExecRead"];
/** The groups of everyone, and of everyone with any AWS account. */
const everyone = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/;

const withAcls = ["ObjectWriter", "BucketOwnerPreferred"];
const withoutAcls = "BucketOwnerEnforced";

export default defineRule({
  id: "s3-acl-without-ownership",
  title: "Bucket ACL while ACLs are disabled",
  severity: "error",
  facts: ["s3-acl-disabled-by-default"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const acl = grantingAcl(bucket);
    const reasons = acl ? reasonsFor(acl, bucket) : [];
    if (!acl || reasons.length === 0) return;
    report({
      at: acl.key,
      message:
        `This ${acl.name} is refused: ${reasons.join(". Besides, ")}. ` +
        "Use a bucket policy; for access logs let logging.s3.amazonaws.com s3:PutObject.",
      fixes: fixesFor(acl, bucket),
    });
  },
});

/** The ACL, where it grants something to others than the owner. */
function grantingAcl(bucket: ResourceView): Property | undefined {
  const canned = bucket.get("AccessControl");
  if ([...publicAcls, ...otherAcls].includes(canned.string ?? "")) return canned;
  const policy = bucket.get("AccessControlPolicy");
  const isShared = policy.get("Grants").items.some((grant) => grant.get("Grantee.Type").string === "Group");
  return isShared ? policy : undefined;
}

function reasonsFor(acl: Property, bucket: ResourceView): readonly string[] {
  const enabled = areEnabled(bucket);
  if (enabled === undefined) return [];
  const groups = acl.get("Grants").items.map((grant) => grant.get("Grantee.URI").string ?? "");
  const isPublic = publicAcls.includes(acl.string ?? "") || groups.some((uri) => everyone.test(uri));
  return [
    ...(enabled ? [] : [`ACLs are disabled (${withoutAcls}, the default)`]),
    ...(isPublic && isBlocked(bucket, "BlockPublicAcls") ? ["BlockPublicAcls is on"] : []),
  ];
}

/** Undefined where it is not known, or may be said elsewhere. */
function areEnabled(bucket: ResourceView): boolean | undefined {
  const rules = bucket.get("OwnershipControls.Rules");
  const ownerships = rules.items.map((rule) => rule.get("ObjectOwnership"));
  if (ownerships.some(({ string }) => withAcls.includes(string ?? ""))) return true;
  if (rules.unknown || ownerships.some(({ string, absent }) => !absent && string !== withoutAcls)) return undefined;
  return rules.absent && (bucket.template.open || bucket.resource.passedOn) ? undefined : false;
}

function fixesFor(acl: Property, bucket: ResourceView): readonly NewFix[] {
  const title = `Remove ${acl.name}`;
  if (acl.string !== "LogDeliveryWrite") return [unsafeFix(`${title} (takes away what it grants)`, remove(acl))];
  if (!policiesOf(bucket)) return [];
  const statement = {
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: joined(referenceTo(bucket.resource, "Arn"), "/*"),
    Condition: { StringEquals: { "aws:SourceAccount": pseudo("AWS::AccountId") } },
  };
  return [safeFix(`${title}, and let S3 deliver logs by the policy`, remove(acl), addStatement(bucket, statement))];
}
