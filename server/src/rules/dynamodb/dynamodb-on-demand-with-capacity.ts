import type { Property, ResourceView } from "../../model/property.ts";
import { defineRule } from "../define-rule.ts";
import { type NewFix, remove, safeFix, set, unsafeFix } from "../fix.ts";

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
    const places = placesOf(table);
    const provisioned = places.filter(({ throughput }) => hasCapacity(throughput));
    const everywhere = provisioned.length === places.length;

    for (const { where, throughput } of provisioned) {
      report({
        at: throughput.key,
        message: `${billing.name} PAY_PER_REQUEST takes no provisioned capacity; DynamoDB rejects ${where}.`,
        related: [{ message: "the billing mode", at: billing }],
        fixes: [
          safeFix("Remove the capacity", remove(throughput)),
          ...(provisioned.length > 1 ? [removeAll(provisioned)] : []),
          // A provisioned table needs the capacity of every index; a parameter's value is not for the template to change.
          ...(everywhere && !billing.origin
            ? [unsafeFix("Switch to PROVISIONED (billed by the capacity)", set(billing, "PROVISIONED"))]
            : []),
        ],
      });
    }
  },
});

/** Where capacity can be written. */
interface Place {
  readonly where: string;
  readonly throughput: Property;
}

function placesOf(table: ResourceView): readonly Place[] {
  const indexes = table.get("GlobalSecondaryIndexes").items.map((index) => ({
    where: `the index ${index.get("IndexName").string ?? ""}`.trim(),
    throughput: index.get("ProvisionedThroughput"),
  }));
  return [{ where: "the table", throughput: table.get("ProvisionedThroughput") }, ...indexes];
}

/** Zero stands for none. */
function hasCapacity(throughput: Property): boolean {
  return ["ReadCapacityUnits", "WriteCapacityUnits"].some((unit) => (throughput.get(unit).number ?? 0) !== 0);
}

function removeAll(places: readonly Place[]): NewFix {
  return safeFix(
    "Remove the capacity of the table and its indexes",
    ...places.map(({ throughput }) => remove(throughput)),
  );
}
