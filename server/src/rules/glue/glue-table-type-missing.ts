import { defineRule } from "../define-rule.ts";
import { add, safeFix } from "../fix.ts";
import { wholeOf } from "../whole.ts";
import { hiveTable } from "./_hive-table.ts";

export default defineRule({
  id: "glue-table-type-missing",
  title: "Table lacks TableType or PartitionKeys",
  severity: "warning",
  facts: ["athena-needs-catalog-table", "catalog-partition-keys"],
  doc: "https://docs.aws.amazon.com/athena/latest/ug/creating-tables.html",
  types: ["AWS::Glue::Table"],
  check(table, { report }) {
    const input = hiveTable(table)?.input;
    if (!input) return;
    const [type, keys] = [input.get("TableType"), input.get("PartitionKeys")];
    if (type.absent) {
      report({
        at: wholeOf(input),
        message:
          `The table has no ${type.name}, which Athena's DDL needs. SHOW CREATE TABLE and MSCK REPAIR TABLE fail with ` +
          '"NullPointerException Name is null". Set EXTERNAL_TABLE.',
        fixes: [safeFix(`Add ${type.name} EXTERNAL_TABLE`, add(table, type.path, "EXTERNAL_TABLE"))],
      });
    }
    if (keys.absent) {
      report({
        at: wholeOf(input),
        message: `The table has no ${keys.name}. A table for Athena must set it, even to an empty list.`,
        fixes: [safeFix(`Add an empty ${keys.name}`, add(table, keys.path, []))],
      });
    }
  },
});
