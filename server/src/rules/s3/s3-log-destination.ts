import { joined, pseudo, referenceTo } from "../../model/edit.ts";
import { allOf, allowsAction, anyOf, type Granted, hasPrincipal, isAllow, statementsOf } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { referenceIn, targetOf } from "../../model/reference.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, type NewEdit, type NewFix, remove, safeFix, set, unsafeFix } from "../fix.ts";
import { addStatement, policyStatementsOf } from "./_bucket-policies.ts";
import { type DefaultEncryption, defaultEncryption } from "./_encryption.ts";

const service = "logging.s3.amazonaws.com";

export default defineRule({
  id: "s3-log-destination",
  title: "Access logs cannot be delivered to this bucket",
  severity: "warning",
  facts: ["s3-log-destination-limits"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html",
  types: ["AWS::S3::Bucket"],
  check(source, { report }) {
    const logging = source.get("LoggingConfiguration");
    const name = logging.get("DestinationBucketName");
    const destination = logging.present ? destinationOf(source, name) : undefined;
    const finding = destination && judge(source, logging, destination);
    if (finding) report({ at: name.present ? name : logging.key, ...finding });
  },
});

/** A bucket of the template that is referred to; without a name a bucket logs into itself. */
function destinationOf(source: ResourceView, name: Property): ResourceView | undefined {
  if (name.absent) return source;
  const reference = referenceIn(name);
  const destination = reference && source.template.resource(reference.resource);
  return destination?.type.name === "AWS::S3::Bucket" ? destination : undefined;
}

/** The first thing that keeps logs from their destination. */
function judge(source: ResourceView, logging: Property, destination: ResourceView): Omit<Report, "at"> | undefined {
  // A fix for one obstacle clears the last one too, of which nothing is said yet.
  const grant = mayWrite(destination) === "no" ? [letWrite(destination)] : [];
  const encryption = defaultEncryption(destination);
  if (encryption.isKms && mayUse(encryption.key) === "no") {
    return {
      message:
        `Server access logs need SSE-S3 on the destination; ${destination.id} uses ${encryption.algorithm.string}. ` +
        "S3 does not support log delivery to buckets that encrypt with KMS by default.",
      related: [{ message: "the encryption of the destination", at: encryption.algorithm }],
      fixes: [encryptByS3(destination, encryption, grant)],
    };
  }
  const retention = destination.get("ObjectLockConfiguration.Rule.DefaultRetention");
  if (retention.present) {
    return {
      message: `${destination.id} has Object Lock default retention, so S3 cannot write logs to it.`,
      related: [{ message: "the default retention", at: retention.key }],
    };
  }
  const prefix = logging.get("LogFilePrefix");
  if (destination.id === source.id && prefix.absent) {
    return {
      message:
        "The bucket logs into itself without a prefix, and every log file creates more log records. " +
        "Write the logs under a prefix, or better into another bucket.",
      fixes: [safeFix("Write logs under logs/", add(source, prefix.path, "logs/"), ...grant)],
    };
  }
  if (grant.length === 0) return undefined;
  return {
    message: `${destination.id} has no policy that lets ${service} write. Logs are lost silently.`,
    related: [{ message: "the destination", at: destination.label }],
    fixes: [safeFix(`Let S3 write logs to ${destination.id}`, ...grant)],
  };
}

/** A key whose policy lets the service use it serves in practice, though the user guide does not promise it. */
function mayUse(key: Property): Granted {
  const own = targetOf(key, "AWS::KMS::Key");
  if (!own) return "no";
  const statements = statementsOf(own.get("KeyPolicy"));
  if (!statements) return "unknown";
  return anyOf(statements.map((statement) => allOf([isAllow(statement), hasPrincipal(statement, "Service", service)])));
}

/** By its policy, or by lists of access control, about which other rules have more to say. */
function mayWrite(destination: ResourceView): Granted {
  const acl = destination.get("AccessControl");
  // Terraform can list the grants one by one.
  const grants = [destination.get("AccessControlPolicy"), destination.get("Grant")];
  if (acl.unknown || acl.string === "LogDeliveryWrite" || grants.some(({ absent }) => !absent)) return "unknown";
  const statements = policyStatementsOf(destination);
  if (!statements) return "unknown";
  return anyOf(
    statements.map((statement) =>
      allOf([isAllow(statement), hasPrincipal(statement, "Service", service), allowsAction(statement, "s3:PutObject")]),
    ),
  );
}

function encryptByS3(
  destination: ResourceView,
  { algorithm, key }: DefaultEncryption,
  grant: readonly NewEdit[],
): NewFix {
  const withoutKey = key.absent ? [] : [remove(key)];
  const title = `Encrypt ${destination.id} with SSE-S3 (gives up the KMS key)`;
  return unsafeFix(title, set(algorithm, "AES256"), ...withoutKey, ...grant);
}

function letWrite(destination: ResourceView): NewEdit {
  return addStatement(destination, {
    Sid: "AllowServerAccessLogs",
    Effect: "Allow",
    Principal: { Service: service },
    Action: "s3:PutObject",
    Resource: joined(referenceTo(destination.resource, "Arn"), "/*"),
    Condition: { StringEquals: { "aws:SourceAccount": pseudo("AWS::AccountId") } },
  });
}
