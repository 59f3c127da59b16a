import type { Property } from "../../model/property.ts";
import { listed } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { add, type NewFix, remove, safeFix } from "../fix.ts";
import { convertsFormat } from "./_destinations.ts";

/** What holds one of two kinds of settings, and the one to take where the author has chosen none. */
const choices = [
  {
    path: "InputFormatConfiguration.Deserializer",
    members: ["HiveJsonSerDe", "OpenXJsonSerDe"],
    usual: "OpenXJsonSerDe",
  },
  { path: "OutputFormatConfiguration.Serializer", members: ["OrcSerDe", "ParquetSerDe"], usual: "ParquetSerDe" },
];
const schemaSettings = ["DatabaseName", "TableName", "RoleARN"];

export default defineRule({
  id: "firehose-format-conversion-settings",
  title: "Format conversion is incomplete or doubled by compression",
  severity: "error",
  facts: ["firehose-format-conversion"],
  doc: "https://docs.aws.amazon.com/firehose/latest/dev/enable-record-format-conversion.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const destination = firehose.get("ExtendedS3DestinationConfiguration");
    if (!convertsFormat(destination)) return;
    const conversion = destination.get("DataFormatConversionConfiguration");
    const compression = destination.get("CompressionFormat");
    if (compression.string !== undefined && compression.string !== "UNCOMPRESSED") {
      report({
        at: compression,
        message:
          `${compression.name} ${compression.string} is not allowed with format conversion. Parquet and ORC are compressed ` +
          "by the serializer, with SNAPPY unless it says otherwise. Remove it, or set the compression of the serializer.",
        related: [{ message: "the conversion", at: conversion.key }],
        fixes: [safeFix(`Remove ${compression.name}`, remove(compression))],
      });
    }

    const problems = [
      ...schemaProblems(conversion.get("SchemaConfiguration")),
      ...choices.flatMap((choice) => choiceProblems(conversion, choice)),
    ];
    if (problems.length === 0) return;
    report({
      at: conversion.key,
      message: `${problems.map(({ text }) => `${text}.`).join(" ")} Without it Firehose refuses format conversion.`,
      fixes: fixAll(problems),
    });
  },
});

interface Problem {
  readonly text: string;
  /** What is to be added. */
  readonly missing?: { readonly property: Property; readonly member: string };
}

function schemaProblems(schema: Property): readonly Problem[] {
  if (schema.absent) return [{ text: `${schema.name} is required` }];
  const missing = schemaSettings.map((name) => schema.get(name)).filter(({ absent }) => absent);
  return missing.map(({ name }) => ({ text: `${name} is required in ${schema.name}` }));
}

function choiceProblems(conversion: Property, { path, members, usual }: (typeof choices)[number]): readonly Problem[] {
  const choice = conversion.get(path);
  const written = members.map((member) => choice.get(member));
  if (choice.unknown || written.some(({ unknown }) => unknown)) return [];
  const present = written.filter((member) => member.present);
  const names = written.map(({ name }) => name);
  if (present.length === 0) {
    return [
      { text: `${choice.name} with ${listed(names, "or")} is required`, missing: { property: choice, member: usual } },
    ];
  }
  return present.length === 2 ? [{ text: `${choice.name} takes one of ${listed(names)}, not both` }] : [];
}

/** Only when nothing else is left to be written: half of a fix helps nobody. */
function fixAll(problems: readonly Problem[]): readonly NewFix[] {
  const missing = problems.flatMap((problem) => problem.missing ?? []);
  if (missing.length < problems.length) return [];
  const names = missing.map(({ property, member }) => property.get(member).name);
  const edits = missing.map(({ property, member }) => add(property.resource, `${property.path}.${member}`, {}));
  return [safeFix(`Add ${listed(names)}`, ...edits)];
}
