import type { Property } from "../../model/property.ts";
import { amount, listed } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { tableNamed } from "./_tables.ts";

export default defineRule({
  id: "glue-partition-value-count",
  title: "Partition values do not match the table's partition keys",
  severity: "error",
  facts: ["catalog-partition-keys"],
  doc: "https://docs.aws.amazon.com/glue/latest/webapi/API_PartitionInput.html",
  types: ["AWS::Glue::Partition"],
  check(partition, { report }) {
    const values = partition.get("PartitionInput.Values");
    const table = tableNamed(partition.get("TableName"), partition.get("DatabaseName"));
    const keys = table?.get("TableInput.PartitionKeys");
    if (!table || !keys || !isSettled(values) || !(keys.absent || isSettled(keys))) return;
    // What is not known may stand for several keys.
    if (keys.items.some((key) => key.unknown) || keys.items.length === values.items.length) return;
    const names = keys.items.map((key) => key.get("Name").string ?? "?");
    report({
      at: values.key,
      message:
        `${table.id} has ${amount(names.length, "partition key")}, but this partition lists ` +
        `${amount(values.items.length, "value")}. Glue rejects it; ` +
        (names.length === 0 ? "the table is not partitioned." : `give one value for each of ${listed(names)}.`),
      related: [{ message: "the table's partition keys", at: keys.present ? keys.key : table.label }],
    });
  },
});

/** A list all of whose items are there, whatever the conditions. */
function isSettled({ value, items }: Property): boolean {
  return value?.kind === "list" && value.items.length === items.length;
}
