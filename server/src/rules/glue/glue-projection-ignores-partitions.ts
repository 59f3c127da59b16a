import { defineRule } from "../define-rule.ts";
import { isProjected, settingOf } from "./_projection.ts";
import { tableNamed } from "./_tables.ts";

export default defineRule({
  id: "glue-projection-ignores-partitions",
  title: "Athena ignores registered partitions of a projected table",
  severity: "warning",
  facts: ["athena-partition-projection", "catalog-partitions-from-layout"],
  doc: "https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html",
  types: ["AWS::Glue::Partition"],
  check(partition, { report }) {
    const name = partition.get("TableName");
    const table = tableNamed(name, partition.get("DatabaseName"));
    const input = table?.get("TableInput");
    if (!input || !isProjected(input)) return;
    report({
      at: name,
      message:
        `${input.resource.id} uses partition projection, so that Athena ignores this partition. It computes partitions from ` +
        "the table's parameters; Spectrum, EMR and Glue jobs still see this one. Remove it, or turn projection off.",
      related: [{ message: "projection is on", at: settingOf(input, "projection.enabled") }],
    });
  },
});
