import type { Property, ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";

/** A list of a bucket's notifications: what each entry names, and what that must be. */
export interface NotificationList {
  readonly list: string;
  /** The property of an entry that holds the destination's ARN. */
  readonly property: string;
  readonly service: string;
  readonly types: readonly string[];
  readonly noun: string;
}

export const notificationLists: readonly NotificationList[] = [
  {
    list: "LambdaConfigurations",
    property: "Function",
    service: "lambda",
    types: ["AWS::Lambda::Function", "AWS::Lambda::Version", "AWS::Lambda::Alias", "AWS::Serverless::Function"],
    noun: "a Lambda function",
  },
  {
    list: "QueueConfigurations",
    property: "Queue",
    service: "sqs",
    types: ["AWS::SQS::Queue"],
    noun: "an SQS queue",
  },
  {
    list: "TopicConfigurations",
    property: "Topic",
    service: "sns",
    types: ["AWS::SNS::Topic"],
    noun: "an SNS topic",
  },
];

/** The entries of one list. */
export function notificationsOf(bucket: ResourceView, { list }: NotificationList): readonly Property[] {
  return bucket.get(`NotificationConfiguration.${list}`).items;
}

/** The custom resource by which the CDK writes the notifications of a bucket, in the words of S3's API. */
const customType = "Custom::S3BucketNotifications";

/** The types of resources that say what a bucket notifies. */
export const notifyingTypes = ["AWS::S3::Bucket", customType];

/** An entry of a bucket's notifications, whoever writes it. */
export interface Notification {
  readonly list: NotificationList;
  readonly entry: Property;
  /** One event, or a list of them. */
  readonly events: Property;
  readonly destination: Property;
  readonly filter: Property;
  /** The rules of the filter. */
  readonly rules: Property;
}

interface Spelling {
  readonly lists: Readonly<Record<string, string>>;
  readonly events: string;
  readonly destinations: Readonly<Record<string, string>>;
  readonly rules: string;
}

const custom: Spelling = {
  lists: { LambdaConfigurations: "LambdaFunctionConfigurations" },
  events: "Events",
  destinations: { Function: "LambdaFunctionArn", Queue: "QueueArn", Topic: "TopicArn" },
  rules: "Key.FilterRules",
};

const own: Spelling = { lists: {}, events: "Event", destinations: {}, rules: "S3Key.Rules" };

/** All entries of a bucket, or of the custom resource that stands for its notifications, list by list. */
export function notificationsIn(resource: ResourceView): readonly Notification[] {
  const { lists, events, destinations, rules } = resource.type.name === customType ? custom : own;
  return notificationLists.flatMap((list) =>
    resource.get(`NotificationConfiguration.${lists[list.list] ?? list.list}`).items.map((entry) => ({
      list,
      entry,
      events: entry.get(events),
      destination: entry.get(destinations[list.property] ?? list.property),
      filter: entry.get("Filter"),
      rules: entry.get(`Filter.${rules}`),
    })),
  );
}

/** The bucket that notifies; undefined where it is not part of the template. */
export function notifyingBucket(resource: ResourceView): ResourceView | undefined {
  return resource.type.name === customType ? targetOf(resource.get("BucketName"), "AWS::S3::Bucket") : resource;
}

/** A rule of a filter by its name; undefined where the rules are not all known, null where there is none. */
export function filterRule({ filter, rules }: Notification, name: "prefix" | "suffix"): Property | null | undefined {
  const names = rules.items.map((rule) => rule.get("Name").string?.toLowerCase());
  if (filter.unknown || rules.unknown || names.includes(undefined)) return undefined;
  const index = names.indexOf(name);
  return index < 0 ? null : rules.items[index]!.get("Value");
}

/** Whether a queue or topic keeps its messages in order; undefined where that is not known. */
export function isFifo(destination: ResourceView): boolean | undefined {
  const property = destination.get(destination.type.name === "AWS::SQS::Queue" ? "FifoQueue" : "FifoTopic");
  return property.absent ? false : property.boolean;
}
