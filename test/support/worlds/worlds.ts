import { aliasWorlds } from "./aliases.ts";
import { conflictWorlds } from "./conflicts.ts";
import { deepWorlds } from "./deep.ts";
import { emptyWorlds } from "./empty.ts";
import { longWorlds } from "./long.ts";
import { oddWorlds } from "./odd.ts";
import type { World } from "./world.ts";

/** All of them, under names of their own. */
export const worlds: readonly World[] = [
  ...named("nesting: ", deepWorlds),
  ...named("an alias bomb ", aliasWorlds),
  ...named("a merge conflict ", conflictWorlds),
  ...longWorlds,
  ...emptyWorlds,
  ...oddWorlds,
];

function named(prefix: string, list: readonly World[]): readonly World[] {
  return list.map((world) => ({ ...world, name: prefix + world.name }));
}
