import { matchesPattern } from "../../model/arn.ts";
import { joined, referenceTo } from "../../model/edit.ts";
import { allOf, allowsAction, anyOf, type Granted, hasPrincipal } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import type { SettledValue, Value } from "../../model/value.ts";
import { addResource, append, type NewFix, safeFix } from "../fix.ts";
import { type Comparison, comparisonsOf, policiesOf, policyStatementsOf } from "./_bucket-policies.ts";
import { newId } from "./_new-id.ts";

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
  const wrong = statement.get("Effect").string === "Deny";
  return (comparisonsOf(statement) ?? []).some(
    (comparison) => isOnTransport(comparison) && comparison.values.items.some(({ boolean }) => boolean === wrong),
  );
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

/** Stands for a name that AWS chooses, and for a key: it is in no pattern. */
const anyName = "\uffff";

/** The bucket and its objects are two resources for IAM, and a policy must name both. */
function coversWholeBucket(statement: Property, bucket: ResourceView): Granted {
  if (!statement.get("NotResource").absent || statement.get("Resource").unknown) return "unknown";
  const name = bucket.get("BucketName");
  const arn = `arn:aws:s3:::${name.string ?? anyName}`;
  const covers = (item: Property, resource: string): Granted => {
    const pattern = item.value && patternIn(item.value, bucket);
    if (pattern === undefined) return "unknown";
    if (matchesPattern(pattern.replace(/^arn:[^:]*:/, "arn:aws:"), resource)) return "yes";
    // A literal may be the name that is not known here.
    return name.absent || name.string !== undefined ? "no" : "unknown";
  };
  const items = statement.get("Resource").items;
  return allOf([arn, `${arn}/${anyName}`].map((resource) => anyOf(items.map((item) => covers(item, resource)))));
}

/** A value as a pattern of ARNs: references to the bucket become its name, and what is not known covers everything. */
function patternIn(value: SettledValue | Value, bucket: ResourceView): string | undefined {
  switch (value.kind) {
    case "literal":
      return String(value.value);
    case "text":
      return value.parts.map((part) => patternIn(part, bucket) ?? "*").join("");
    case "reference": {
      if (value.resource !== bucket.id) return "";
      const name = bucket.get("BucketName").string ?? anyName;
      return value.attribute === "Arn" ? `arn:aws:s3:::${name}` : name;
    }
    default:
      return undefined;
  }
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
  const [policy] = policiesOf(bucket) ?? [];
  return safeFix(
    "Refuse plain HTTP in the bucket's policy",
    policy
      ? append(policy, "PolicyDocument.Statement", statement)
      : addResource(bucket, {
          id: newId(bucket, "Policy"),
          type: "AWS::S3::BucketPolicy",
          properties: {
            Bucket: referenceTo(bucket.resource),
            PolicyDocument: { Version: "2012-10-17", Statement: [statement] },
          },
        }),
  );
}

/** Statements of one policy must not share a Sid. */
function freeSid(bucket: ResourceView): string {
  const taken = policyStatementsOf(bucket)?.map((statement) => statement.get("Sid").string);
  return taken?.includes(sid) ? `${sid}Everywhere` : sid;
}
