import { defineRule } from "../define-rule.ts";
import { remove, safeFix } from "../fix.ts";
import { isDirectPut, sourceName, sources } from "./_sources.ts";

export default defineRule({
  id: "firehose-sse-with-stream-source",
  title: "Server-side encryption set on a Firehose stream with a source",
  severity: "error",
  facts: ["firehose-sse"],
  doc: "https://docs.aws.amazon.com/firehose/latest/APIReference/API_StartDeliveryStreamEncryption.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const encryption = firehose.get("DeliveryStreamEncryptionConfigurationInput");
    if (!encryption.present || isDirectPut(firehose) !== false) return;
    const reasons = ["DeliveryStreamType", ...sources.map(({ property }) => property)].map((path) =>
      firehose.get(path),
    );
    // Under another condition there may be no source, or no encryption.
    if ([encryption, ...reasons].some(({ isBranch }) => isBranch)) return;
    const source = reasons.slice(1).find(({ present }) => present) ?? reasons[0]!;
    report({
      at: encryption.key,
      message:
        `${encryption.name} works with Direct PUT only. With ${sourceName(firehose)} as the source the data is protected ` +
        "by the encryption of the source. Remove it, and encrypt the source.",
      related: [{ message: "the source", at: source.key }],
      fixes: [safeFix(`Remove ${encryption.name}`, remove(encryption))],
    });
  },
});
