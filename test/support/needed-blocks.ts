import type { Block } from "../../scripts/snippets.ts";

/** The blocks that a block needs, and those that they need, each before what needs it. */
export function neededBlocks(name: string, blocks: ReadonlyMap<string, Block>): readonly string[] {
  return [...new Set(blocks.get(name)!.needs.flatMap((need) => [...neededBlocks(need, blocks), need]))];
}
