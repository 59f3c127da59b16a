import type { ResourceView } from "../../model/property.ts";
import { pointsTo } from "../../model/reference.ts";
import { number } from "../../model/wording.ts";
import { defineRule } from "../define-rule.ts";
import { add, safeFix, set } from "../fix.ts";
import { runsQueries } from "./_workgroup.ts";

/** Bytes; Terraform's provider has a mind of its own. */
const least = 10_000_000;
const leastByProvider = 10_485_760;
const generous = 1_000_000_000_000;

export default defineRule({
  id: "athena-workgroup-scan-limit",
  title: "No usable limit on scanned bytes",
  severity: "information",
  facts: ["athena-no-etl", "athena-workgroup-limits", "athena-sql-on-s3"],
  doc: "https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html",
  types: ["AWS::Athena::WorkGroup"],
  check(workgroup, { report }) {
    if (!runsQueries(workgroup)) return;
    const limit = workgroup.get("WorkGroupConfiguration.BytesScannedCutoffPerQuery");
    if (limit.number !== undefined && limit.number < least) {
      const lowest = workgroup.type.declared === "aws_athena_workgroup" ? leastByProvider : least;
      report({
        at: limit,
        severity: "error",
        message: `${limit.number} is below the minimum of ${number(least)} bytes. Athena refuses it.`,
        fixes: [safeFix(`Set to ${lowest}`, set(limit, lowest))],
      });
    }
    if (limit.absent && !mayHaveCapacity(workgroup)) {
      report({
        at: workgroup.get("WorkGroupConfiguration").key,
        message:
          "Nothing stops a query of this workgroup that scans the whole lake. Every byte that it reads is paid: " +
          `set ${limit.name}.`,
        fixes: [safeFix("Cancel queries that scan more than 1 TB", add(workgroup, limit.path, generous))],
      });
    }
  },
});

/** A reservation that names no workgroups may be assigned elsewhere. */
function mayHaveCapacity(workgroup: ResourceView): boolean {
  return workgroup.template.ofType("AWS::Athena::CapacityReservation").some((reservation) => {
    const assignments = reservation.get("CapacityAssignmentConfiguration.CapacityAssignments");
    const names = assignments.items.map((assignment) => assignment.get("WorkgroupNames"));
    if (!assignments.present || names.some((list) => !list.present)) return true;
    return names.some((list) => list.items.some((name) => pointsTo(name, workgroup) !== false));
  });
}
