import { inputs } from "../model/inputs.ts";
import { changedMentions } from "../model/mentions.ts";
import type { Resource, Template } from "../model/template.ts";

/** What is no longer the same in a template after an edit. */
export interface Changes {
  /** Ids of the resources that are new, gone or say something else. */
  readonly resources: ReadonlySet<string>;
  /** All inputs that runs of other resources may have read. */
  readonly inputs: ReadonlySet<string>;
}

/**
 * Compares two readings of a template, in which what has not changed is the same object; `watched` are the types and
 * paths whose mentions somebody has asked for. Undefined where resources have changed places: what comes first may
 * matter to any rule.
 */
export function changesBetween(
  before: Template,
  after: Template,
  watched: ReadonlyMap<string, ReadonlySet<string>>,
): Changes | undefined {
  if (!hasSameOrder(before.resources, after.resources)) return undefined;
  const changed = new Set<string>();
  const resources = changedKeys(before.resources, after.resources);
  for (const id of resources) {
    changed.add(inputs.resource(id));
    for (const input of aroundResource(before.resources.get(id), after.resources.get(id), watched)) changed.add(input);
  }
  for (const name of changedKeys(before.parameters, after.parameters)) changed.add(inputs.parameter(name));
  for (const name of changedKeys(before.conditions, after.conditions)) changed.add(inputs.condition(name));
  if (before.open !== after.open) changed.add(inputs.open);
  return { resources, inputs: changed };
}

function aroundResource(
  before: Resource | undefined,
  after: Resource | undefined,
  watched: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  if (before?.type !== after?.type) {
    const sides = [before, after].filter((side) => side !== undefined);
    return sides.flatMap((side) => [
      inputs.type(side.type),
      ...mentionsIn(side === before ? side : undefined, side === after ? side : undefined, side.type, watched),
    ]);
  }
  return mentionsIn(before, after, after!.type, watched);
}

function mentionsIn(
  before: Resource | undefined,
  after: Resource | undefined,
  type: string,
  watched: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  return [...(watched.get(type) ?? [])].flatMap((path) => changedMentions(before, after, type, path));
}

function changedKeys<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): Set<string> {
  const changed = new Set<string>();
  if (before === after) return changed;
  for (const key of after.keys()) if (before.get(key) !== after.get(key)) changed.add(key);
  for (const key of before.keys()) if (!after.has(key)) changed.add(key);
  return changed;
}

/** Whether the keys that both have follow one another in the same order. */
function hasSameOrder(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): boolean {
  if (before === after) return true;
  const keys = [...before.keys()];
  let next = 0;
  for (const key of after.keys()) {
    if (keys[next] !== key && !before.has(key)) continue;
    while (next < keys.length && keys[next] !== key && !after.has(keys[next]!)) next++;
    if (keys[next++] !== key) return false;
  }
  return true;
}
