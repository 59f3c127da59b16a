import type { Site } from "../../../model/site.ts";
import type { Resource } from "../../../model/template.ts";
import type { MapValue, Value } from "../../../model/value.ts";
import { childOf, textOf } from "../../../syntax/tree.ts";
import { siteOf } from "../../reader.ts";
import type { Context } from "../context.ts";
import { readValue } from "../values.ts";

/**
 * The properties of a resource with those of its section in `Globals`, as SAM merges them: maps key by key, lists one
 * after the other, anything else as the resource has it; a function counts as a scalar.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function withGlobals(
  resource: Resource,
  section: string | undefined,
  globals: Site | undefined,
  context: Context,
): Value {
  const site = globals && section !== undefined ? siteOf(globals, section) : undefined;
  const inherited = site && readValue(site, context);
  if (inherited?.kind !== "map" || resource.properties.kind !== "map") return resource.properties;
  const kept = withoutIgnored(inherited, resource);
  return mergedMap(sharedMap(kept), resource.properties);
}

/** The attribute `IgnoreGlobals` is a list of keys, or `*`. */
function withoutIgnored(inherited: MapValue, { site }: Resource): MapValue {
  const ignored = childOf(site.node, "IgnoreGlobals");
  if (!ignored) return inherited;
  const names = ignored.kind === "list" ? ignored.items.map(textOf) : [];
  const keys = textOf(ignored) === "*" ? [] : inherited.keys.filter((key) => !names.includes(key));
  return { ...inherited, keys, get: (key) => (keys.includes(key) ? inherited.get(key) : undefined) };
}

function mergedMap(inherited: MapValue, own: MapValue): MapValue {
  const cache = new Map<string, Value>();
  return {
    kind: "map",
    site: own.site,
    keys: [...new Set([...own.keys, ...inherited.keys])],
    open: own.open === true || inherited.open === true,
    get(key) {
      const known = cache.get(key);
      if (known) return known;
      const value = merged(inherited.get(key), own.get(key));
      if (value) cache.set(key, value);
      return value;
    },
  };
}

function merged(inherited: Value | undefined, own: Value | undefined): Value | undefined {
  if (!inherited || !own) return own ?? inherited;
  if (inherited.kind === "map" && own.kind === "map") return mergedMap(inherited, own);
  if (inherited.kind === "list" && own.kind === "list") return { ...own, items: [...inherited.items, ...own.items] };
  return own;
}

/** The origin says that the value is written for others too, so that a fix which changes it can say so. */
function shared(value: Value): Value {
  switch (value.kind) {
    case "literal":
      return { ...value, origin: value.site };
    case "map":
      return sharedMap(value);
    case "list":
      return { ...value, items: value.items.map(shared) };
    case "alternatives":
      return {
        ...value,
        branches: value.branches.map((branch) => ({ ...branch, value: shared(branch.value) })),
      };
    default:
      return value;
  }
}

function sharedMap(map: MapValue): MapValue {
  return {
    ...map,
    get(key) {
      const value = map.get(key);
      return value && shared(value);
    },
  };
}
