import { parseArn } from "../../model/arn.ts";
import { statementsOf } from "../../model/iam.ts";
import type { Property } from "../../model/property.ts";
import { patternOf } from "../../model/reference.ts";
import { kinesisStreamOf } from "../../model/stream-source.ts";
import { defineRule } from "../define-rule.ts";

const managedKey = "alias/aws/kinesis";

export default defineRule({
  id: "kinesis-cross-account-aws-managed-key",
  title: "Other accounts cannot read a stream with the AWS managed key",
  severity: "warning",
  facts: ["kinesis-encryption", "kinesis-resource-policy"],
  doc: "https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html",
  types: ["AWS::Kinesis::ResourcePolicy"],
  check(policy, { report }) {
    const target = policy.get("ResourceArn");
    const stream = kinesisStreamOf(target);
    const key = stream?.get("StreamEncryption.KeyId");
    if (!stream || !key || !isManaged(key)) return;
    for (const statement of statementsOf(policy.get("ResourcePolicy")) ?? []) {
      if (statement.get("Effect").string !== "Allow" || onlyLooks(statement)) continue;
      const own = [target, ...statement.get("Resource").items].map(accountIn);
      for (const principal of statement.get("Principal.AWS").items) {
        const account = accountIn(principal);
        if (account === undefined || own.includes(account)) continue;
        report({
          at: principal,
          message:
            `Account ${account} may use ${stream.id}, but not its key ${managedKey}. The policy of this key cannot be ` +
            "opened to other accounts; reads and writes end in a KMS AccessDenied. Use a customer managed key and grant " +
            "it to the account.",
          related: [{ message: `the key of ${stream.id}`, at: key }],
        });
      }
    }
  },
});

function isManaged(key: Property): boolean {
  const text = patternOf(key.value) ?? "";
  return text === managedKey || text.endsWith(`:${managedKey}`);
}

/** The number of an account that is written out, alone or in an ARN. */
function accountIn(property: Property): string | undefined {
  const text = patternOf(property.value) ?? "";
  const account = parseArn(text)?.account ?? text;
  return /^\d{12}$/.test(account) ? account : undefined;
}

/** To describe and to list takes no key. Actions that are not known may be of this kind. */
function onlyLooks(statement: Property): boolean {
  const actions = statement.get("Action");
  return actions.unknown || actions.items.every(({ string }) => !string || /^kinesis:(Describe|List)/i.test(string));
}
