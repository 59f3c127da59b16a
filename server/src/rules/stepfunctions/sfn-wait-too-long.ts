import type { Severity } from "../../model/finding.ts";
import type { Property } from "../../model/property.ts";
import { statesOf, type Workflow, type WorkflowType, workflowOf } from "../../model/states.ts";
import { defineRule, type RuleContext } from "../define-rule.ts";
import { safeFix, set, unsafeFix } from "../fix.ts";

/** After so many seconds an execution ends, whatever its states ask for. */
const limits: Readonly<
  Record<WorkflowType, { readonly seconds: number; readonly words: string; readonly name: string }>
> = {
  STANDARD: { seconds: 365 * 24 * 60 * 60, words: "one year", name: "Standard" },
  EXPRESS: { seconds: 5 * 60, words: "five minutes", name: "Express" },
};

export default defineRule({
  id: "sfn-wait-too-long",
  title: "Wait or timeout exceeds the workflow's maximum",
  severity: "error",
  facts: ["sfn-max-one-year", "sfn-wait-arbitrary", "sfn-wait-state"],
  doc: "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
  types: ["AWS::StepFunctions::StateMachine"],
  check(machine, context) {
    checkTimeout("The state machine", machine.get("Definition.TimeoutSeconds"), workflowOf(machine), context);
    for (const { name, state, workflow } of statesOf(machine)) {
      const type = state.get("Type").string;
      const who = `State "${name}"`;
      if (type === "Wait") checkSeconds(who, state.get("Seconds"), workflow, "error", context);
      if (type === "Task") checkTimeout(who, state.get("TimeoutSeconds"), workflow, context);
    }
  },
});

/**
 * A timeout beyond the end of the execution harms only an execution that takes so long. Standard workflows take any: a
 * year is what one comes to that is not meant as a limit.
 */
function checkTimeout(who: string, timeout: Property, workflow: Workflow, context: RuleContext): void {
  if (workflow.type === "EXPRESS") checkSeconds(who, timeout, workflow, "warning", context);
}

function checkSeconds(
  who: string,
  asked: Property,
  { type, property }: Workflow,
  severity: Severity,
  { report }: RuleContext,
): void {
  if (type === undefined || asked.number === undefined) return;
  const limit = limits[type];
  if (asked.number <= limit.seconds) return;
  report({
    at: asked,
    severity,
    message:
      `${who} asks for ${asked.number} s, but ${limit.name} executions end after ${limit.words}. ` +
      `They stop at ${limit.seconds} s with States.Timeout. ` +
      "Shorten it, or split the wait over executions with EventBridge Scheduler.",
    related: property.present ? [{ message: "the type of the workflow", at: property }] : [],
    fixes: [
      safeFix(`Use the maximum, ${limit.seconds} s`, set(asked, limit.seconds)),
      // A parameter's value is not for the template to change.
      ...(type === "EXPRESS" && !property.origin
        ? [unsafeFix("Make it a Standard workflow (replaces the state machine)", set(property, "STANDARD"))]
        : []),
    ],
  });
}
