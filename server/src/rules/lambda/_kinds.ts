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

/** `Kinesis, DynamoDB and SQS`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1)!;
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
