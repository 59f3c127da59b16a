import type { Property } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { remove, safeFix, set, unsafeFix } from "../fix.ts";

export default defineRule({
  id: "dynamodb-on-demand-with-capacity",
  title: "On-demand DynamoDB table with provisioned capacity",
  severity: "error",
  facts: ["dynamodb-capacity-modes"],
  doc: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-table.html",
  types: ["AWS::DynamoDB::Table"],
  check(table, { report }) {
    const billing = table.get("BillingMode");
    if (billing.string !== "PAY_PER_REQUEST") return;
    const indexes = table.get("GlobalSecondaryIndexes");
    const places = [
      { where: "the table", throughput: table.get("ProvisionedThroughput") },
      ...indexes.items.map((index) => ({
        where: `the index ${index.get("IndexName").string ?? ""}`.trim(),
        throughput: index.get("ProvisionedThroughput"),
      })),
    ];
    const provisioned = places.filter(({ throughput }) => hasCapacity(throughput));
    const everywhere = !indexes.unknown && provisioned.length === places.length;

    for (const { where, throughput } of provisioned) {
      report({
        at: throughput.key,
        message: `${billing.name} PAY_PER_REQUEST takes no ${throughput.name}; DynamoDB rejects ${where}.`,
        related: [{ message: "the billing mode", at: billing }],
        fixes: [
          safeFix(`Remove ${throughput.name}`, remove(throughput)),
          ...(provisioned.length > 1
            ? [
                safeFix(
                  `Remove ${throughput.name} of the table and its indexes`,
                  ...provisioned.map((other) => remove(other.throughput)),
                ),
              ]
            : []),
          // A provisioned table needs the capacity of every index.
          ...(everywhere
            ? [unsafeFix("Switch to PROVISIONED (billed by the capacity)", set(billing, "PROVISIONED"))]
            : []),
        ],
      });
    }
  },
});

/** Zero stands for none. */
function hasCapacity(throughput: Property): boolean {
  return ["ReadCapacityUnits", "WriteCapacityUnits"].some((unit) => (throughput.get(unit).number ?? 0) !== 0);
}
