import type { Granted } from "./iam.ts";
import type { ResourceView } from "./property.ts";
import type { ResourcePart } from "./template.ts";
import { type SettledValue, unknown, type Value } from "./value.ts";

/**
 * Whether a resource is made after another one, or after a block that says a part of one, since it waits for it or
 * refers to it, if only by way of others.
 */
export function comesAfter(resource: ResourceView, other: ResourceView | ResourcePart): Granted {
  return comesAfterOne(resource, (before, id) => id === other.id || (before !== undefined && isWithin(before, other)));
}

/** Whether a resource is made after one of some kind; what is not seen as a resource of its own has an id only. */
export function comesAfterOne(
  resource: ResourceView,
  isWanted: (other: ResourceView | undefined, id: string) => boolean,
): Granted {
  const { template } = resource;
  const seen = new Set([resource.id]);
  const waiting = [resource];
  let isSure = true;
  // The list grows while it is gone through.
  for (const current of waiting) {
    for (const id of namedBefore(current)) {
      const before = template.resource(id);
      if (isWanted(before, id)) return "yes";
      if (seen.has(id)) continue;
      seen.add(id);
      if (before) waiting.push(before);
      else if (!template.has(id)) isSure = false;
    }
  }
  return isSure ? "no" : "unknown";
}

/** In Terraform a block may be read as two resources: an inline policy is made with what it is written in. */
function isWithin(one: ResourceView, other: ResourceView | ResourcePart): boolean {
  return "resource" in other && one.resource.site.node === other.resource.site.node;
}

const somethingElse = "";

/** The ids of what a resource names; one that nothing here bears where it cannot be told. */
function namedBefore(resource: ResourceView): ReadonlySet<string> {
  const { dependsOn, properties } = resource.resource;
  const ids = new Set(referredBy(properties));
  for (const item of dependsOn ? resource.property(dependsOn).items : []) {
    const [id] = item.value ? referredBy(item.value) : [];
    ids.add(id ?? item.string?.replace(/\[.*$/, "") ?? somethingElse);
  }
  return ids;
}

const nestingLimit = 64;

/** The resources that a value refers to anywhere, whatever the conditions. */
function referredBy(value: Value, nesting = 0): readonly string[] {
  if (nesting > nestingLimit) return [];
  const within = (values: readonly Value[]): readonly string[] =>
    values.flatMap((part) => referredBy(part, nesting + 1));
  switch (value.kind) {
    case "reference":
      return [value.resource];
    case "text":
      return within(value.parts);
    case "list":
      return within(value.items);
    case "map":
      return within(value.keys.flatMap((key) => value.get(key) ?? []));
    case "alternatives":
      return within(value.branches.map((branch) => branch.value));
    case "computed":
      return within(value.joins ?? [value.compute(undecided)]);
    default:
      return [];
  }
}

/** What is open stays unknown: to decide it would mean one more scenario for each way to decide. */
function undecided(value: Value): SettledValue {
  switch (value.kind) {
    case "alternatives":
    case "parameter":
      return unknown(value.site, "not decided");
    case "computed":
      return undecided(value.compute(undecided));
    default:
      return value;
  }
}
