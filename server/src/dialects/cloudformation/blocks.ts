import type { Site } from "../../model/site.ts";
import type { Entry, Node, ScalarNode } from "../../syntax/tree.ts";
import type { Lookups } from "../keep.ts";
import { entrySite } from "../reader.ts";
import type { Context } from "./context.ts";
import { NotedNames } from "./names.ts";

/** An entry of one of a template's sections, such as a resource. */
export interface Block {
  readonly id: string;
  readonly entry: Entry;
  /** The map that the entry is in. */
  readonly section: Site;
  readonly context: Context;
}

/** What was read from the blocks of a section, by their ids. */
export type KeptBlocks<T> = ReadonlyMap<string, KeptBlock<T>>;

interface KeptBlock<T> {
  readonly node: Node;
  readonly key: ScalarNode;
  readonly lookups: Lookups;
  readonly value: T;
}

/** Reads those blocks that are new, or in which a name now stands for something else; the others are kept. */
export function keepBlocks<T>(
  known: KeptBlocks<T>,
  blocks: readonly Block[],
  read: (site: Site, context: Context, id: string) => T,
): KeptBlocks<T> {
  const result = new Map<string, KeptBlock<T>>();
  for (const { id, entry, section, context } of blocks) {
    const old = known.get(id);
    if (old?.node === entry.value && old.key === entry.key && old.lookups.stillHold()) {
      result.set(id, old);
      continue;
    }
    const names = new NotedNames(context.names);
    const value = read(entrySite(section, entry), { ...context, names }, id);
    result.set(id, { node: entry.value, key: entry.key, lookups: names, value });
  }
  return result;
}

export function valuesOf<T>(kept: KeptBlocks<T | undefined>): Map<string, T> {
  const values = new Map<string, T>();
  for (const [id, { value }] of kept) if (value !== undefined) values.set(id, value);
  return values;
}

/** The entries of a section that has no loops. */
export function blocksOf(section: Site | undefined, context: Context): readonly Block[] {
  if (section?.node.kind !== "map") return [];
  return section.node.entries.map((entry) => ({ id: String(entry.key.value), entry, section, context }));
}
