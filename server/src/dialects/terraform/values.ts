import type { Site } from "../../model/site.ts";
import { type MapValue, unknown, type Value } from "../../model/value.ts";
import type { MapNode } from "../../syntax/tree.ts";
import { itemSites, lazyMap, literal } from "../reader.ts";
import type { Context } from "./context.ts";
import { dynamicBlocks, readDynamic } from "./dynamic.ts";
import { evaluateText } from "./expressions.ts";
import { concatenated } from "./settling.ts";

/** Reads a node in which every text is a template, as in the bodies of blocks. */
export function readValue(site: Site, context: Context): Value {
  const { node } = site;
  switch (node.kind) {
    case "map":
      return readMap({ ...site, node }, context);
    case "list":
      return { kind: "list", site, items: itemSites(site).map((item) => readValue(item, context)) };
    case "opaque":
      return unknown(site, node.reason);
    case "scalar":
      if (node.value === null) return { kind: "absent", site };
      return typeof node.value === "string" ? evaluateText({ ...site, node }, context) : literal(site, node.value);
  }
}

/** Reads a node in which no text is a template, as in the default of a variable. */
export function readPlain(site: Site): Value {
  const { node } = site;
  if (node.kind === "map") return lazyMap({ ...site, node }, readPlain);
  if (node.kind === "list") return { kind: "list", site, items: itemSites(site).map(readPlain) };
  if (node.kind === "opaque") return unknown(site, node.reason);
  return node.value === null ? { kind: "absent", site } : literal(site, node.value);
}

/** A block's body, or any other map; the blocks that `dynamic` makes join those of their kind that are written out. */
function readMap(site: Site & { readonly node: MapNode }, context: Context): MapValue {
  const map = lazyMap(site, (child) => readValue(child, context));
  const dynamic = dynamicBlocks(site);
  const keys = map.keys.filter((key) => !key.includes("${") && !(key === "dynamic" && dynamic.size > 0));
  const open = keys.length < map.keys.length && map.keys.some((key) => key.includes("${"));
  if (dynamic.size === 0) return { ...map, keys, open };
  const cache = new Map<string, Value>();
  return {
    ...map,
    keys: [...new Set([...keys, ...dynamic.keys()])],
    open,
    get(key) {
      const blocks = dynamic.get(key);
      if (!blocks) return key === "dynamic" ? undefined : map.get(key);
      const known = cache.get(key);
      if (known) return known;
      const written = map.get(key);
      const made = blocks.map((block) => readDynamic(block, context));
      const value = concatenated(written?.site ?? blocks[0]!, written ? [written, ...made] : made);
      cache.set(key, value);
      return value;
    },
  };
}
