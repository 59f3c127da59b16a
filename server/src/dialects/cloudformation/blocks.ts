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

/** What was read from the blocks of a section, in their order; the very same object where nothing has changed. */
export type KeptBlocks<T> = readonly KeptBlock<T>[];

interface KeptBlock<T> {
  readonly id: string;
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
  const kept = blocks.map((block, index) => {
    const old = knownAs(block.id, known, index);
    return old && isStill(old, block) ? old : readBlock(block, read);
  });
  const isSame = kept.length === known.length && kept.every((block, index) => block === known[index]);
  return isSame ? known : kept;
}

const positions = new WeakMap<KeptBlocks<unknown>, ReadonlyMap<string, number>>();

/** What is known of a block, which mostly stands where it stood. */
function knownAs<T>(id: string, known: KeptBlocks<T>, index: number): KeptBlock<T> | undefined {
  if (known[index]?.id === id) return known[index];
  const byId = positions.get(known) ?? new Map(known.map((block, position) => [block.id, position]));
  positions.set(known, byId);
  const position = byId.get(id);
  return position === undefined ? undefined : known[position];
}

function isStill({ node, key, lookups }: KeptBlock<unknown>, { entry }: Block): boolean {
  return node === entry.value && key === entry.key && lookups.stillHold();
}

function readBlock<T>(
  { id, entry, section, context }: Block,
  read: (site: Site, context: Context, id: string) => T,
): KeptBlock<T> {
  const names = new NotedNames(context.names);
  const value = read(entrySite(section, entry), { ...context, names }, id);
  return { id, node: entry.value, key: entry.key, lookups: names, value };
}

const valueMaps = new WeakMap<KeptBlocks<unknown>, ReadonlyMap<string, unknown>>();

/** The values by their ids; the same map for the same blocks. */
export function valuesOf<T>(kept: KeptBlocks<T | undefined>): ReadonlyMap<string, T> {
  const known = valueMaps.get(kept) as ReadonlyMap<string, T> | undefined;
  if (known) return known;
  const values = new Map<string, T>();
  for (const { id, value } of kept) if (value !== undefined) values.set(id, value);
  valueMaps.set(kept, values);
  return values;
}

/** The entries of a section that has no loops. */
export function blocksOf(section: Site | undefined, context: Context): readonly Block[] {
  if (section?.node.kind !== "map") return [];
  return section.node.entries.map((entry) => ({ id: String(entry.key.value), entry, section, context }));
}
