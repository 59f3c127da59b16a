import type { Edit, FileOperation, NewValue } from "../../model/edit.ts";
import { pathKeys } from "../../model/path.ts";
import type { Site, SourceFile } from "../../model/site.ts";
import type { Resource } from "../../model/template.ts";
import { type NodePath, nodeAt } from "../../syntax/tree.ts";
import type { Fragment } from "../../syntax/write/operations.ts";
import type { Module } from "./context.ts";
import { attributeFragment, blockFragment, itemFragment, type Plain, plainFragment, Unwritable } from "./fragments.ts";
import { added, appended } from "./insertions.ts";
import { type Manner, operation, writtenBy } from "./manner.ts";
import { parsePath } from "./mapping/path.ts";
import { dependency, newResources } from "./new-blocks.ts";
import { bestPlace, gatheredFrom, isWritten, type Place, placesOf, reach } from "./places.ts";
import { type Block, isMade } from "./translate.ts";

/** The edit in terms of the source; undefined where Terraform has no words for it, or an expression is in its way. */
export function operationsOf(edit: Edit, module: Module): readonly FileOperation[] | undefined {
  try {
    return written(edit, module);
  } catch (error) {
    if (error instanceof Unwritable) return undefined;
    throw error;
  }
}

function written(edit: Edit, module: Module): readonly FileOperation[] {
  switch (edit.op) {
    case "set":
      return replaced(edit.resource, pathKeys(edit.path), edit.site, edit.value, module);
    case "remove":
      return removed(edit.resource, pathKeys(edit.path), edit.site);
    case "add":
      return added(edit.resource, pathKeys(edit.path), edit.value, module);
    case "append":
      return appended(edit.resource, pathKeys(edit.path), edit.value, module);
    case "insert":
      return [operation(edit.site.file, { op: "insert", path: [...edit.site.path, edit.key], value: edit.value })];
    case "rewrite":
      return [];
    case "addResource":
      return newResources(edit.beside, edit.resource, module);
    case "removeResource":
      return withoutResource(edit.resource, module);
    case "dependOn":
      return dependency(edit.resource, edit.on, module);
  }
}

/** Not a part of the block of another resource. */
function withoutResource({ id, site }: Resource, module: Module): readonly FileOperation[] {
  if (!module.resources.has(id)) throw new Unwritable("it has no block of its own");
  const removal = operation(site.file, { op: "remove", path: withoutLoneItem(site.file, site.path) });
  return [{ ...removal, unless: () => isMentionedElsewhere(id, site, module) }];
}

function isMentionedElsewhere(id: string, { file, node }: Site, { files }: Module): boolean {
  const name = new RegExp(`\\b${id.replaceAll(".", "\\.")}\\b`);
  return files.some(({ uri, tree: { text } }) =>
    name.test(uri === file.uri ? `${text.slice(0, node.start)}\n${text.slice(node.end)}` : text),
  );
}

function replaced(
  resource: Resource,
  path: readonly string[],
  site: Site,
  value: NewValue,
  module: Module,
): readonly FileOperation[] {
  if (isMade(site)) return added(resource, path, value, module);
  if (!isWritten(site)) throw new Unwritable("it is a part of an expression");
  const { map, below, value: current, rest } = reach(resource, path);
  if (rest.length > 0 || gatheredFrom(current)) return added(resource, path, value, module);
  const place = bestPlace(placesOf(map, below));
  return writtenBy(resource, site, module, (manner) => [
    operation(site.file, { op: "set", path: site.path, value: replacement(place, site, value, manner) }),
  ]);
}

/** The new value of an attribute, or of a part of what an attribute holds. */
function replacement(place: Place | undefined, { path }: Site, value: NewValue, manner: Manner): Fragment {
  const { row, words, steps, rest } = place?.spot ?? {};
  const name = steps?.at(-1)?.name;
  const isItem = typeof path.at(-1) === "number";
  if (!words || rest!.length > 0 || path.at(isItem ? -2 : -1) !== name) return plainFragment(value, manner);
  if (!isItem) return attributeFragment(row, value, words, manner);
  if (row?.block) return blockFragment({ ...words, attributes: row.attributes ?? {} }, value as Plain, manner);
  return itemFragment(row, value, words, manner);
}

function removed(resource: Resource, path: readonly string[], site: Site): readonly FileOperation[] {
  const { value, rest } = reach(resource, path);
  const { blocks } = reach(resource, []).map;
  const own = rest.length === 0 ? (wholes(blocks, path) ?? gatheredFrom(value)) : undefined;
  const sites = own ?? [blocks.find((block) => isItemOf(block, site) || isAllOf(block, site))?.site ?? site];
  if (sites.length === 0 || !sites.every(isWritten)) throw new Unwritable("it is a part of an expression");
  return sites.map(({ file, path: at }) => operation(file, { op: "remove", path: withoutLoneItem(file, at) }));
}

/** The split resources that together are the property, and nothing else. */
function wholes(blocks: readonly Block[], path: readonly string[]): readonly Site[] | undefined {
  const sites = blocks.flatMap(({ at, site }) => (at !== "" && isSame(parsePath(at), path) ? [site] : []));
  return sites.length > 0 ? sites : undefined;
}

/** The attribute is all that a split resource is about. */
function isItemOf({ item, site }: Block, { file, path }: Site): boolean {
  return item !== undefined && site.file === file && isSame([...site.path, item], path);
}

/** Without the attribute a split resource that holds single properties would say nothing. */
function isAllOf({ at, frame, site: { file, node, path } }: Block, site: Site): boolean {
  if (at !== "" || !frame || site.file !== file || node.kind !== "map" || !isSame(site.path.slice(0, -1), path))
    return false;
  return node.entries.every(
    ({ key, value }) => value === site.node || key.value === "//" || frame.has(String(key.value)),
  );
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

/** The only item of a list goes with the list, as the only block of its kind goes with its name. */
function withoutLoneItem(file: SourceFile, path: NodePath): NodePath {
  const parent = path.slice(0, -1);
  const around = typeof path.at(-1) === "number" ? nodeAt(file.tree.root, parent) : undefined;
  const isLone = around?.kind === "list" && around.items.length === 1 && parent.length > 0;
  return isLone ? withoutLoneItem(file, parent) : path;
}
