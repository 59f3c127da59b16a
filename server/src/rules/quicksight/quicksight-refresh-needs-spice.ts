import { mayMention } from "../../model/mentions.ts";
import type { ResourceView } from "../../model/property.ts";
import { pointsTo, targetOf } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { set, unsafeFix } from "../fix.ts";

const scheduleType = "AWS::QuickSight::RefreshSchedule";

const mostSchedules = 5;

export default defineRule({
  id: "quicksight-refresh-needs-spice",
  title: "Refresh schedule for a dataset that is not in SPICE",
  severity: "error",
  facts: ["quicksight-bi-service"],
  doc: "https://docs.aws.amazon.com/quicksight/latest/APIReference/API_CreateRefreshSchedule.html",
  types: [scheduleType],
  check(schedule, { report }) {
    const [id, type] = [schedule.get("DataSetId"), schedule.get("Schedule.RefreshType")];
    const dataset = targetOf(id, "AWS::QuickSight::DataSet");
    if (!dataset) return;
    const mode = dataset.get("ImportMode");
    const related = [{ message: "the dataset", at: dataset.label }];
    if (mode.string === "DIRECT_QUERY") {
      report({
        at: id,
        message: `${dataset.id} is queried directly, so that there is nothing to refresh. Use ${mode.name} SPICE, or drop the schedule.`,
        related: [{ message: "the mode", at: mode }],
      });
    } else if (type.string === "INCREMENTAL_REFRESH" && lacksWindow(dataset)) {
      report({
        at: type,
        message:
          `INCREMENTAL_REFRESH needs ${dataset.name("DataSetRefreshProperties")} on ${dataset.id}. ` +
          "Without a window to look back QuickSight cannot tell which rows are new.",
        related,
        fixes: [unsafeFix("Use FULL_REFRESH (reads all data each time)", set(type, "FULL_REFRESH"))],
      });
    }
    if (earlierSchedules(schedule, dataset) >= mostSchedules) {
      report({
        at: id,
        message: `A dataset has at most ${mostSchedules} schedules. QuickSight refuses this one.`,
        related,
      });
    }
  },
});

function lacksWindow(dataset: ResourceView): boolean {
  return dataset.get("DataSetRefreshProperties.RefreshConfiguration.IncrementalRefresh").absent;
}

/** By their names, since the file's order says nothing. */
function earlierSchedules(schedule: ResourceView, dataset: ResourceView): number {
  return mayMention(dataset, scheduleType, "DataSetId").filter(
    (other) => other.id < schedule.id && pointsTo(other.get("DataSetId"), dataset) === true,
  ).length;
}
