import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, safeFix } from "../fix.ts";
import { removeItem } from "../s3/_remove-item.ts";
import { parameterOf } from "./_hive-table.ts";
import { columnName } from "./_tables.ts";

const complexType = /^(array|map|struct|uniontype)\s*</i;

export default defineRule({
  id: "glue-table-partition-keys",
  title: "Partition key repeats a column or is not primitive",
  severity: "error",
  facts: ["catalog-partition-keys", "catalog-partitions-from-layout"],
  doc: "https://docs.aws.amazon.com/glue/latest/webapi/API_TableInput.html",
  types: ["AWS::Glue::Table"],
  check(table, { report }) {
    const input = table.get("TableInput");
    if (mayBeIceberg(input) || !table.get("OpenTableFormatInput").absent) return;
    const columns = input.get("StorageDescriptor.Columns").items;
    const keys = input.get("PartitionKeys").items;
    const rejected = "Athena rejects the table (HIVE_INVALID_METADATA, duplicate columns).";

    for (const [index, key] of keys.entries()) {
      const [name, type] = [key.get("Name"), key.get("Type")];
      const column = sameName(key, columns);
      const earlier = sameName(key, keys.slice(0, index));
      if (column) {
        report({
          at: name,
          message: `'${name.string}' is both a column and a partition key. ${rejected} Keep it only as a partition key.`,
          related: [{ message: "the column", at: column.get("Name") }],
          fixes: [removeColumn(column)],
        });
      } else if (earlier) {
        report({
          at: name,
          message: `'${name.string}' is a partition key twice. ${rejected}`,
          related: [{ message: "the first", at: earlier.get("Name") }],
        });
      }
      if (complexType.test(type.string ?? "") || type.string?.toLowerCase() === "binary") {
        report({ at: type, message: `Partition keys must be primitive, and ${type.string} is not.` });
      }
    }
    for (const [index, column] of columns.entries()) {
      const earlier = sameName(column, columns.slice(0, index));
      if (!earlier) continue;
      const name = column.get("Name");
      report({
        at: name,
        message: `'${name.string}' is the name of two columns. ${rejected}`,
        related: [{ message: "the first", at: earlier.get("Name") }],
        fixes: [removeColumn(column)],
      });
    }
  },
});

/** Iceberg has partitions of its own, made from columns. */
function mayBeIceberg(input: Property): boolean {
  const type = parameterOf(input, "table_type");
  return type.unknown || type.string?.toUpperCase() === "ICEBERG";
}

function sameName(column: Property, others: readonly Property[]): Property | undefined {
  const name = columnName(column);
  return name === undefined ? undefined : others.find((other) => columnName(other) === name);
}

function removeColumn(column: Property): NewFix {
  return safeFix("Remove the column", removeItem(column));
}
