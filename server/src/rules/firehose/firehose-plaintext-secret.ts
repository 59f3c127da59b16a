import { defineRule } from "../define-rule.ts";
import { set, unsafeFix } from "../fix.ts";

/** The secrets of destinations, and what a secret in Secrets Manager may call them. */
const secrets: readonly (readonly [destination: string, path: string, key: string])[] = [
  ["RedshiftDestinationConfiguration", "Password", "password"],
  ["SplunkDestinationConfiguration", "HECToken", "hec_token"],
  ["HttpEndpointDestinationConfiguration", "EndpointConfiguration.AccessKey", "api_key"],
  ["SnowflakeDestinationConfiguration", "PrivateKey", "private_key"],
  ["SnowflakeDestinationConfiguration", "KeyPassphrase", "key_passphrase"],
];

export default defineRule({
  id: "firehose-plaintext-secret",
  title: "Destination secret is written in the template",
  severity: "warning",
  facts: ["firehose-destinations"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/using-secrets-manager.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { template, report }) {
    // Only CloudFormation resolves references in texts.
    const resolves = template.source.dialect !== "terraform";
    for (const [destination, path, key] of secrets) {
      const secret = firehose.get(`${destination}.${path}`);
      // What a condition compares the secret with is not the secret.
      if (!secret.string || secret.value?.chosen) continue;
      const reference = `{{resolve:secretsmanager:${firehose.id}:SecretString:${key}}}`;
      report({
        at: secret,
        message:
          `${secret.name} stands here in clear text: in the repository, and in every copy of this file. ` +
          `Use ${firehose.name(`${destination}.SecretsManagerConfiguration`)} with the ARN of a secret, or ` +
          (resolves ? "a {{resolve:secretsmanager:...}} reference." : "a sensitive variable without a default."),
        // A parameter's default is not the place for it either.
        fixes:
          resolves && !secret.origin
            ? [unsafeFix("Use a Secrets Manager reference (make the secret first)", set(secret, reference))]
            : [],
      });
    }
  },
});
