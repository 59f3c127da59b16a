import { joined, type NewText, pseudo } from "../../model/edit.ts";
import { isAllow, statementsOf } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { type NewFix, safeFix, set, unsafeFix } from "../fix.ts";
import { type Comparison, comparisonsOf } from "./_bucket-policies.ts";
import { isBlocked } from "./_public-access.ts";

/** Conditions that say who may come; S3 calls no policy public that has one of them. */
const narrowing = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
  "s3:x-amz-server-side-encryption-aws-kms-key-id",
]);

export default defineRule({
  id: "s3-public-policy",
  title: "Public bucket policy that Block Public Access refuses",
  severity: "error",
  facts: ["s3-policy-public-access", "s3-security-resource-based"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  types: ["AWS::S3::BucketPolicy"],
  check(policy, { report }) {
    for (const statement of statementsOf(policy.get("PolicyDocument")) ?? []) {
      const everyone = everyoneIn(statement.get("Principal"));
      if (!everyone || isAllow(statement) !== "yes" || isNarrowed(statement) !== false) continue;
      const bucket = targetOf(policy.get("Bucket"), "AWS::S3::Bucket");
      const finding = bucket && judge(bucket, statement);
      if (finding) report({ at: everyone, related: [{ message: "the bucket", at: bucket.label }], ...finding });
    }
  },
});

/** The text that names everyone. */
function everyoneIn(principal: Property): Property | undefined {
  return [principal, ...principal.get("AWS").items].find(({ string }) => string === "*");
}

/** Undefined where it is not known. */
function isNarrowed(statement: Property): boolean | undefined {
  const comparisons = comparisonsOf(statement);
  if (!comparisons) return undefined;
  const addresses = comparisons.filter(({ key }) => key === "aws:sourceip").map(isOfFew);
  if (comparisons.some(({ key }) => narrowing.has(key)) || addresses.includes(true)) return true;
  return addresses.includes(undefined) ? undefined : false;
}

/** Ranges of addresses that are wider than S3 lets pass for few; undefined where they are not all known. */
function isOfFew({ values }: Comparison): boolean | undefined {
  const ranges = values.items.map(({ string }) => string);
  if (ranges.length === 0 || ranges.includes(undefined)) return undefined;
  return ranges.every((range) => {
    const [address, bits] = range!.split("/");
    return bits === undefined || Number(bits) >= (address!.includes(":") ? 32 : 8);
  });
}

function judge(bucket: ResourceView, statement: Property): Omit<Report, "at"> | undefined {
  const isRefused = isBlocked(bucket, "BlockPublicPolicy");
  if (isRefused === undefined) return undefined;
  if (isRefused) {
    return {
      message:
        "S3 refuses this public statement (AccessDenied) while BlockPublicPolicy is on, as it is by default. " +
        "Name the principals, or add a condition such as aws:PrincipalOrgID.",
      fixes: [safeFix(fixTitle, restrict(statement))],
    };
  }
  const isRestricted = isBlocked(bucket, "RestrictPublicBuckets");
  return {
    severity: "warning",
    message: isRestricted
      ? "This statement makes the bucket public. RestrictPublicBuckets keeps all but this account out: name who may come."
      : `Everyone on the internet may ${actionsIn(statement)} in this bucket. ` +
        "Name the principals, or add a condition such as aws:PrincipalOrgID.",
    fixes: [unsafeFix(`${fixTitle} (nobody else gets in)`, restrict(statement))],
  };
}

const fixTitle = "Restrict to this account";

function actionsIn(statement: Property): string {
  const names = statement.get("Action").items.map(({ string }) => string);
  return names.length === 0 || names.length > 2 || names.includes(undefined)
    ? "do what it allows"
    : names.join(" and ");
}

function restrict(statement: Property): NewFix["edits"][number] {
  const principal = statement.get("Principal");
  const account: NewText = joined("arn:", pseudo("AWS::Partition"), ":iam::", pseudo("AWS::AccountId"), ":root");
  return principal.string === "*" ? set(principal, { AWS: account }) : set(everyoneIn(principal)!, account);
}
