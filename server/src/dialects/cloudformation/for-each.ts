import type { Site } from "../../model/site.ts";
import type { Value } from "../../model/value.ts";
import { textOf } from "../../syntax/tree.ts";
import { entrySite, itemSites, literal } from "../reader.ts";
import type { Block } from "./blocks.ts";
import type { Context } from "./context.ts";

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
      if (key.startsWith("Fn::ForEach::")) loop(entrySite(site, entry), inner);
      else if (key === "Fn::Transform") complete = false;
      else blocks.push({ id: substituteVariables(key, inner), entry, section: site, context: inner });
    }
  };
  const loop = (site: Site, outer: Context): void => {
    const [nameSite, collection, body] = itemSites(site);
    const name = nameSite && textOf(nameSite.node);
    if (name === undefined || !collection || body?.node.kind !== "map") {
      complete = false;
      return;
    }
    const items = literalItems(collection);
    for (const item of items ?? [undefined]) {
      if (blocks.length >= expansionLimit && item !== items?.[0]) return;
      visit(body, { ...outer, variables: new Map([...outer.variables, [name, item]]) });
    }
  };
  visit(section, context);
  return { blocks, complete };
}

function literalItems(collection: Site): readonly Value[] | undefined {
  if (collection.node.kind !== "list" || collection.node.tag) return undefined;
  const items = itemSites(collection).map((site) => {
    const text = site.node.tag ? undefined : textOf(site.node);
    return text === undefined ? undefined : literal(site, text);
  });
  return items.includes(undefined) ? undefined : (items as Value[]);
}

/** `Bucket${Name}` with the loop's variable put in; `&{Name}` leaves out what a logical id may not have. */
function substituteVariables(key: string, { variables }: Context): string {
  if (variables.size === 0) return key;
  return key.replace(/([$&])\{([^}]*)\}/g, (whole, mark, name) => {
    const value = variables.get(name);
    if (value?.kind !== "literal") return whole;
    return mark === "&" ? String(value.value).replace(/[^A-Za-z0-9]/g, "") : String(value.value);
  });
}
