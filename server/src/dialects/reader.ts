import type { Site } from "../model/site.ts";
import { type MapValue, type Scalar, unknown, type Value } from "../model/value.ts";
import { type Entry, entryOf, type MapNode, type Node } from "../syntax/tree.ts";

/** Reads the node at a site as a value; each dialect has one. */
export type Read = (site: Site) => Value;

export function childSite(site: Site, step: string | number, node: Node, key?: Entry["key"]): Site {
  return { file: site.file, path: [...site.path, step], node, key };
}

/** The site of one entry of a map. */
export function entrySite(site: Site, entry: Entry): Site {
  return childSite(site, String(entry.key.value), entry.value, entry.key);
}

/** Names a site for as long as it is where it is, whatever changes around it. */
export function nameOfSite({ file, path }: Site): string {
  return `${file.uri} ${path.join(" ")}`;
}

/** The site of a map's entry, or undefined where there is no such key. */
export function siteOf(site: Site, key: string): Site | undefined {
  const entry = entryOf(site.node, key);
  return entry && entrySite(site, entry);
}

/** The sites of all entries of a map, the last one where a key stands twice. */
export function entrySites(site: Site): readonly Site[] {
  if (site.node.kind !== "map") return [];
  const byKey = new Map<string, Site>();
  for (const entry of site.node.entries) byKey.set(String(entry.key.value), entrySite(site, entry));
  return [...byKey.values()];
}

export function itemSites(site: Site): readonly Site[] {
  return site.node.kind === "list" ? site.node.items.map((item, index) => childSite(site, index, item)) : [];
}

/** A map whose values are read when they are asked for, each once. */
export function lazyMap(site: Site & { readonly node: MapNode }, read: Read, open = false): MapValue {
  const cache = new Map<string, Value>();
  return {
    kind: "map",
    site,
    keys: [...new Set(site.node.entries.map((entry) => String(entry.key.value)))],
    open,
    get(key) {
      const known = cache.get(key);
      if (known) return known;
      const entry = siteOf(site, key);
      if (!entry) return undefined;
      const value = read(entry);
      cache.set(key, value);
      return value;
    },
  };
}

/** A map that no single node stands for: its values are given. */
export function madeMap(site: Site, values: Readonly<Record<string, Value>>, open = false): MapValue {
  return {
    kind: "map",
    site,
    keys: Object.keys(values),
    open,
    get: (key) => (Object.hasOwn(values, key) ? values[key] : undefined),
  };
}

export function literal(site: Site, value: Scalar): Value {
  return { kind: "literal", site, value };
}

/** A literal that is a part of a longer text: `offset` is where it begins in the text of the scalar. */
export function textPart(site: Site, value: string, offset: number): Value {
  return { kind: "literal", site, value, pieces: [{ start: 0, end: value.length, site, offset }] };
}

/** Reads a scalar that is no function; a null is an unknown, since the dialects differ in what it means. */
export function readScalar(site: Site): Value {
  const { node } = site;
  if (node.kind !== "scalar") return unknown(site, "not a scalar");
  if (node.value === null) return unknown(site, "no value is written");
  return literal(site, node.value);
}
