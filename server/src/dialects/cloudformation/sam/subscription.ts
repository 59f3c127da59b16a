import type { Value } from "../../../model/value.ts";
import { unknown } from "../../../model/value.ts";
import { literal, madeMap } from "../../reader.ts";
import { type Event, type EventKind, permission, queue, queuePolicy } from "./event.ts";
import { generate, reference } from "./made.ts";
import { mapAt, textAt, translate } from "./translate.ts";

/** The queue between topic and function: one that SAM makes, or one that the author names. */
interface Between {
  readonly url: Value;
  readonly arn: Value;
  readonly made: boolean;
}

function queueBetween({ id, made, properties }: Event): Between | undefined {
  const given = mapAt(properties, "SqsSubscription");
  if (given) {
    const part = (word: string): Value => given.get(word) ?? unknown(given.site, `no ${word}`);
    return { url: part("QueueUrl"), arn: part("QueueArn"), made: false };
  }
  if (textAt(properties, "SqsSubscription") !== "true") return undefined;
  return { url: reference(made, `${id}Queue`), arn: reference(made, `${id}Queue`, "Arn"), made: true };
}

function topicOf({ made, properties }: Event): Value {
  return properties.get("Topic") ?? unknown(made, "no topic");
}

/**
 * A topic calls the function, or with `SqsSubscription` sends to a queue that the function reads.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sns.html
 */
export const subscription: EventKind = {
  type: "AWS::SNS::Subscription",
  words: { names: [{ from: "Topic", to: "TopicArn" }], own: ["SqsSubscription"] },
  made: (event) => {
    const between = queueBetween(event);
    return {
      Protocol: () => literal(event.made, between ? "sqs" : "lambda"),
      Endpoint: () => between?.arn ?? event.target.arn(event.made),
    };
  },
  managed: (event) => (queueBetween(event) ? ["AWSLambdaSQSQueueExecutionRole"] : []),
  also: (event) => {
    const between = queueBetween(event);
    if (!between) return [permission(event, "sns.amazonaws.com", { SourceArn: () => topicOf(event) })];
    const policyId = textAt(event.properties, "SqsSubscription.QueuePolicyLogicalId") ?? `${event.id}QueuePolicy`;
    const mapping = generate(
      event.cause,
      `${event.id}EventSourceMapping`,
      "AWS::Lambda::EventSourceMapping",
      (site) => {
        const given = mapAt(event.properties, "SqsSubscription") ?? madeMap(site, {});
        const additions = {
          EventSourceArn: () => between.arn,
          FunctionName: () => reference(site, event.cause.owner.id),
          BatchSize: given.keys.includes("BatchSize") ? undefined : () => literal(site, 10),
        };
        return translate(given, { shared: ["BatchSize", "Enabled"] }, additions, site, site);
      },
    );
    return [
      ...(between.made ? [queue(event, `${event.id}Queue`)] : []),
      queuePolicy(event, policyId, between.url, between.arn, "sns.amazonaws.com", topicOf(event)),
      mapping,
    ];
  },
};
