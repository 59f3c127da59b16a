import type { Property, ResourceView } from "./property.ts";

/** All states of a state machine, those inside of Parallel and Map states too. */
export function statesOf(machine: ResourceView): readonly Property[] {
  return statesIn(machine.get("Definition"));
}

function statesIn(workflow: Property): readonly Property[] {
  return workflow
    .get("States")
    .entries.flatMap(([, state]) => [
      state,
      ...state.get("Branches").items.flatMap(statesIn),
      ...statesIn(state.get("ItemProcessor")),
      ...statesIn(state.get("Iterator")),
    ]);
}
