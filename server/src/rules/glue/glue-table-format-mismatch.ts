import type { Property } from "../../model/property.ts";
import { isS3Uri } from "../../model/s3-location.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { type NewFix, safeFix } from "../fix.ts";
import { wholeOf } from "../whole.ts";
import {
  classifiedFamily,
  classPaths,
  type Family,
  familyOf,
  type Role,
  serdeFamily,
  shortName,
  useFamily,
} from "./_formats.ts";
import { hiveTable, parameterOf } from "./_hive-table.ts";

export default defineRule({
  id: "glue-table-format-mismatch",
  title: "Table's input format, output format and SerDe disagree",
  severity: "error",
  facts: ["catalog-table-format-triple", "catalog-athena-spectrum", "format-parquet", "format-orc", "format-ion"],
  doc: "https://docs.aws.amazon.com/athena/latest/ug/supported-serdes.html",
  types: ["AWS::Glue::Table", "AWS::Glue::Partition"],
  check(resource, { report }) {
    const table = hiveTable(resource);
    const partition = resource.get("PartitionInput");
    const isPartition = isS3Uri(partition.get("StorageDescriptor.Location")) === true;
    const input = table?.input ?? (isPartition ? partition : undefined);
    const finding = input && (disagreement(input) ?? (table && incomplete(input)));
    if (finding) report(finding);
  },
});

/** The first of the values that is of another family than the SerDe. */
function disagreement(input: Property): Report | undefined {
  const storage = input.get("StorageDescriptor");
  const serde = storage.get(classPaths.serde);
  const family = serdeFamily(storage);
  if (!family) return undefined;
  const values = (["input", "output"] as const).map((role: Role) => {
    const property = storage.get(classPaths[role]);
    return { property, other: familyOf(property.string, role) };
  });
  const classification = parameterOf(input, "classification");
  const [odd] = [...values, { property: classification, other: classifiedFamily(classification.string) }].filter(
    ({ other }) => other !== undefined && other !== family,
  );
  if (!odd) return undefined;
  const { property, other } = odd;
  return {
    at: property,
    message:
      `${shortName(serde.string!)} reads ${family}, but ${property.name} ${shortName(property.string!)} is for ${other}. ` +
      "Athena, Spectrum and Glue fail or return nulls on such a table.",
    related: [{ message: "the SerDe", at: serde }],
    fixes: [useAll(family, input)],
  };
}

/** Without a way to open files or to read rows, nothing can query the table. */
function incomplete(input: Property): Report | undefined {
  const storage = input.get("StorageDescriptor");
  const missing = (["input", "serde"] as const)
    .map((role) => storage.get(classPaths[role]))
    .find(({ absent }) => absent);
  if (!missing) return undefined;
  const family = serdeFamily(storage) ?? familyOf(storage.get(classPaths.input).string, "input");
  // The text may be anything, unless the table says what it is.
  const isClear = family && (family !== "text" || !storage.get(classPaths.serde).absent);
  return {
    at: wholeOf(storage),
    message:
      `The table has no ${missing.name}, so that nothing can read its files. ` +
      "Athena, Spectrum and Glue need the input format and the SerDe of one format.",
    fixes: isClear ? [useAll(family, input)] : [],
  };
}

function useAll(family: Family, input: Property): NewFix {
  return safeFix(`Use the ${family} classes for all three`, ...useFamily(family, input));
}
