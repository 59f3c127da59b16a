import type { Site, SourceFile } from "../../model/site.ts";
import { entrySites, itemSites } from "../reader.ts";
import type { TypedBlock } from "./context.ts";
import { mappingOf } from "./mapping/mapping.ts";

/** In JSON syntax a body is a map, or a list of as many maps as there are blocks; each keeps the key of the whole. */
export function bodiesOf(site: Site): readonly Site[] {
  if (site.node.kind === "map") return [site];
  return itemSites(site)
    .filter(({ node }) => node.kind === "map")
    .map((item) => ({ ...item, key: site.key }));
}

/** The bodies of the blocks of one kind at the top of a file, such as `locals`. */
export function sectionsOf(file: SourceFile, kind: string): readonly Site[] {
  if (!file.tree.root) return [];
  const roots = bodiesOf({ file, path: [], node: file.tree.root });
  return roots.flatMap(entrySites).filter(isCalled(kind)).flatMap(bodiesOf);
}

function isCalled(name: string): (site: Site) => boolean {
  return (site) => site.key?.value === name;
}

/** The bodies of blocks with one label, `variable` or `module`; the label is the key. */
export function namedBlocks(file: SourceFile, kind: string): readonly Site[] {
  return sectionsOf(file, kind).flatMap(entriesOf).flatMap(bodiesOf);
}

/** The blocks with two labels, `resource` or `data`. */
export function typedBlocks(file: SourceFile, kind: "resource" | "data"): readonly TypedBlock[] {
  return sectionsOf(file, kind)
    .flatMap(entriesOf)
    .flatMap((typeEntry) =>
      bodiesOf(typeEntry)
        .flatMap(entriesOf)
        .flatMap(bodiesOf)
        .map((site): TypedBlock => {
          const type = String(typeEntry.key!.value);
          const name = String(site.key!.value);
          const address = kind === "data" ? `data.${type}.${name}` : `${type}.${name}`;
          return { address, type, name, mapping: mappingOf(type), site, typeKey: typeEntry.key! };
        }),
    );
}

/** The entries of a body, without the comment that the key `//` holds. */
export function entriesOf(site: Site): readonly Site[] {
  return entrySites(site).filter(({ key }) => key?.value !== "//");
}
