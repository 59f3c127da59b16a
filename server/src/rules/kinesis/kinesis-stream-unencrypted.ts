import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { add, unsafeFix } from "../fix.ts";

/** By this condition the CDK leaves out encryption where Kinesis does not have it. */
const cdkCondition = /EncryptedStreamsUnsupportedRegions/;

export default defineRule({
  id: "kinesis-stream-unencrypted",
  title: "Stream is not encrypted at rest",
  severity: "warning",
  facts: ["kinesis-encryption"],
  doc: "https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html",
  types: ["AWS::Kinesis::Stream"],
  check(stream, { report }) {
    const encryption = stream.get("StreamEncryption");
    const [type, key] = [encryption.get("EncryptionType"), encryption.get("KeyId")];
    if (!type.absent) return;
    const condition = conditionOf(encryption);
    if (cdkCondition.test(condition ?? "")) return;

    const settings = { EncryptionType: "KMS", KeyId: "alias/aws/kinesis" };
    const switchOn = key.present ? "Switch encryption on with this key" : "Encrypt with the AWS managed key";
    report({
      at: condition === undefined ? stream.type : encryption,
      message: [
        condition === undefined
          ? "The stream stores records unencrypted."
          : `The stream stores records unencrypted, depending on the condition ${condition}.`,
        key.present
          ? `${key.name} counts only beside ${type.name} KMS.`
          : `Set ${type.name} to KMS and ${key.name} to alias/aws/kinesis, which costs no key fee and needs no extra permissions.`,
      ].join(" "),
      related: key.present ? [{ message: "the key that is not used", at: key }] : [],
      fixes: [
        unsafeFix(
          `${switchOn} (requests to KMS are billed)`,
          key.present ? add(stream, type.path, "KMS") : add(stream, encryption.path, settings),
        ),
      ],
    });
  },
});

/** The name of the condition by which a property that is left out in this scenario is written in another one. */
function conditionOf(property: Property): string | undefined {
  const { properties } = property.resource.resource;
  const value = properties.kind === "map" ? properties.get(property.path) : undefined;
  if (property.value?.kind !== "absent" || value?.kind !== "alternatives") return undefined;
  const condition = value.branches.find((branch) => branch.condition)?.condition;
  return condition?.kind === "named" ? condition.name : undefined;
}
