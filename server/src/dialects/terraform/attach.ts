import { namingOf } from "../../model/names.ts";
import type { Site } from "../../model/site.ts";
import { type Node, textOf } from "../../syntax/tree.ts";
import { isFrom, type Kept } from "../keep.ts";
import { siteOf } from "../reader.ts";
import { mentionedIn } from "./addresses.ts";
import type { Module, Names, TypedBlock } from "./context.ts";
import { NotedNames } from "./lookups.ts";
import { mappingOf } from "./mapping/mapping.ts";
import { snakeCase } from "./mapping/naming.ts";
import { rowOf } from "./mapping/table.ts";

/** To which resources of the module the split ones belong. */
export interface Attachments {
  /** The split resources of each owner, by its address, in the order of the files. */
  readonly parts: ReadonlyMap<string, readonly TypedBlock[]>;
  /** Split resources that may belong to an owner of the module, or to another. */
  readonly doubtful: ReadonlyMap<string, readonly TypedBlock[]>;
  /** Split resources of owners that are not known to be in the module, those of one owner together. */
  readonly foreign: readonly (readonly TypedBlock[])[];
}

/** Finds out again and again as the module changes; what a block belongs to is kept while nothing it says has changed. */
export function attachmentReader(module: Module): () => Attachments {
  let known = new Map<string, Kept<Owners>>();
  return () => {
    const parts = new Map<string, TypedBlock[]>();
    const doubtful = new Map<string, TypedBlock[]>();
    const foreign = new Map<string, TypedBlock[]>();
    const fresh = new Map<string, Kept<Owners>>();
    for (const block of module.resources.values()) {
      const { address, mapping, site } = block;
      const { attach, type } = mapping;
      if (!attach) continue;
      const sources = [site.node, site.key];
      const old = known.get(address);
      const owners = old && isFrom(old, sources) ? old : { sources, ...readOwners(block, attach.by, type, module) };
      fresh.set(address, owners);
      const found = owners.value;
      if (found === "doubtful") for (const owner of module.ofType(type)) addTo(doubtful, owner.address, block);
      if (found === "doubtful" || found.length === 0) {
        const by = siteOf(site, attach.by);
        addTo(foreign, `${type} ${by ? sourceOf(by.node) : address}`, block);
      } else for (const owner of found) addTo(parts, owner, block);
    }
    known = fresh;
    return { parts, doubtful, foreign: [...foreign.values()] };
  };
}

function readOwners(
  block: TypedBlock,
  attribute: string,
  type: string,
  module: Module,
): Pick<Kept<Owners>, "lookups" | "value"> {
  const names = new NotedNames(module);
  const by = siteOf(block.site, attribute);
  return { lookups: names, value: by ? ownersOf(block, by, type, names) : [] };
}

/** First words of references to what may be any name, also that of a resource of the module. */
const openRoots = ["var", "each", "count"];

/** Addresses of the owners; none means an owner outside the module. */
type Owners = readonly string[] | "doubtful";

/** By reference, by the same name, or by the same expression for the name. */
function ownersOf(block: TypedBlock, by: Site, type: string, names: Names): Owners {
  const among = (addresses: Iterable<string>): readonly string[] =>
    [...addresses].filter((address) => {
      const { mapping } = names.resource(address)!;
      return mapping.type === type && !mapping.attach;
    });
  const mentioned = mentionedIn(by, names);
  const referred = among(mentioned.addresses);
  if (referred.length > 0) return referred;
  const named = names.namedLike(by.node, type);
  if (named.length > 0) return named.map(({ address }) => address);
  if (!openRoots.some((root) => mentioned.roots.has(root))) return [];
  const forEach = siteOf(block.site, "for_each");
  const looped = forEach ? among(mentionedIn(forEach, names).addresses) : [];
  return looped.length > 0 ? looped : "doubtful";
}

/** The resources of a module that stand for themselves, by CloudFormation's types and by their names. */
export function standingAlone(resources: Iterable<TypedBlock>): Pick<Module, "ofType" | "namedLike"> {
  const byType = new Map<string, TypedBlock[]>();
  const byName = new Map<string, TypedBlock[]>();
  for (const block of resources) {
    const { attach, type } = block.mapping;
    if (attach) continue;
    addTo(byType, type, block);
    const name = nameOf(block);
    if (name !== undefined) addTo(byName, `${type} ${name}`, block);
  }
  return {
    ofType: (type) => byType.get(type) ?? [],
    namedLike: (node, type) =>
      (node.kind === "list" ? node.items : [node]).flatMap((item) => byName.get(`${type} ${sourceOf(item)}`) ?? []),
  };
}

export function sourceOf(node: Node): string {
  return textOf(node) ?? "";
}

/** The name of a resource as written, which may be an expression. */
function nameOf({ type, site }: TypedBlock): string | undefined {
  return textOf(siteOf(site, nameAttribute(type))?.node);
}

const nameAttributes = new Map<string, string>();

function nameAttribute(type: string): string {
  const known = nameAttributes.get(type);
  if (known !== undefined) return known;
  const { type: own, attributes } = mappingOf(type);
  const property = namingOf(own)?.property ?? "Name";
  const listed = Object.keys(attributes).find((key) => rowOf(attributes[key]!).to === property);
  const name = listed ?? snakeCase(property);
  nameAttributes.set(type, name);
  return name;
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
