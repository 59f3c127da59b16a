import { allowsAction, hasPrincipal, statementsOf } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewEdit, type NewFix, remove, removeResource, safeFix, set, unsafeFix } from "../fix.ts";
import { type Comparison, comparisonsOf, isWith } from "./_bucket-policies.ts";
import { defaultEncryption } from "./_encryption.ts";

const header = "s3:x-amz-server-side-encryption";

/** A missing key satisfies these. */
const negated = ["StringNotEquals", "StringNotEqualsIgnoreCase", "StringNotLike"];

const algorithms = ["AES256", "aws:kms", "aws:kms:dsse"];

export default defineRule({
  id: "s3-policy-denies-default-encryption",
  title: "Upload policy denies clients that rely on default encryption",
  severity: "warning",
  facts: ["s3-policy-force-encryption", "s3-sse-s3-header", "s3-sse-kms-header", "s3-sse-s3-default"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html",
  types: ["AWS::S3::BucketPolicy"],
  check(policy, { report }) {
    const statements = statementsOf(policy.get("PolicyDocument")) ?? [];
    for (const statement of statements) {
      const demand = demandOf(statement);
      if (!demand) continue;
      const bucket = targetOf(policy.get("Bucket"), "AWS::S3::Bucket");
      const now = bucket && defaultAlgorithm(bucket);
      const wanted = now === undefined ? undefined : wantedInstead(demand, now);
      report({
        at: demand.values.key,
        message: [
          "Uploads without the x-amz-server-side-encryption header are refused.",
          `The bucket would encrypt them by default${now ? ` (${now}${wanted ? `, not ${wanted}` : ""})` : ""}.`,
          "Firehose, Spark and most SDK calls send no header.",
          demand.operator === "Null"
            ? "Drop the statement."
            : `Add Null ${header} 'false', so that only a wrong header is denied.`,
        ].join(" "),
        fixes: [
          demand.operator === "Null"
            ? dropStatement(policy, statement, statements.length === 1)
            : denyOnlyWrong(statement, bucket, wanted),
        ],
      });
    }
  },
});

/** The comparison by which a statement refuses all uploads without the header, whoever makes them. */
function demandOf(statement: Property): Comparison | undefined {
  const comparisons = comparisonsOf(statement) ?? [];
  const isDenied =
    statement.get("Effect").string === "Deny" &&
    hasPrincipal(statement, "AWS", "*") === "yes" &&
    allowsAction(statement, "s3:PutObject") === "yes";
  if (!isDenied || comparisons.some(({ key }) => key !== header)) return undefined;
  const absence = comparisons.find(({ operator }) => operator === "Null");
  if (absence) return isWith(absence, true) ? absence : undefined;
  return comparisons.every(({ operator }) => negated.includes(operator)) ? comparisons[0] : undefined;
}

/** Undefined where it is not known, or may be said elsewhere. */
function defaultAlgorithm(bucket: ResourceView): string | undefined {
  const { algorithm } = defaultEncryption(bucket);
  const mayBeElsewhere = bucket.template.open || bucket.resource.passedOn;
  return algorithm.absent && !mayBeElsewhere ? "AES256" : algorithm.string;
}

/** What the policy demands, where that is not the bucket's default. */
function wantedInstead({ operator, values }: Comparison, now: string): string | undefined {
  const wanted = values.items.map(({ string }) => string);
  if (operator === "Null" || wanted.includes(undefined) || wanted.includes(now)) return undefined;
  return wanted.find((name) => algorithms.includes(name!));
}

function denyOnlyWrong(statement: Property, bucket: ResourceView | undefined, wanted: string | undefined): NewFix {
  const title = "Deny only a wrong header";
  const edit = add(statement.resource, `${statement.path}.Condition.Null`, { [header]: "false" });
  if (!bucket || wanted === undefined) return safeFix(title, edit);
  const cost = wanted === "AES256" ? "" : " (requests to KMS are billed)";
  return unsafeFix(`${title}, and encrypt with ${wanted} by default${cost}`, edit, ...setDefault(bucket, wanted));
}

function setDefault(bucket: ResourceView, wanted: string): readonly NewEdit[] {
  const { algorithm, key } = defaultEncryption(bucket);
  if (algorithm.present) {
    return [set(algorithm, wanted), ...(wanted === "AES256" && !key.absent ? [remove(key)] : [])];
  }
  const rule = { ServerSideEncryptionByDefault: { SSEAlgorithm: wanted } };
  const bucketKey = wanted === "aws:kms" ? { BucketKeyEnabled: true } : {};
  return [add(bucket, "BucketEncryption", { ServerSideEncryptionConfiguration: [{ ...bucketKey, ...rule }] })];
}

function dropStatement(policy: ResourceView, statement: Property, isOnly: boolean): NewFix {
  return isOnly
    ? unsafeFix("Remove the policy, which says nothing else", removeResource(policy))
    : safeFix("Remove the statement", remove(statement));
}
