import type { Site } from "../../model/site.ts";
import { type SettledValue, unknown, type Value } from "../../model/value.ts";
import { textOf } from "../../syntax/tree.ts";
import { literal, madeMap, nameOfSite, siteOf } from "../reader.ts";
import { bodiesOf, entriesOf } from "./blocks.ts";
import { type Context, withVariables } from "./context.ts";
import type { SetValue } from "./functions.ts";
import { mapValue } from "./settling.ts";
import { readValue } from "./values.ts";

/** A loop makes no more blocks than this; the rest is left out. */
const expansionLimit = 200;

/** The bodies of the `dynamic` blocks in a body, by the kind of block that they make. */
export function dynamicBlocks(site: Site): ReadonlyMap<string, readonly Site[]> {
  const section = siteOf(site, "dynamic");
  const blocks = new Map<string, Site[]>();
  for (const labelled of section ? bodiesOf(section).flatMap(entriesOf) : []) {
    const bodies = bodiesOf(labelled).filter((body) => siteOf(body, "for_each") && siteOf(body, "content"));
    const kind = String(labelled.key!.value);
    if (bodies.length > 0) blocks.set(kind, [...(blocks.get(kind) ?? []), ...bodies]);
  }
  return blocks;
}

/**
 * The blocks that one `dynamic` block makes, as a list. Where the collection is not known it may make none, or a block
 * in which nothing that comes from the iterator is known.
 */
export function readDynamic(site: Site, context: Context): Value {
  const content = bodiesOf(siteOf(site, "content")!)[0];
  if (!content) return unknown(site, "dynamic blocks without content");
  const iterator = textOf(siteOf(site, "iterator")?.node) ?? String(site.key?.value);
  const block = (key: Value, value: Value): Value =>
    readValue({ ...content, key: site.key }, withVariables(context, [[iterator, madeMap(site, { key, value })]]));
  return mapValue(readValue(siteOf(site, "for_each")!, context), (collection): Value => {
    const elements = elementsOf(collection);
    if (elements) {
      const items = elements.slice(0, expansionLimit).map(([key, value]) => block(key, value));
      return { kind: "list", site, items };
    }
    const each = unknown(site, "from a collection that is not known");
    const condition = { kind: "undecided", key: nameOfSite(site) } as const;
    const maybe: Value = { kind: "alternatives", site, branches: [{ condition, value: block(each, each) }] };
    return { kind: "list", site, items: [maybe] };
  });
}

/** Keys and values of a collection; undefined where they are not all known. */
export function elementsOf(collection: SettledValue): readonly (readonly [Value, Value])[] | undefined {
  if (collection.kind === "absent") return [];
  if (collection.kind === "list") {
    const isSet = (collection as SetValue).isSet === true;
    return collection.items.map((item, index) => [isSet ? item : literal(item.site, index), item]);
  }
  if (collection.kind !== "map" || collection.open) return undefined;
  return collection.keys.map((key) => {
    const value = collection.get(key)!;
    return [literal(value.site, key), value];
  });
}
