import type { Property } from "../../model/property.ts";
import { isWrittenWhole } from "../../model/text-part.ts";
import { listed } from "../../model/wording.ts";
import { closestName } from "../closest-name.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, type NewFix, put, safeFix, set, unsafeFix } from "../fix.ts";
import { isConditional, mayBeIdle, partitionsDynamically, processorParameter, processorsOf } from "./_destinations.ts";
import { defaultErrorPrefix, type Expression, expressionsIn } from "./_expressions.ts";
import { jqKeys } from "./_jq.ts";

const fromQuery = "partitionKeyFromQuery";
const fromLambda = "partitionKeyFromLambda";

export default defineRule({
  id: "firehose-dynamic-partitioning-keys",
  title: "Partition keys, prefix and dynamic partitioning disagree",
  severity: "error",
  facts: ["firehose-dynamic-partitioning", "firehose-prefix-rules"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning-s3bucketprefix.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const destination = firehose.get("ExtendedS3DestinationConfiguration");
    if (mayBeIdle(destination)) return;
    const prefix = destination.get("Prefix");
    const keys = prefix.string === undefined ? [] : expressionsIn(prefix).filter(isKey);
    const findings = partitionsDynamically(destination)
      ? [...missingPrefixes(destination, prefix, keys), ...keys.flatMap((key) => keyNotMade(destination, prefix, key))]
      : notPartitioned(destination, prefix, keys);
    for (const finding of findings) report(finding);
  },
});

function isKey({ namespace }: Expression): boolean {
  return namespace === fromQuery || namespace === fromLambda;
}

function missingPrefixes(destination: Property, prefix: Property, keys: readonly Expression[]): readonly Report[] {
  const partitioning = destination.get("DynamicPartitioningConfiguration");
  const errors = destination.get("ErrorOutputPrefix");
  const findings: Report[] = [];
  if (keys.length === 0 && (prefix.absent || prefix.string !== undefined)) {
    findings.push({
      at: partitioning.key,
      message:
        `${prefix.name} must contain at least one partition key with dynamic partitioning. ` +
        `Write !{${fromQuery}:...} for a key of the jq query, or !{${fromLambda}:...} for one that a function returns.`,
      related: prefix.present ? [{ message: "the prefix", at: prefix }] : [],
    });
  }
  if (errors.absent) {
    findings.push({
      at: partitioning.key,
      message: `${errors.name} is required with dynamic partitioning. It is for records whose key cannot be told.`,
      fixes: [
        safeFix(`Add ${errors.name}: ${defaultErrorPrefix}`, add(errors.resource, errors.path, defaultErrorPrefix)),
      ],
    });
  }
  return findings;
}

function notPartitioned(destination: Property, prefix: Property, keys: readonly Expression[]): readonly Report[] {
  const partitioning = destination.get("DynamicPartitioningConfiguration");
  const enabled = partitioning.get("Enabled");
  const [key] = keys;
  if (!key || isConditional(partitioning) || partitioning.unknown || enabled.unknown) return [];
  return [
    {
      at: key,
      message: `${prefix.name} uses partition key ${key.value}, but dynamic partitioning is not enabled.`,
      related: partitioning.present ? [{ message: "the partitioning", at: partitioning.key }] : [],
      fixes: [unsafeFix("Enable dynamic partitioning (works for new streams only, costs more)", put(enabled, true))],
    },
  ];
}

function keyNotMade(destination: Property, prefix: Property, key: Expression): readonly Report[] {
  const processors = processorsOf(destination);
  if (!processors) return [];
  const ofType = (type: string): readonly Property[] =>
    processors.filter((processor) => processor.get("Type").string === type);
  if (key.namespace === fromLambda) {
    if (ofType("Lambda").length > 0) return [];
    return [{ at: key, message: `Partition key ${key.value} needs a Lambda processor that returns it.` }];
  }

  const queries = ofType("MetadataExtraction").map((processor) =>
    processorParameter(processor, "MetadataExtractionQuery"),
  );
  if (queries.length === 0) {
    return [
      {
        at: key,
        message: `Partition key ${key.value} needs a MetadataExtraction processor with a jq query that makes it.`,
      },
    ];
  }
  const made = queries.map((query) => jqKeys(query?.string ?? ""));
  if (!made.every((names) => names !== undefined)) return [];
  const names = made.flat();
  if (names.includes(key.value)) return [];
  return [
    {
      at: key,
      message: `Partition key ${key.value} is not produced by the jq query. It makes ${listed(names) || "none"}.`,
      related: queries.flatMap((query) => (query ? [{ message: "the query", at: query }] : [])),
      fixes: useNearest(prefix, key, names),
    },
  ];
}

function useNearest(prefix: Property, key: Expression, names: readonly string[]): readonly NewFix[] {
  const name = closestName(key.value, names);
  if (name === undefined || !isWrittenWhole(prefix)) return [];
  const text = prefix.string!.replaceAll(key.text, `!{${fromQuery}:${name}}`);
  return [safeFix(`Use ${name}`, set(prefix, text))];
}
