import { mayMention } from "../../model/mentions.ts";
import type { ResourceView } from "../../model/property.ts";
import { pointsTo } from "../../model/reference.ts";
import type { SettledValue, Value } from "../../model/value.ts";
import { defineRule } from "../define-rule.ts";
import { classPaths, serdeFamily, shortName } from "./_formats.ts";
import { hiveTable, parameterOf } from "./_hive-table.ts";

/** Tables that are meant to be text: raw data as it came, logs, and small tables to look things up in. */
const textWords = /(?<![a-z])(raw|landing|bronze|log|seed|lookup|ref|tmp)s?(?![a-z])/i;

const linesAsTheyCome = ["GrokSerDe", "RegexSerDe"];

export default defineRule({
  id: "glue-table-text-format",
  title: "Text table without partitions",
  severity: "hint",
  facts: [
    "format-csv",
    "format-json",
    "format-json-lines",
    "format-parquet",
    "format-orc",
    "format-avro-parquet-query-efficiency",
  ],
  doc: "https://docs.aws.amazon.com/athena/latest/ug/columnar-storage.html",
  types: ["AWS::Glue::Table"],
  check(table, { report }) {
    const hive = hiveTable(table);
    if (!hive || serdeFamily(hive.storage) !== "text") return;
    const serde = hive.storage.get(classPaths.serde);
    const [name, keys] = [hive.input.get("Name"), hive.input.get("PartitionKeys")];
    if (linesAsTheyCome.includes(shortName(serde.string!)) || keys.unknown || keys.items.length > 0) return;
    if (!parameterOf(hive.input, "projection.enabled").absent || name.unknown) return;
    if ([name, hive.location].some(({ value }) => textWords.test(wordsIn(value))) || isSchemaOnly(table)) return;
    report({
      at: serde,
      message:
        `Every query on ${name.string ?? table.id} reads all of its text files. It does so whatever columns and days it ` +
        "asks for. For larger data write Parquet or ORC, and partition by a column that queries filter by.",
    });
  },
});

/** A text with the names of the resources that it refers to; `RawBucket` is two words. */
function wordsIn(value: SettledValue | Value | undefined): string {
  if (value?.kind === "literal") return String(value.value);
  if (value?.kind === "reference") return value.resource.replace(/([a-z])([A-Z])/g, "$1-$2");
  return value?.kind === "text" ? value.parts.map(wordsIn).join("/") : "";
}

const schemaTable =
  "ExtendedS3DestinationConfiguration.DataFormatConversionConfiguration.SchemaConfiguration.TableName";

/** Firehose takes the columns from the table, or from one of its name, whatever the files are. */
function isSchemaOnly(table: ResourceView): boolean {
  const streams = mayMention(table, "AWS::KinesisFirehose::DeliveryStream", schemaTable);
  return streams.some((stream) => pointsTo(stream.get(schemaTable), table) !== false);
}
