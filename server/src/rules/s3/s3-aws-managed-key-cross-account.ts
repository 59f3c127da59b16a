import { parseArn } from "../../model/arn.ts";
import { dataEdges } from "../../model/graph-edges.ts";
import { allowsAction, isAllow, statementsOf } from "../../model/iam.ts";
import { mayMention } from "../../model/mentions.ts";
import { type Property, propertiesAt, type ResourceView, type TemplateView } from "../../model/property.ts";
import { patternOf, pointsTo } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, remove, set, unsafeFix } from "../fix.ts";
import { defaultEncryption } from "./_encryption.ts";

const objectActions = ["s3:GetObject", "s3:PutObject"];

export default defineRule({
  id: "s3-aws-managed-key-cross-account",
  title: "Cross-account readers cannot use the AWS managed key",
  severity: "error",
  facts: ["s3-policy-cross-account", "s3-sse-kms-decrypt"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { template, report }) {
    const { algorithm, key, isKms } = defaultEncryption(bucket);
    const isManaged = key.absent || /(?:^|:)alias\/aws\/s3$/.test(patternOf(key.value) ?? "");
    if (!isKms || !isManaged) return;
    const admitted = admittedBy(bucket);
    if (admitted.length === 0) return;
    const own = new Set([...accountsIn([key]), ...ownAccounts(template)]);
    const [other] = admitted.filter(({ account }) => !own.has(account));
    if (!other) return;
    report({
      at: algorithm,
      message:
        `Account ${other.account} may use the objects, but not the key aws/s3 that they are encrypted with. ` +
        "The policy of that key cannot be changed to admit other accounts, so that every read fails with AccessDenied " +
        "from KMS. Use a customer managed key that grants that account kms:Decrypt, or SSE-S3.",
      related: [{ message: "the other account", at: other.principal }],
      fixes: [useAes(algorithm, key)],
    });
  },
});

interface Admitted {
  readonly account: string;
  readonly principal: Property;
}

/** The accounts that the bucket's policies let read or write objects, as far as their numbers are written. */
function admittedBy(bucket: ResourceView): readonly Admitted[] {
  const policies = mayMention(bucket, "AWS::S3::BucketPolicy", "Bucket");
  const statements = policies
    .filter((policy) => pointsTo(policy.get("Bucket"), bucket))
    .flatMap((policy) => statementsOf(policy.get("PolicyDocument")) ?? []);
  return statements
    .filter((statement) => isAllow(statement) === "yes")
    .filter((statement) => objectActions.some((action) => allowsAction(statement, action) === "yes"))
    .flatMap((statement) => statement.get("Principal.AWS").items)
    .flatMap((principal) => accountsIn([principal]).map((account) => ({ account, principal })));
}

/** A role that something assumes is of the same account. */
function ownAccounts(template: TemplateView): readonly string[] {
  return Object.entries(dataEdges).flatMap(([type, rows]) => {
    const paths = rows.filter(({ relation }) => relation === "assumes").map(({ path }) => path);
    if (paths.length === 0) return [];
    return template
      .ofType(type)
      .flatMap((resource) => accountsIn(paths.flatMap((path) => propertiesAt(resource.properties, path))));
  });
}

/** The numbers of accounts that are written in ARNs, or by themselves. */
function accountsIn(properties: readonly Property[]): readonly string[] {
  return properties.flatMap((property) => {
    const text = patternOf(property.value) ?? "";
    const account = parseArn(text)?.account ?? text;
    return /^\d{12}$/.test(account) ? [account] : [];
  });
}

function useAes(algorithm: Property, key: Property): NewFix {
  const withoutKey = key.absent ? [] : [remove(key)];
  return unsafeFix("Use AES256 (objects that are there keep their key)", set(algorithm, "AES256"), ...withoutKey);
}
