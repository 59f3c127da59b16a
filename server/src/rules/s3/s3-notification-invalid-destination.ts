import { parseArn } from "../../model/arn.ts";
import { referenceTo } from "../../model/edit.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { patternOf } from "../../model/reference.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { safeFix, set } from "../fix.ts";
import { sendThroughEventBridge } from "./_event-bridge.ts";
import { type NotificationList, notificationLists, notificationsOf } from "./_notification.ts";

/** What references to a destination give that is not its ARN; an empty attribute is what `Ref` gives. */
const notArns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "AWS::Lambda::Function": { "": "name", FunctionName: "name" },
  "AWS::SNS::Topic": { TopicName: "name", Name: "name" },
  "AWS::SQS::Queue": { "": "URL", QueueUrl: "URL", QueueName: "name", Name: "name" },
};

/** The attribute that is the ARN, where it is not what `Ref` gives. */
const arnAttributes: Readonly<Record<string, string>> = {
  "AWS::Lambda::Function": "Arn",
  "AWS::SQS::Queue": "Arn",
};

/** Types whose attributes hold what somebody has put there, an ARN perhaps. */
const carriers = /^AWS::(CloudFormation|SSM|SecretsManager)::/;

export default defineRule({
  id: "s3-notification-invalid-destination",
  title: "Not a valid destination for S3 events",
  severity: "error",
  facts: ["s3-event-batch-not-a-destination", "s3-event-notifications"],
  doc: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html",
  types: ["AWS::S3::Bucket"],
  check(bucket, { report }) {
    for (const list of notificationLists) {
      for (const notification of notificationsOf(bucket, list)) {
        const finding = judge(notification, list);
        if (finding) report(finding);
      }
    }
  },
});

function judge(notification: Property, list: NotificationList): Report | undefined {
  const property = notification.get(list.property);
  const { value, resource: bucket } = property;
  if (value?.kind !== "reference") return judgeArn(property, list);

  const target = bucket.template.resource(value.resource);
  if (!target?.type.name.startsWith("AWS::") || carriers.test(target.type.name)) return undefined;
  const { types } = list;
  if (types.includes(target.type.name)) return judgeReference(property, target, value.attribute);
  const right = notificationLists.find((other) => other.types.includes(target.type.name));
  return {
    at: property,
    message: right ? misplaced(property, list, right) : impossible(bucket, target.type.declared),
    related: [{ message: `the ${target.type.declared}`, at: target.label }],
    fixes: right ? [] : sendThroughEventBridge(notification, target),
  };
}

/** A text that begins like an ARN tells the service, whatever stands behind. */
function judgeArn(property: Property, list: NotificationList): Report | undefined {
  const service = parseArn(patternOf(property.value) ?? "")?.service;
  if (service === undefined || service.includes("*") || service === list.service) return undefined;
  const right = notificationLists.find((other) => other.service === service);
  return {
    at: property,
    message: right ? misplaced(property, list, right) : impossible(property.resource, `the service ${service}`),
  };
}

function misplaced(property: Property, list: NotificationList, right: NotificationList): string {
  const place = property.resource.name(`NotificationConfiguration.${right.list}`);
  return `${property.name} must be the ARN of ${list.noun}, not of ${right.noun}. Name it under ${place} instead.`;
}

function impossible(bucket: ResourceView, what: string): string {
  const eventBridge = bucket.name("NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled");
  return (
    `S3 cannot notify ${what}. It delivers only to Lambda, SQS, SNS and EventBridge: ` +
    `turn on ${eventBridge}, and add a rule of EventBridge that has this as its target.`
  );
}

function judgeReference(property: Property, target: ResourceView, attribute: string | undefined): Report | undefined {
  const type = target.type.name;
  const given = notArns[type]?.[attribute ?? ""];
  if (given === undefined) return undefined;
  const arn = target.reference(arnAttributes[type]);
  return {
    at: property,
    message: `${property.name} needs an ARN, but ${target.reference(attribute)} gives the ${given}. Write ${arn}.`,
    related: [{ message: `the ${target.type.declared}`, at: target.label }],
    fixes: [safeFix(`Use ${arn}`, set(property, referenceTo(target.resource, arnAttributes[type])))],
  };
}
