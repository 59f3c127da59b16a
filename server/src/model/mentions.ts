import { nameIn } from "./arn.ts";
import { inputs } from "./inputs.ts";
import { namingOf } from "./names.ts";
import { type ResourceView, resourcesByType, type TemplateView } from "./property.ts";
import type { Resource, Template } from "./template.ts";
import type { Value } from "./value.ts";

/**
 * The resources of a type whose property at a path may name the target, in the order of the file: what need be looked
 * at to know which of them do. The others certainly name something else, in every scenario.
 */
export function mayMention(target: ResourceView, type: string, path: string): readonly ResourceView[] {
  const { template } = target;
  const { byId, byName, unsure } = indexOf(template.source, type, path);
  const log = template.scenario.inputs;
  log.touch(inputs.mentionsOfId(type, path, target.id));
  log.touch(inputs.mentionsOfAnything(type, path));
  const named = namedLike(target, type, path, byName);
  return viewsOf([...(byId.get(target.id) ?? []), ...named, ...unsure], template);
}

/** The resources of a type whose property at a path may be this literal name, in the order of the file. */
export function mayBeNamed(name: string, type: string, path: string, template: TemplateView): readonly ResourceView[] {
  const { byName, unsure } = indexOf(template.source, type, path);
  const log = template.scenario.inputs;
  log.touch(inputs.mentionsOfName(type, path, nameIn(name)));
  log.touch(inputs.mentionsOfAnything(type, path));
  return viewsOf([...(byName.get(nameIn(name)) ?? []), ...unsure], template);
}

function viewsOf(found: readonly Mentioning[], template: TemplateView): readonly ResourceView[] {
  return [...new Set(found)]
    .sort((a, b) => a.position - b.position)
    .flatMap(({ resource }) => template.resource(resource.id) ?? []);
}

function namedLike(target: ResourceView, type: string, path: string, byName: Index["byName"]): readonly Mentioning[] {
  const naming = namingOf(target.type.name);
  if (!naming) return [];
  const { absent, string } = target.get(naming.property);
  if (absent) return [];
  const log = target.scenario.inputs;
  if (string !== undefined) {
    log.touch(inputs.mentionsOfName(type, path, string));
    return byName.get(string) ?? [];
  }
  // A name that is not known may be any that is written.
  log.touch(inputs.type(type));
  return [...byName.values()].flat();
}

/** The inputs that are no longer the same when one of these resources takes the place of the other. */
export function changedMentions(
  before: Resource | undefined,
  after: Resource | undefined,
  type: string,
  path: string,
): readonly string[] {
  const old = new Set(before && mentionKeys(before, type, path));
  const now = new Set(after && mentionKeys(after, type, path));
  return [...[...old].filter((input) => !now.has(input)), ...[...now].filter((input) => !old.has(input))];
}

function mentionKeys(resource: Resource, type: string, path: string): readonly string[] {
  const { ids, names, isOpen } = mentionsOf(resource, path);
  return [
    ...ids.map((id) => inputs.mentionsOfId(type, path, id)),
    ...names.map((name) => inputs.mentionsOfName(type, path, name)),
    ...(isOpen ? [inputs.mentionsOfAnything(type, path)] : []),
  ];
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
  const index = makeIndex(resourcesByType(template).get(type) ?? [], path);
  ofTemplate.set(key, index);
  return index;
}

function makeIndex(resources: readonly Resource[], path: string): Index {
  const byId = new Map<string, Mentioning[]>();
  const byName = new Map<string, Mentioning[]>();
  const unsure: Mentioning[] = [];
  for (const [position, resource] of resources.entries()) {
    const mentioning = { resource, position };
    const { ids, names, isOpen } = mentionsOf(resource, path);
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

const known = new WeakMap<Resource, Map<string, Mentions>>();

function mentionsOf(resource: Resource, path: string): Mentions {
  const ofResource = known.get(resource) ?? new Map<string, Mentions>();
  known.set(resource, ofResource);
  const mentions = ofResource.get(path) ?? mentionsAt(resource.properties, path.split("."));
  ofResource.set(path, mentions);
  return mentions;
}

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
