import { joined, referenceTo } from "../../model/edit.ts";
import { allOf, allowsAction, anyOf, type Granted, hasPrincipal } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { type NewFix, safeFix } from "../fix.ts";
import { anyKey, covers } from "./_bucket-arns.ts";
import { addStatement, type Comparison, comparisonsOf, isWith, policyStatementsOf } from "./_bucket-policies.ts";

/** The operators with which `aws:SecureTransport` is compared with `true` or `false`. */
const equalities = ["Bool", "StringEquals", "StringEqualsIgnoreCase", "StringLike"];

/** Whether the policies of a bucket refuse every request over plain HTTP. */
export function refusesPlainHttp(bucket: ResourceView): Granted {
  const statements = policyStatementsOf(bucket);
  if (!statements) return "unknown";
  return anyOf(
    statements.map((statement) =>
      allOf([
        hasEffect(statement, "Deny"),
        hasPrincipal(statement, "AWS", "*"),
        allowsAction(statement, "s3:*"),
        coversWholeBucket(statement, bucket),
        concernsPlainHttp(statement),
      ]),
    ),
  );
}

/** The statements that refuse some requests over plain HTTP. */
export function partialRefusals(bucket: ResourceView): readonly Property[] {
  return (policyStatementsOf(bucket) ?? []).filter(
    (statement) => hasEffect(statement, "Deny") === "yes" && concernsPlainHttp(statement) === "yes",
  );
}

/** The statement denies over HTTPS, or allows over plain HTTP alone. */
export function isInverted(statement: Property): boolean {
  return invertedCondition(statement) !== undefined;
}

/** The comparison that is the wrong way round. */
export function invertedCondition(statement: Property): Comparison | undefined {
  const wrong = { Deny: true, Allow: false }[statement.get("Effect").string ?? ""];
  if (wrong === undefined) return undefined;
  return comparisonsOf(statement)?.find((comparison) => isOnTransport(comparison) && isWith(comparison, wrong));
}

function hasEffect(statement: Property, effect: "Allow" | "Deny"): Granted {
  const { string, unknown } = statement.get("Effect");
  return unknown ? "unknown" : string === effect ? "yes" : "no";
}

function isOnTransport({ operator, key }: Comparison): boolean {
  return key === "aws:securetransport" && equalities.includes(operator);
}

function concernsPlainHttp(statement: Property): Granted {
  return anyOf(comparisonsOf(statement)?.map(isPlainHttp) ?? ["unknown"]);
}

/** A condition on the TLS version is taken as meant for plain HTTP too. */
function isPlainHttp(comparison: Comparison): Granted {
  const { operator, key, values } = comparison;
  const onVersion = key === "s3:tlsversion" && operator === "NumericLessThan";
  if (!onVersion && !isOnTransport(comparison)) return "no";
  if (values.unknown || values.items.some((value) => value.unknown)) return "unknown";
  const matches = values.items.some(({ number, boolean }) => (onVersion ? Number(number) >= 1.2 : boolean === false));
  return matches ? "yes" : "no";
}

/** The bucket and its objects are two resources for IAM, and a policy must name both. */
function coversWholeBucket(statement: Property, bucket: ResourceView): Granted {
  return allOf([covers(statement, bucket, ""), covers(statement, bucket, anyKey)]);
}

const sid = "DenyInsecureTransport";

/** Adds the statement to the bucket's policy, which is made where there is none. */
export function refusePlainHttp(bucket: ResourceView): NewFix {
  const bucketArn = referenceTo(bucket.resource, "Arn");
  const statement = {
    Sid: freeSid(bucket),
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, joined(bucketArn, "/*")],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  return safeFix("Refuse plain HTTP in the bucket's policy", addStatement(bucket, statement));
}

/** Statements of one policy must not share a Sid. */
function freeSid(bucket: ResourceView): string {
  const taken = policyStatementsOf(bucket)?.map((statement) => statement.get("Sid").string);
  return taken?.includes(sid) ? `${sid}Everywhere` : sid;
}
