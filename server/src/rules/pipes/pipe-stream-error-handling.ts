import { referenceTo } from "../../model/edit.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { type EventSourceKind, sourceKind } from "../../model/stream-source.ts";
import { listed } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { failureQueue } from "../failure-queue.ts";
import { add, addResource, type NewEdit, type NewFix, set, unsafeFix } from "../fix.ts";

/** Where each kind of stream has its settings. */
const parameters: Partial<Record<EventSourceKind, string>> = {
  dynamodb: "SourceParameters.DynamoDBStreamParameters",
  kinesis: "SourceParameters.KinesisStreamParameters",
};

const limits = ["MaximumRetryAttempts", "MaximumRecordAgeInSeconds"];

export default defineRule({
  id: "pipe-stream-error-handling",
  title: "Pipe retries a bad batch forever or drops it silently",
  severity: "warning",
  facts: ["pipes-stream-source"],
  doc: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html",
  types: ["AWS::Pipes::Pipe"],
  check(pipe, { report }) {
    const state = pipe.get("DesiredState");
    const kind = sourceKind(pipe.get("Source"));
    const path = kind && parameters[kind];
    if (!path || state.unknown || state.string === "STOPPED") return;
    const settings = pipe.get(path);
    if (!settings.present) return;
    const [values, queue] = [limits.map((name) => settings.get(name)), settings.get("DeadLetterConfig.Arn")];
    const isEndless = values.every(({ absent, number }) => absent || number === -1);
    if (isEndless) {
      report({
        at: settings.key,
        message: `A failing batch blocks its shard until the records expire. Set ${listed(missingIn(settings))}.`,
        fixes: limitRetries(pipe, settings),
      });
    } else if (queue.absent && values.every(({ unknown }) => !unknown)) {
      report({
        at: settings.key,
        message: `Events that exceed the limit are lost. Add ${settings.get("DeadLetterConfig").name} with an SQS or SNS ARN.`,
        related: values.filter(({ present }) => present).map((at) => ({ message: "the limit", at })),
        fixes: [unsafeFix("Add a dead-letter queue (let the role send to it)", ...addQueue(pipe, queue))],
      });
    }
  },
});

/** What has to be written, as far as it is not. */
function missingIn(settings: Property): readonly string[] {
  const [bisect, letters] = [settings.get("OnPartialBatchItemFailure"), settings.get("DeadLetterConfig")];
  return [
    settings.get("MaximumRetryAttempts").name,
    ...(bisect.absent ? [`${bisect.name}: AUTOMATIC_BISECT`] : []),
    ...(letters.get("Arn").absent ? [letters.name] : []),
  ];
}

function limitRetries(pipe: ResourceView, settings: Property): readonly NewFix[] {
  const [attempts, bisect] = [settings.get("MaximumRetryAttempts"), settings.get("OnPartialBatchItemFailure")];
  const queue = settings.get("DeadLetterConfig.Arn");
  const edits = [
    attempts.present ? set(attempts, 3) : add(pipe, attempts.path, 3),
    ...(bisect.absent ? [add(pipe, bisect.path, "AUTOMATIC_BISECT")] : []),
  ];
  return queue.absent
    ? [
        unsafeFix(
          "Limit retries and add a dead-letter queue (let the role send to it)",
          ...edits,
          ...addQueue(pipe, queue),
        ),
      ]
    : [unsafeFix("Limit retries (what exceeds them goes to the dead-letter queue)", ...edits)];
}

function addQueue(pipe: ResourceView, target: Property): readonly NewEdit[] {
  const queue = failureQueue(pipe);
  return [addResource(pipe, queue), add(pipe, target.path, referenceTo(queue, "Arn"))];
}
