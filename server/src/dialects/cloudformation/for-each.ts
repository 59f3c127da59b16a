import type { Site } from "../../model/site.ts";
import type { Entry } from "../../syntax/tree.ts";
import { entrySite, itemSites, literal } from "../reader.ts";
import type { Block } from "./blocks.ts";
import type { Context } from "./context.ts";
import { isLoop, literalItems, loopIn, substituted } from "./loops.ts";

/** More resources than this from loops are not made; the rest of the loop is left out. */
const expansionLimit = 200;

/**
 * The resources of a `Resources` section, loops expanded. A loop over a literal collection gives its body once for each
 * item; over another collection, once with the variable unknown. Not complete where a transform may add to the section.
 */
export function resourceBlocks(
  section: Site,
  context: Context,
): { readonly blocks: readonly Block[]; readonly complete: boolean } {
  const blocks: Block[] = [];
  let complete = true;
  const visit = (site: Site, inner: Context): void => {
    for (const entry of site.node.kind === "map" ? site.node.entries : []) {
      const key = String(entry.key.value);
      if (isLoop(entry)) loop(entry, entrySite(site, entry), inner);
      else if (key === "Fn::Transform") complete = false;
      else blocks.push({ id: substituteVariables(key, inner), entry, section: site, context: inner });
    }
  };
  const loop = (entry: Entry, site: Site, outer: Context): void => {
    const found = loopIn(entry);
    const [, collection, body] = itemSites(site);
    if (!found || !collection || !body) {
      complete = false;
      return;
    }
    const places = itemSites(collection);
    const items = literalItems(found)?.map((item, index) => literal(places[index]!, item));
    for (const item of items ?? [undefined]) {
      if (blocks.length >= expansionLimit && item !== items?.[0]) return;
      visit(body, { ...outer, variables: new Map([...outer.variables, [String(found.variable.value), item]]) });
    }
  };
  visit(section, context);
  return { blocks, complete };
}

function substituteVariables(key: string, { variables }: Context): string {
  if (variables.size === 0) return key;
  return substituted(key, (name) => {
    const value = variables.get(name);
    return value?.kind === "literal" ? String(value.value) : undefined;
  });
}
