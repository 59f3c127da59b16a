import type { Property, ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { append, type NewEdit, safeFix, set, unsafeFix } from "../fix.ts";
import { tablesOf } from "./_tables.ts";

/** The types that QuickSight can cast a text to. */
const castable = ["INTEGER", "DECIMAL", "DATETIME"];

export default defineRule({
  id: "quicksight-s3-dataset",
  title: "QuickSight dataset on S3 files with a wrong mode or column type",
  severity: "error",
  facts: ["quicksight-s3-datasets", "quicksight-bi-service"],
  doc: "https://docs.aws.amazon.com/quicksight/latest/APIReference/API_S3Source.html",
  types: ["AWS::QuickSight::DataSet"],
  check(dataset, { report }) {
    const sources = tablesOf(dataset.get("PhysicalTableMap"))
      .map(([key, table]) => ({ key, source: table.get("S3Source") }))
      .filter(({ source }) => source.present);
    const mode = dataset.get("ImportMode");
    if (mode.string === "DIRECT_QUERY" && sources.length > 0) {
      report({
        at: mode,
        message: `Files in S3 cannot be queried directly. Use ${mode.name} SPICE, or a data source on Athena.`,
        related: [{ message: "the files", at: sources[0]!.source.key }],
        fixes: [unsafeFix("Load the files into SPICE (billed by its capacity)", set(mode, "SPICE"))],
      });
    }
    for (const { key, source } of sources) {
      const format = source.get("UploadSettings.Format");
      if (format.unknown || format.string === "JSON") continue;
      for (const column of source.get("InputColumns").items) {
        const type = column.get("Type");
        if (type.string === undefined || type.string === "STRING") continue;
        report({
          at: type,
          message:
            `In ${format.string ?? "text"} files the input column ${column.get("Name").string ?? ""} must be STRING. ` +
            "Cast it in the logical table, with CastColumnTypeOperation.",
          fixes: [safeFix("Read it as STRING", set(type, "STRING"), ...castIn(dataset, key, column))],
        });
      }
    }
  },
});

/** Gives the column its type in the logical table over the files, where there is one. */
function castIn(dataset: ResourceView, key: string | undefined, column: Property): readonly NewEdit[] {
  const [name, type] = [column.get("Name").string, column.get("Type").string!];
  const logical = tablesOf(dataset.get("LogicalTableMap")).find(
    ([, table]) => key !== undefined && table.get("Source.PhysicalTableId").string === key,
  )?.[1];
  if (!logical || name === undefined || !castable.includes(type)) return [];
  const cast = { CastColumnTypeOperation: { ColumnName: name, NewColumnType: type } };
  return [append(dataset, logical.get("DataTransforms").path, cast)];
}
