import { type EventSourceKind, eventSourceKind } from "../../model/stream-source.ts";
import { listed } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { remove, safeFix } from "../fix.ts";
import { kindNames } from "./_kinds.ts";

const streams: readonly EventSourceKind[] = ["kinesis", "dynamodb"];
const kafka: readonly EventSourceKind[] = ["msk", "kafka"];
const logs = [...streams, ...kafka];

/** The sources that have a setting; all others are refused with it. */
const sources: Readonly<Record<string, readonly EventSourceKind[]>> = {
  ParallelizationFactor: streams,
  TumblingWindowInSeconds: streams,
  BisectBatchOnFunctionError: logs,
  MaximumRecordAgeInSeconds: logs,
  MaximumRetryAttempts: logs,
  DestinationConfig: logs,
  FunctionResponseTypes: [...logs, "sqs"],
  StartingPosition: [...logs, "documentdb"],
  // For DynamoDB lambda-stream-esm-starting-position says more.
  StartingPositionTimestamp: [...logs, "documentdb"],
  ScalingConfig: ["sqs"],
  ProvisionedPollerConfig: ["sqs", ...kafka],
  Topics: kafka,
  LoggingConfig: kafka,
  Queues: ["mq"],
  AmazonManagedKafkaEventSourceConfig: ["msk"],
  SelfManagedKafkaEventSourceConfig: ["kafka"],
  DocumentDBEventSourceConfig: ["documentdb"],
};

interface Equivalent {
  readonly property: string;
  readonly kinds: readonly EventSourceKind[];
  /** What does the same there, by the path of a property or in words. */
  readonly path?: string;
  readonly words?: string;
}

const equivalents: readonly Equivalent[] = [
  { property: "ScalingConfig", kinds: streams, path: "ParallelizationFactor", words: "reserved concurrency" },
  { property: "ParallelizationFactor", kinds: ["sqs"], path: "ScalingConfig.MaximumConcurrency" },
  { property: "ParallelizationFactor", kinds: kafka, path: "ProvisionedPollerConfig" },
  { property: "MaximumRetryAttempts", kinds: ["sqs"], words: "the redrive policy of the queue" },
  { property: "DestinationConfig", kinds: ["sqs"], words: "the redrive policy of the queue" },
];

export default defineRule({
  id: "lambda-esm-property-wrong-source",
  title: "Mapping setting does not exist for this kind of source",
  severity: "error",
  facts: ["lambda-esm-sources"],
  doc: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html",
  types: ["AWS::Lambda::EventSourceMapping"],
  check(mapping, { report }) {
    const kind = eventSourceKind(mapping);
    if (!kind) return;
    for (const [name, kinds] of Object.entries(sources)) {
      const property = mapping.get(name);
      if (!property.present || kinds.includes(kind)) continue;
      const equivalent = equivalents.find((row) => row.property === name && row.kinds.includes(kind));
      const others = [equivalent?.path && mapping.name(equivalent.path), equivalent?.words].filter(
        (use) => use !== undefined,
      );
      report({
        at: property.key,
        message:
          `${property.name} is not available for ${kindNames[kind]} sources. It is only for ` +
          `${listed(kinds.map((other) => kindNames[other]))}; the mapping cannot be created. ` +
          `Remove it${others.length > 0 ? `, or use ${listed(others, "or")}` : ""}.`,
        fixes: [safeFix(`Remove ${property.name}`, remove(property))],
      });
    }
  },
});
