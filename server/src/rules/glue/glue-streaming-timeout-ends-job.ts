import type { Property, ResourceView } from "../../model/property.ts";
import { pointsTo } from "../../model/reference.ts";
import { defineRule } from "../define-rule.ts";
import { add, remove, unsafeFix } from "../fix.ts";
import { isStreaming } from "./_streaming.ts";

/** Minutes of seven days, after which Glue restarts a job without a timeout. */
const week = 10_080;

export default defineRule({
  id: "glue-streaming-timeout-ends-job",
  title: "Streaming job stops at its timeout and stays stopped",
  severity: "warning",
  facts: ["glue-streaming-operation"],
  doc: "https://docs.aws.amazon.com/glue/latest/dg/glue-streaming-maintenance.html",
  types: ["AWS::Glue::Job"],
  check(job, { report }) {
    const timeout = job.get("Timeout");
    const minutes = timeout.number;
    if (!isStreaming(job) || minutes === undefined || minutes <= 0 || minutes >= week || mayBeScheduled(job)) return;
    const window = job.get("MaintenanceWindow");
    report({
      at: timeout,
      message:
        `A streaming job is meant to run on, but this one ends after ${minutes} minutes. It is not restarted, while the ` +
        `stream keeps filling. Remove ${timeout.name}; Glue then restarts the job every 7 days, in the ` +
        `${window.name} if one is set.`,
      fixes: [
        unsafeFix(`Remove ${timeout.name} (the job runs on, and is billed)`, remove(timeout)),
        ...(window.absent
          ? [
              unsafeFix(
                `Add ${window.name}: Sun:2 in place of ${timeout.name} (the job runs on)`,
                remove(timeout),
                add(job, window.path, "Sun:2"),
              ),
            ]
          : []),
      ],
    });
  },
});

/** Whether a trigger starts the job by a schedule, as far as is known. */
function mayBeScheduled(job: ResourceView): boolean {
  if (job.template.open || job.resource.passedOn) return true;
  return job.template.ofType("AWS::Glue::Trigger").some((trigger) => {
    const [type, actions] = [trigger.get("Type"), trigger.get("Actions")];
    if (!type.unknown && type.string !== "SCHEDULED") return false;
    return actions.unknown || actions.items.some((action) => startsJob(action.get("JobName"), job));
  });
}

function startsJob(name: Property, job: ResourceView): boolean {
  return !name.absent && pointsTo(name, job) !== false;
}
