import { namingOf } from "../../model/names.ts";
import type { Site } from "../../model/site.ts";
import { type Node, textOf } from "../../syntax/tree.ts";
import { siteOf } from "../reader.ts";
import { mentionedIn } from "./addresses.ts";
import type { Module, TypedBlock } from "./context.ts";
import { mappingOf } from "./mapping/mapping.ts";
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

export function attachmentsOf(module: Module): Attachments {
  const parts = new Map<string, TypedBlock[]>();
  const doubtful = new Map<string, TypedBlock[]>();
  const foreign = new Map<string, TypedBlock[]>();
  const owners = ownersByType(module);
  for (const block of module.resources.values()) {
    const { attach, type } = mappingOf(block.type);
    if (!attach) continue;
    const candidates = owners.get(type) ?? [];
    const by = siteOf(block.site, attach.by);
    const found = by ? ownersOf(block, attach.by, candidates, module) : [];
    if (found === "doubtful") for (const { address } of candidates) addTo(doubtful, address, block);
    if (found === "doubtful" || found.length === 0) {
      addTo(foreign, `${type} ${by ? sourceOf(by.node) : block.address}`, block);
    } else for (const { address } of found) addTo(parts, address, block);
  }
  return { parts, doubtful, foreign: [...foreign.values()] };
}

function ownersByType(module: Module): ReadonlyMap<string, readonly TypedBlock[]> {
  const owners = new Map<string, TypedBlock[]>();
  for (const block of module.resources.values()) {
    const { attach, type } = mappingOf(block.type);
    if (!attach) addTo(owners, type, block);
  }
  return owners;
}

/** First words of references to what may be any name, also that of a resource of the module. */
const openRoots = ["var", "each", "count"];

/** By reference, by the same name, or by the same expression for the name. None means an owner outside the module. */
function ownersOf(
  block: TypedBlock,
  argument: string,
  candidates: readonly TypedBlock[],
  module: Module,
): readonly TypedBlock[] | "doubtful" {
  const by = siteOf(block.site, argument)!;
  const mentioned = mentionedIn(by, module);
  const referred = candidates.filter(({ address }) => mentioned.addresses.has(address));
  if (referred.length > 0) return referred;
  const named = namedLike(by, candidates);
  if (named.length > 0) return named;
  if (!openRoots.some((root) => mentioned.roots.has(root))) return [];
  const forEach = siteOf(block.site, "for_each");
  const each = forEach && mentionedIn(forEach, module);
  const looped = candidates.filter(({ address }) => each?.addresses.has(address));
  return looped.length > 0 ? looped : "doubtful";
}

/** The resources whose names are written as here, be it as the same text or as the same expression. */
export function namedLike(by: Site, candidates: Iterable<TypedBlock>): readonly TypedBlock[] {
  const names = new Set((by.node.kind === "list" ? by.node.items : [by.node]).map(sourceOf));
  return [...candidates].filter((candidate) => names.has(nameOf(candidate) ?? ""));
}

function sourceOf(node: Node): string {
  return textOf(node) ?? "";
}

/** The name of a resource as written, which may be an expression. */
function nameOf({ type, site }: TypedBlock): string | undefined {
  const mapping = mappingOf(type);
  const property = namingOf(mapping.type)?.property ?? "Name";
  const attribute = Object.keys(mapping.attributes).find((name) => rowOf(mapping.attributes[name]!).to === property);
  return textOf(siteOf(site, attribute ?? "name")?.node);
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
