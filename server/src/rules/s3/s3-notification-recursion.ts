import { allowsAction, isAllow, policiesOf, statementsOf } from "../../model/iam.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { append, type NewFix, unsafeFix } from "../fix.ts";
import { anyKey, covers } from "./_bucket-arns.ts";
import { filterRule, type Notification, notificationsIn, notifyingBucket, notifyingTypes } from "./_notification.ts";

export default defineRule({
  id: "s3-notification-recursion",
  title: "Lambda function can trigger itself through the bucket",
  severity: "warning",
  facts: ["s3-event-to-lambda"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html",
  types: notifyingTypes,
  check(notifying, { report }) {
    const bucket = notifyingBucket(notifying);
    for (const notification of bucket ? notificationsIn(notifying) : []) {
      const event = notification.events.items.find(({ string }) => string?.startsWith("s3:ObjectCreated"));
      if (!event || filterRule(notification, "prefix") !== null) continue;
      const fn = functionOf(notification.destination);
      const statement = fn && writesAnywhere(fn, bucket!);
      if (!statement) continue;
      report({
        at: event,
        message:
          `${fn.id} may write to the bucket that invokes it. It is invoked for every object created in ` +
          `${bucket!.id}${withSuffix(notification)} and may write to any key there: when it does, it invokes itself ` +
          "again and again. Write to another bucket, or filter the trigger by a prefix the function never writes to.",
        related: [{ message: "lets the function write", at: statement.get("Action").key }],
        fixes: [addPrefix(notification)],
      });
    }
  },
});

function functionOf(destination: Property): ResourceView | undefined {
  const named = targetOf(destination, "AWS::Lambda::Function", "AWS::Lambda::Version", "AWS::Lambda::Alias");
  if (!named || named.type.name === "AWS::Lambda::Function") return named;
  return targetOf(named.get("FunctionName"), "AWS::Lambda::Function");
}

/** A statement that lets a function write every key of a bucket, where nothing denies it. */
function writesAnywhere(fn: ResourceView, bucket: ResourceView): Property | undefined {
  const role = targetOf(fn.get("Role"), "AWS::IAM::Role");
  if (!role) return undefined;
  const managed = role.get("ManagedPolicyArns").items.map((arn) => targetOf(arn, "AWS::IAM::ManagedPolicy"));
  const documents = [...policiesOf(role), ...managed.map((policy) => policy?.get("PolicyDocument"))];
  const statements = documents.flatMap((document) => (document && statementsOf(document)) ?? []);
  const writing = statements.filter((statement) => allowsAction(statement, "s3:PutObject") !== "no");
  if (writing.some((statement) => statement.get("Effect").string === "Deny")) return undefined;
  return writing.find(
    (statement) =>
      isAllow(statement) === "yes" &&
      allowsAction(statement, "s3:PutObject") === "yes" &&
      covers(statement, bucket, anyKey) === "yes",
  );
}

function withSuffix(notification: Notification): string {
  const suffix = filterRule(notification, "suffix");
  return suffix?.string === undefined ? "" : ` that ends with '${suffix.string}'`;
}

function addPrefix({ entry, rules }: Notification): NewFix {
  return unsafeFix(
    "Add the prefix incoming/ (other keys no longer invoke the function)",
    append(entry.resource, rules.path, { Name: "prefix", Value: "incoming/" }),
  );
}
