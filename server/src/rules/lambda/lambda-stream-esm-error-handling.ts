import { referenceTo } from "../../model/edit.ts";
import type { Property, ResourceView } from "../../model/property.ts";
import { eventSourceKind, kinesisStreamOf } from "../../model/stream-source.ts";
import { amount } from "../../model/wording.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { failureQueue } from "../failure-queue.ts";
import { addResource, type NewEdit, put, unsafeFix } from "../fix.ts";
import { isEnabled } from "./_mappings.ts";

const noLimit = -1;
const usualRetries = 3;
/** What a stream keeps its records for when nothing else is said; DynamoDB knows nothing else. */
const usualHours = 24;

export default defineRule({
  id: "lambda-stream-esm-error-handling",
  title: "Failing stream batch blocks its shard or is dropped silently",
  severity: "warning",
  facts: ["lambda-stream-errors"],
  doc: "https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html",
  types: ["AWS::Lambda::EventSourceMapping"],
  check(mapping, { report }) {
    const kind = eventSourceKind(mapping);
    if ((kind !== "kinesis" && kind !== "dynamodb") || !isEnabled(mapping)) return;
    const limits = [mapping.get("MaximumRetryAttempts"), mapping.get("MaximumRecordAgeInSeconds")];
    if (limits.some((limit) => !limit.absent && limit.number === undefined)) return;
    const set = limits.find((limit) => limit.present && limit.number !== noLimit);
    const destination = mapping.get("DestinationConfig.OnFailure.Destination");
    const isDropped = destination.absent || destination.string === "";
    const finding = set ? isDropped && dropped(mapping, set, destination) : blocked(mapping, limits[0]!, isDropped);
    if (finding) report(finding);
  },
});

function blocked(mapping: ResourceView, retries: Property, isDropped: boolean): Report {
  const bisect = mapping.get("BisectBatchOnFunctionError");
  const destination = mapping.get("DestinationConfig.OnFailure.Destination");
  const note = isDropped ? ", keep failures in a queue (the function's role needs sqs:SendMessage)" : "";
  return {
    at: mapping.type,
    message:
      `A batch that fails is retried until its records expire${hoursText(mapping)}. Nothing behind it in the shard is ` +
      `processed meanwhile. Set ${retries.name} (for example ${usualRetries}), ${bisect.name} and ` +
      `${mapping.name("DestinationConfig.OnFailure")} for ${mapping.id}.`,
    fixes: [
      unsafeFix(
        `Limit retries${note}`,
        put(retries, usualRetries),
        ...(bisect.unknown || bisect.boolean === true ? [] : [put(bisect, true)]),
        ...(isDropped ? queueFor(destination) : []),
      ),
    ],
  };
}

function hoursText(mapping: ResourceView): string {
  const stream = kinesisStreamOf(mapping.get("EventSourceArn"));
  const retention = stream?.get("RetentionPeriodHours");
  const hours = !stream || retention?.absent ? usualHours : retention?.number;
  const isKnown = stream !== undefined || eventSourceKind(mapping) === "dynamodb";
  return isKnown && hours !== undefined ? ` (${hours} hours)` : "";
}

function dropped(mapping: ResourceView, limit: Property, destination: Property): Report {
  const after = limit.path === "MaximumRetryAttempts" ? amount(limit.number!, "retry", "retries") : `${limit.number} s`;
  return {
    at: limit,
    message:
      `After ${after} the failed records are thrown away. ` +
      `Add ${mapping.name("DestinationConfig.OnFailure")}: an SQS queue, an SNS topic, an S3 bucket or a Kafka topic.`,
    fixes: [unsafeFix("Add a failure queue (the function's role needs sqs:SendMessage)", ...queueFor(destination))],
  };
}

/** A queue for what describes the failed records. */
function queueFor(destination: Property): readonly NewEdit[] {
  const mapping = destination.resource;
  const queue = failureQueue(mapping);
  return [addResource(mapping, queue), put(destination, referenceTo(queue, "Arn"))];
}
