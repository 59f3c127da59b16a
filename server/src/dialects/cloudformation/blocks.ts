import type { Site } from "../../model/site.ts";
import { type Kept, keep } from "../keep.ts";
import { entrySites } from "../reader.ts";
import type { Context } from "./context.ts";
import { noting } from "./names.ts";

/** An entry of one of a template's sections, such as a resource. */
export interface Block {
  readonly id: string;
  readonly site: Site;
  readonly context: Context;
}

/** What was read from the blocks of a section, by their ids. */
export type KeptBlocks<T> = ReadonlyMap<string, Kept<T>>;

/** Reads those blocks that are new, or in which a name now stands for something else; the others are kept. */
export function keepBlocks<T>(
  known: KeptBlocks<T>,
  blocks: readonly Block[],
  read: (block: Block) => T,
): KeptBlocks<T> {
  const result = new Map<string, Kept<T>>();
  for (const block of blocks) {
    const { id, site, context } = block;
    const entry = keep(known.get(id), [site.node, site.key], () => {
      const { names, lookups } = noting(context.names);
      return { lookups, value: read({ ...block, context: { ...context, names } }) };
    });
    result.set(id, entry);
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
  return section ? entrySites(section).map((site) => ({ id: String(site.key!.value), site, context })) : [];
}
