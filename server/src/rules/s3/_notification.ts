import type { Property, ResourceView } from "../../model/property.ts";

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
