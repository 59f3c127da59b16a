import type { Property, ResourceView } from "./property.ts";

export type WorkflowType = "STANDARD" | "EXPRESS";

/** What a state runs in: the execution of the state machine, or a child execution of a distributed map. */
export interface Workflow {
  /** Undefined where it is not known. */
  readonly type: WorkflowType | undefined;
  /** The property that says so, where it is written. */
  readonly property: Property;
}

export interface State {
  readonly name: string;
  readonly state: Property;
  readonly workflow: Workflow;
}

export function workflowOf(machine: ResourceView): Workflow {
  return workflowOfType(machine.get("StateMachineType"));
}

/** All states of a state machine, those inside of parallel branches and maps included. */
export function statesOf(machine: ResourceView): readonly State[] {
  return statesIn(machine.get("Definition"), workflowOf(machine));
}

function statesIn(definition: Property, workflow: Workflow): readonly State[] {
  return definition.get("States").entries.flatMap(([name, state]) => {
    const inner = [...state.get("Branches").items, state.get("Iterator"), state.get("ItemProcessor")];
    return [
      { name, state, workflow },
      ...inner.flatMap((part) => statesIn(part, workflowWithin(part.get("ProcessorConfig"), workflow))),
    ];
  });
}

/** A distributed map runs its items in executions of their own; everything else stays in the one it is part of. */
function workflowWithin(config: Property, workflow: Workflow): Workflow {
  const mode = config.get("Mode");
  if (mode.absent || mode.string === "INLINE") return workflow;
  const type = config.get("ExecutionType");
  return mode.string === "DISTRIBUTED" ? workflowOfType(type) : { type: undefined, property: type };
}

/** Executions are standard ones where nothing is written. */
function workflowOfType(property: Property): Workflow {
  const written = property.absent ? "STANDARD" : property.string;
  const type = written === "STANDARD" || written === "EXPRESS" ? written : undefined;
  return { type, property };
}
