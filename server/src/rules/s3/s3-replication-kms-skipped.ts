import { joined, type NewValue, pseudo, referenceTo } from "../../model/edit.ts";
import type { Property } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewFix, set, unsafeFix } from "../fix.ts";
import { defaultEncryption } from "./_encryption.ts";

export default defineRule({
  id: "s3-replication-kms-skipped",
  title: "KMS-encrypted objects are not replicated",
  severity: "warning",
  facts: ["s3-replication-requirements", "s3-server-side-encryption-kinds"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    const { algorithm, isKms } = defaultEncryption(bucket);
    for (const rule of bucket.get("ReplicationConfiguration.Rules").items) {
      const status = rule.get("Status");
      const objects = rule.get("SourceSelectionCriteria.SseKmsEncryptedObjects");
      const [selected, replicaKey] = [objects.get("Status"), replicaKeyOf(rule)];
      if (selected.string === "Enabled" && replicaKey.absent) {
        report({
          at: status,
          severity: "error",
          message:
            "This rule selects objects encrypted with KMS, but names no key for their replicas. " +
            `S3 rejects it without ${replicaKey.name}.`,
          related: [{ message: "the selection", at: selected }],
          fixes: [replicate("Name the replica key", rule)],
        });
      } else if (isKms && status.string === "Enabled" && (selected.absent || selected.string === "Disabled")) {
        report({
          at: status,
          message:
            "New objects here are encrypted with KMS, and this rule does not replicate those. The copy stays empty " +
            `without any error. Set ${objects.name} to Enabled, and name the key for the replicas in ${replicaKey.name}.`,
          related: [{ message: "the default encryption", at: algorithm }],
          fixes: [replicate("Replicate KMS objects", rule)],
        });
      }
    }
  },
});

function replicaKeyOf(rule: Property): Property {
  return rule.get("Destination.EncryptionConfiguration.ReplicaKmsKeyID");
}

/** With the key by which the destination encrypts, where that is part of the template; else the user has to name one. */
function replicate(what: string, rule: Property): NewFix {
  const { resource: bucket } = rule;
  const selected = rule.get("SourceSelectionCriteria.SseKmsEncryptedObjects.Status");
  const replicaKey = replicaKeyOf(rule);
  const known = keyOfDestination(rule);
  const key =
    known ??
    joined(
      "arn:",
      pseudo("AWS::Partition"),
      ":kms:",
      pseudo("AWS::Region"),
      ":",
      pseudo("AWS::AccountId"),
      ":alias/replica",
    );
  return unsafeFix(
    `${what} (requests to KMS are billed${known ? "" : "; put in your key"})`,
    ...(selected.absent ? [add(bucket, selected.path, "Enabled")] : []),
    ...(selected.string === "Disabled" ? [set(selected, "Enabled")] : []),
    ...(replicaKey.absent ? [add(bucket, replicaKey.path, key)] : []),
  );
}

function keyOfDestination(rule: Property): NewValue | undefined {
  const destination = targetOf(rule.get("Destination.Bucket"), "AWS::S3::Bucket");
  const key = destination && targetOf(defaultEncryption(destination).key, "AWS::KMS::Key");
  return key && referenceTo(key.resource, "Arn");
}
