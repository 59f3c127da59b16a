import type { EventSourceKind } from "../../model/stream-source.ts";

/** What the kinds of sources are called. */
export const kindNames: Readonly<Record<EventSourceKind, string>> = {
  kinesis: "Kinesis",
  dynamodb: "DynamoDB",
  sqs: "SQS",
  msk: "Amazon MSK",
  kafka: "self-managed Kafka",
  mq: "Amazon MQ",
  documentdb: "DocumentDB",
};
