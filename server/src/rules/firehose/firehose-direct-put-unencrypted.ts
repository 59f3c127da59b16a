import { defineRule } from "../define-rule.ts";
import { safeFix } from "../fix.ts";
import { encrypt, isDirectPut } from "./_sources.ts";

export default defineRule({
  id: "firehose-direct-put-unencrypted",
  title: "Direct PUT Firehose stream is not encrypted",
  severity: "warning",
  facts: ["firehose-sse"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/encryption.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const encryption = firehose.get("DeliveryStreamEncryptionConfigurationInput");
    if (!encryption.absent || isDirectPut(firehose) !== true) return;
    report({
      at: firehose.type,
      message:
        `Records wait unencrypted in the buffer of ${firehose.id}. ${encryption.name} is missing. Add it with ` +
        `${firehose.name(`${encryption.path}.KeyType`)} AWS_OWNED_CMK, which costs nothing, or CUSTOMER_MANAGED_CMK with ` +
        `${firehose.name(`${encryption.path}.KeyARN`)}.`,
      fixes: [safeFix("Encrypt with the AWS owned key", encrypt(firehose))],
    });
  },
});
