import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, set, unsafeFix } from "../fix.ts";

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
      const exposure = exposureOf(secret);
      if (!exposure) continue;
      report({
        at: secret,
        message:
          `${exposure} Use ${firehose.name(`${destination}.SecretsManagerConfiguration`)} with the ARN of a secret, or ` +
          (resolves ? "a {{resolve:secretsmanager:...}} reference." : "a sensitive variable without a default."),
        // A parameter's default is not the place for it either.
        fixes: resolves && !secret.origin ? [resolveFrom(secret, key)] : [],
      });
    }
  },
});

/** How others get to see the secret. */
function exposureOf(secret: Property): string | undefined {
  const { name, value, string, resource } = secret;
  // What a condition compares the secret with is not the secret.
  if (string && !value?.chosen)
    return `${name} stands here in clear text: in the repository, and in every copy of this file.`;
  if (value?.kind !== "unknown") return undefined;
  if (value.resolvedBy === "ssm")
    return `${name} comes from a plain parameter of Systems Manager, which is not encrypted.`;
  const parameter = value.parameter === undefined ? undefined : resource.template.parameter(value.parameter);
  // A default is reported itself.
  if (!parameter?.isShown || parameter.default) return undefined;
  return `${name} is shown to all who may look at the stack: ${parameter.name} has no NoEcho.`;
}

function resolveFrom(secret: Property, key: string): NewFix {
  const reference = `{{resolve:secretsmanager:${secret.resource.id}:SecretString:${key}}}`;
  return unsafeFix("Use a Secrets Manager reference (make the secret first)", set(secret, reference));
}
