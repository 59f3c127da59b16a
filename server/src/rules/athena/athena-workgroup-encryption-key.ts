import { defineRule } from "../define-rule.ts";
import { remove, safeFix, set, unsafeFix } from "../fix.ts";

/** Where the encryption of results is written; the second is known to Terraform alone. */
const places: Readonly<Record<string, string>> = {
  "AWS::Athena::WorkGroup": "WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration",
  aws_athena_database: "EncryptionConfiguration",
};

export default defineRule({
  id: "athena-workgroup-encryption-key",
  title: "Athena result encryption and key do not fit",
  severity: "error",
  facts: ["athena-results-location"],
  doc: "https://docs.aws.amazon.com/athena/latest/APIReference/API_EncryptionConfiguration.html",
  types: Object.keys(places),
  check(resource, { report }) {
    const encryption = resource.get(places[resource.type.name]!);
    const [option, key] = [encryption.get("EncryptionOption"), encryption.get("KmsKey")];
    if ((option.string === "SSE_KMS" || option.string === "CSE_KMS") && key.absent) {
      report({
        at: option,
        message: `${option.string} needs ${key.name}. Athena refuses the settings without the key's ARN or id.`,
        fixes: [unsafeFix("Use SSE_S3 (no key of your own)", set(option, "SSE_S3"))],
      });
    }
    if (option.string === "SSE_S3" && key.present) {
      report({
        at: key.key,
        severity: "warning",
        message: `${key.name} is ignored with SSE_S3. Use SSE_KMS if the results must be under this key.`,
        related: [{ message: "the encryption", at: option }],
        fixes: [
          unsafeFix("Use SSE_KMS (requests to the key are billed)", set(option, "SSE_KMS")),
          safeFix(`Remove ${key.name}`, remove(key)),
        ],
      });
    }
  },
});
