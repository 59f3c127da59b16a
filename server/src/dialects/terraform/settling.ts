import type { Condition } from "../../model/condition.ts";
import type { Site } from "../../model/site.ts";
import { type SettledValue, unknown, type Value } from "../../model/value.ts";

/** Turns each settled form of a value into another value: at once where it is settled, else when a scenario settles it. */
export function mapValue(value: Value, map: (settled: SettledValue) => Value): Value {
  switch (value.kind) {
    case "alternatives":
      return {
        ...value,
        branches: value.branches.map((branch) => ({ ...branch, value: mapValue(branch.value, map) })),
      };
    case "parameter":
    case "computed":
    case "text":
      return { kind: "computed", site: value.site, compute: (settle) => map(settle(value)) };
    default:
      return map(value);
  }
}

/** The first of the values that is not absent; what is unknown may be absent, so it is the answer too. */
export function firstPresent(values: readonly Value[]): Value {
  const [first, ...rest] = values;
  if (!first || rest.length === 0 || isSurelyPresent(first)) return first!;
  return mapValue(first, (settled) => (settled.kind === "absent" ? firstPresent(rest) : settled));
}

/** The container, unless all that it holds is absent. */
export function unlessEmpty(container: Value, parts: readonly Value[]): Value {
  if (parts.some(isSurelyPresent)) return container;
  return {
    kind: "computed",
    site: container.site,
    compute: (settle) =>
      parts.every((part) => settle(part).kind === "absent") ? { kind: "absent", site: container.site } : container,
  };
}

/** The items of all lists; a lone value is a list of one, and one that is not known an item that is not known. */
export function concatenated(site: Site, lists: readonly Value[]): Value {
  const itemsOf = (settled: SettledValue): readonly Value[] => {
    if (settled.kind === "list") return settled.items;
    return settled.kind === "absent" ? [] : [settled];
  };
  if (lists.every((list) => list.kind === "list" || list.kind === "map")) {
    return { kind: "list", site, items: (lists as SettledValue[]).flatMap(itemsOf) };
  }
  return {
    kind: "computed",
    site,
    compute: (settle) => ({ kind: "list", site, items: lists.flatMap((list) => itemsOf(settle(list))) }),
  };
}

/** The value where the condition holds, and nothing where it does not. */
export function onlyIf(condition: Condition | undefined, value: Value): Value {
  return condition ? { kind: "alternatives", site: value.site, branches: [{ condition, value }] } : value;
}

function isSurelyPresent({ kind }: Value): boolean {
  return kind === "literal" || kind === "map" || kind === "list" || kind === "text" || kind === "reference";
}

/**
 * The value as far as it can be told without a scenario: what functions give, the first branch of alternatives that is
 * not absent. For finding the place of an edit, not for judging.
 */
export function glance(value: Value, depth = 0): SettledValue {
  if (depth > 32) return unknown(value.site, "nested too deeply");
  const deeper = (inner: Value): SettledValue => glance(inner, depth + 1);
  switch (value.kind) {
    case "computed":
      return deeper(value.compute(deeper));
    case "alternatives": {
      const branches = value.branches.map((branch) => deeper(branch.value));
      return branches.find(({ kind }) => kind !== "absent") ?? { kind: "absent", site: value.site };
    }
    case "parameter":
      return unknown(value.site, "a variable");
    default:
      return value;
  }
}
