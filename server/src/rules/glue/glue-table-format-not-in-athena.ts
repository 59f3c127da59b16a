import type { ResourceView, TemplateView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { classPaths, shortName } from "./_formats.ts";
import { hiveTable, parameterOf } from "./_hive-table.ts";
import { isSameDatabase } from "./_tables.ts";

/** What Glue's crawlers and jobs know, and Athena does not. */
const unreadable: Readonly<Record<string, string>> = {
  xml: "XML",
  protobuf: "protobuf",
  xls: "Excel files",
  xlsx: "Excel files",
};

export default defineRule({
  id: "glue-table-format-not-in-athena",
  title: "Format that Athena cannot read",
  severity: "warning",
  facts: ["format-xml", "formats-common-for-ml", "athena-needs-catalog-table"],
  doc: "https://docs.aws.amazon.com/athena/latest/ug/supported-serdes.html",
  types: ["AWS::Glue::Table"],
  check(table, { template, report }) {
    const hive = hiveTable(table);
    if (!hive) return;
    const classification = parameterOf(hive.input, "classification");
    const serde = hive.storage.get(classPaths.serde);
    const word = classification.string?.toLowerCase() ?? "";
    const classified = Object.hasOwn(unreadable, word) ? unreadable[word] : undefined;
    const [named] = /xml|protobuf/i.exec(shortName(serde.string ?? "")) ?? [];
    const format = classified ?? (named && unreadable[named.toLowerCase()]);
    if (format === undefined || (!usesAthena(template) && isForJobs(table))) return;
    report({
      at: classified ? classification : serde,
      message:
        `Athena and Redshift Spectrum have no reader for ${format}. Convert it with a Glue job, or in what produces it, ` +
        "to Parquet, ORC, Avro or JSON lines.",
    });
  },
});

function usesAthena(template: TemplateView): boolean {
  const own = template.ofType(
    "AWS::Athena::WorkGroup",
    "AWS::Athena::NamedQuery",
    "AWS::Athena::DataCatalog",
    "AWS::Athena::PreparedStatement",
    "AWS::Athena::CapacityReservation",
    "aws_athena_database",
  );
  if (own.length > 0) return true;
  const sources = template.ofType("AWS::QuickSight::DataSource");
  return sources.some((source) => source.get("Type").string === "ATHENA");
}

/** A job may have the table's database among its arguments. */
function isForJobs(table: ResourceView): boolean {
  const database = table.get("DatabaseName");
  return table.template.ofType("AWS::Glue::Job").some((job) => {
    const given = job.get("DefaultArguments");
    const values = given.entries.map(([, value]) => value);
    return (
      [given, database, ...values].some(({ unknown }) => unknown) ||
      values.some((value) => isSameDatabase(value, database))
    );
  });
}
