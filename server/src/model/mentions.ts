import { namingOf } from "./names.ts";
import { type ResourceView, resourcesByType } from "./property.ts";
import { nameIn } from "./reference.ts";
import type { Resource, Template } from "./template.ts";
import type { Value } from "./value.ts";

/**
 * The resources of a type whose property at a path may name the target, in the order of the file: what need be looked
 * at to know which of them do. The others certainly name something else, in every scenario.
 */
export function mayMention(target: ResourceView, type: string, path: string): readonly ResourceView[] {
  const { byId, byName, unsure } = indexOf(target.template.source, type, path);
  const found = new Set([...(byId.get(target.id) ?? []), ...namedLike(target, byName), ...unsure]);
  return [...found]
    .sort((a, b) => a.position - b.position)
    .flatMap(({ resource }) => target.template.resource(resource.id) ?? []);
}

function namedLike(target: ResourceView, byName: Index["byName"]): readonly Mentioning[] {
  const naming = namingOf(target.type.name);
  if (!naming || byName.size === 0) return [];
  const { absent, string } = target.get(naming.property);
  if (absent) return [];
  // A name that is not known may be any that is written.
  return string === undefined ? [...byName.values()].flat() : (byName.get(string) ?? []);
}

interface Mentioning {
  readonly resource: Resource;
  /** Its place among the resources of its type. */
  readonly position: number;
}

interface Index {
  readonly byId: ReadonlyMap<string, readonly Mentioning[]>;
  readonly byName: ReadonlyMap<string, readonly Mentioning[]>;
  /** Those of which it cannot be told without a scenario. */
  readonly unsure: readonly Mentioning[];
}

const indexes = new WeakMap<Template, Map<string, Index>>();

function indexOf(template: Template, type: string, path: string): Index {
  const ofTemplate = indexes.get(template) ?? new Map<string, Index>();
  indexes.set(template, ofTemplate);
  const key = `${type} ${path}`;
  const known = ofTemplate.get(key);
  if (known) return known;
  const index = makeIndex(resourcesByType(template).get(type) ?? [], path.split("."));
  ofTemplate.set(key, index);
  return index;
}

function makeIndex(resources: readonly Resource[], path: readonly string[]): Index {
  const byId = new Map<string, Mentioning[]>();
  const byName = new Map<string, Mentioning[]>();
  const unsure: Mentioning[] = [];
  for (const [position, resource] of resources.entries()) {
    const mentioning = { resource, position };
    const { ids, names, isOpen } = mentionsAt(resource.properties, path);
    if (isOpen) unsure.push(mentioning);
    for (const id of ids) addTo(byId, id, mentioning);
    for (const name of names) addTo(byName, name, mentioning);
  }
  return { byId, byName, unsure };
}

function addTo(lists: Map<string, Mentioning[]>, key: string, mentioning: Mentioning): void {
  const list = lists.get(key);
  if (list) list.push(mentioning);
  else lists.set(key, [mentioning]);
}

interface Mentions {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly isOpen: boolean;
}

const nothing: Mentions = { ids: [], names: [], isOpen: false };
const anything: Mentions = { ids: [], names: [], isOpen: true };

function mentionsAt(value: Value | undefined, path: readonly string[]): Mentions {
  const [step, ...rest] = path;
  if (value === undefined || value.kind === "absent") return nothing;
  if (value.kind === "alternatives") return together(value.branches.map((branch) => mentionsAt(branch.value, path)));
  if (step === undefined) return mentionsIn(value);
  if (value.kind !== "map") return anything;
  const child = value.get(step);
  return child === undefined && value.open ? anything : mentionsAt(child, rest);
}

function mentionsIn(value: Value): Mentions {
  switch (value.kind) {
    case "literal": {
      const text = String(value.value);
      return /[*?]/.test(text) ? anything : { ids: [], names: [nameIn(text)], isOpen: false };
    }
    case "reference":
      return { ids: [value.resource], names: [], isOpen: false };
    case "list":
      return together(value.items.map(mentionsIn));
    case "alternatives":
      return together(value.branches.map((branch) => mentionsIn(branch.value)));
    case "text":
      return joined(value.parts);
    case "computed":
      return value.joins ? joined(value.joins) : anything;
    case "absent":
      return nothing;
    default:
      return anything;
  }
}

/** A reference inside a text decides what the text names; without one, what is not known may. */
function joined(parts: readonly Value[]): Mentions {
  const { ids, isOpen } = together(parts.map(mentionsIn));
  if (ids.length > 0) return { ids, names: [], isOpen: false };
  return isOpen || parts.length !== 1 ? anything : mentionsIn(parts[0]!);
}

function together(all: readonly Mentions[]): Mentions {
  return {
    ids: all.flatMap(({ ids }) => ids),
    names: all.flatMap(({ names }) => names),
    isOpen: all.some(({ isOpen }) => isOpen),
  };
}
