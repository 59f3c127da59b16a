import type { Property } from "../../model/property.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, unsafeFix } from "../fix.ts";
import { classPaths, shortName } from "./_formats.ts";
import { type HiveTable, hiveTable, parameterOf } from "./_hive-table.ts";

interface Need {
  readonly parameter: string;
  readonly placeholder: string;
  readonly consequence: string;
}

/** By the name of the SerDe, without its package. */
const needs: Readonly<Record<string, Need>> = {
  GrokSerDe: {
    parameter: "input.format",
    placeholder: "%{COMBINEDAPACHELOG}",
    consequence: "nothing tells how to take lines apart, and queries fail",
  },
  RegexSerDe: {
    parameter: "input.regex",
    placeholder: "(.*)",
    consequence: "there is nothing to match lines with, and queries fail",
  },
};

const avro: Need = {
  parameter: "avro.schema.literal",
  placeholder: '{"type": "record", "name": "row", "fields": []}',
  consequence: "Athena does not follow avro.schema.url, and queries fail",
};

export default defineRule({
  id: "glue-table-serde-parameters",
  title: "SerDe lacks the parameter it cannot work without",
  severity: "error",
  facts: ["format-grok-log", "format-avro-recordio", "catalog-table-format-triple"],
  doc: "https://docs.aws.amazon.com/athena/latest/ug/grok-serde.html",
  types: ["AWS::Glue::Table"],
  check(table, { report }) {
    const hive = hiveTable(table);
    const serde = hive?.storage.get(classPaths.serde);
    if (!hive || serde?.string === undefined) return;
    const name = shortName(serde.string);
    const url = name === "AvroSerDe" ? schemaUrl(hive) : undefined;
    const need = url ? avro : Object.hasOwn(needs, name) ? needs[name] : undefined;
    const missing = need && parameterOf(hive.storage.get("SerdeInfo"), need.parameter);
    if (missing?.absent) report(finding(name, need!, missing, url?.key ?? serde));
  },
});

function finding(
  serde: string,
  { parameter, placeholder, consequence }: Need,
  missing: Property,
  at: Report["at"],
): Report {
  return {
    at,
    message: `${serde} needs the parameter ${parameter}. Without it ${consequence}.`,
    fixes: [
      unsafeFix(
        `Add ${parameter} (a placeholder: put your own in its place)`,
        add(missing.resource, missing.path, placeholder),
      ),
    ],
  };
}

/** Where the table has the address of its schema and, as far as is known, not the schema itself. */
function schemaUrl({ input, storage }: HiveTable): Property | undefined {
  const owners = [storage.get("SerdeInfo"), storage, input];
  const literals = owners.map((owner) => parameterOf(owner, avro.parameter));
  if (!storage.get("SchemaReference").absent || literals.some(({ absent }) => !absent)) return undefined;
  return owners.map((owner) => parameterOf(owner, "avro.schema.url")).find(({ present }) => present);
}
