import type { Site } from "../../model/site.ts";
import type { Node, ScalarNode } from "../../syntax/tree.ts";
import { entrySites } from "../reader.ts";
import type { Context } from "./context.ts";
import { type Lookups, noLookups, noting, stillHold } from "./names.ts";

/** An entry of one of a template's sections, such as a resource. */
export interface Block {
  readonly id: string;
  readonly site: Site;
  readonly context: Context;
}

/** What was read from the blocks of a section, by their ids. */
export type Kept<T> = ReadonlyMap<string, KeptBlock<T>>;

interface KeptBlock<T> {
  readonly node: Node;
  readonly key: ScalarNode | undefined;
  readonly lookups: Lookups;
  readonly value: T;
}

export function nothingKept<T>(): Kept<T> {
  return new Map();
}

/** Reads those blocks that are new, or in which a name now stands for something else; the others are kept. */
export function keep<T>(
  known: Kept<T>,
  blocks: readonly Block[],
  namesChanged: boolean,
  read: (block: Block) => T,
): Kept<T> {
  const result = new Map<string, KeptBlock<T>>();
  for (const block of blocks) {
    const { id, site, context } = block;
    const { node, key } = site;
    const old = known.get(id);
    const isSame = old?.node === node && old.key === key && (!namesChanged || stillHold(old.lookups, context.names));
    if (isSame) result.set(id, old);
    else {
      const lookups = noLookups();
      const names = noting(context.names, lookups);
      result.set(id, { node, key, lookups, value: read({ ...block, context: { ...context, names } }) });
    }
  }
  return result;
}

export function valuesOf<T>(kept: Kept<T | undefined>): Map<string, T> {
  const values = new Map<string, T>();
  for (const [id, { value }] of kept) if (value !== undefined) values.set(id, value);
  return values;
}

/** The entries of a section that has no loops. */
export function blocksOf(section: Site | undefined, context: Context): readonly Block[] {
  return section ? entrySites(section).map((site) => ({ id: String(site.key!.value), site, context })) : [];
}
