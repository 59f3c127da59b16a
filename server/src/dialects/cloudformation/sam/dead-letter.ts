import type { Resource } from "../../../model/template.ts";
import { type Event, queue, queuePolicy } from "./event.ts";
import { reference } from "./made.ts";
import { type Maker, mapAt, textAt } from "./translate.ts";

/** The queue that SAM makes for `DeadLetterConfig: {Type: SQS}`; with an ARN there, none is made. */
export function deadLetterQueue(event: Event): string | undefined {
  const config = mapAt(event.properties, "DeadLetterConfig");
  if (!config || config.open || config.keys.includes("Arn")) return undefined;
  return textAt(config, "QueueLogicalId") ?? `${event.id}Queue`;
}

/** The ARN of that queue, for `DeadLetterConfig.Arn`. */
export function deadLetterArn(event: Event): Maker | undefined {
  const id = deadLetterQueue(event);
  return id === undefined ? undefined : () => reference(event.made, id, "Arn");
}

/** The queue, and for a rule the policy that lets the rule send to it; a schedule sends in its role. */
export function deadLetterResources(event: Event, sender: "rule" | "schedule"): readonly Resource[] {
  const id = deadLetterQueue(event);
  if (id === undefined) return [];
  if (sender === "schedule") return [queue(event, id)];
  const { made } = event;
  const policy = queuePolicy(
    event,
    `${event.id}QueuePolicy`,
    reference(made, id),
    reference(made, id, "Arn"),
    "events.amazonaws.com",
    reference(made, event.id, "Arn"),
  );
  return [queue(event, id), policy];
}
