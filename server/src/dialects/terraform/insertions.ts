import type { FileOperation, NewValue } from "../../model/edit.ts";
import type { Site, SourceFile } from "../../model/site.ts";
import type { Resource } from "../../model/template.ts";
import { childOf, type Node, type NodePath, nodeAt } from "../../syntax/tree.ts";
import type { Fragment } from "../../syntax/write/operations.ts";
import type { Module } from "./context.ts";
import { isList } from "./conversions.ts";
import {
  attributeFragment,
  blockFragment,
  copyOf,
  isPlain,
  itemFragment,
  type Plain,
  plainFragment,
  Unwritable,
} from "./fragments.ts";
import { type Manner, operation, writtenBy } from "./manner.ts";
import { isIndex, type PathStep, parsePath } from "./mapping/path.ts";
import { rowOf } from "./mapping/table.ts";
import { newPart } from "./new-blocks.ts";
import type { TerraformStep } from "./paths.ts";
import {
  bestPlace,
  gatheredFrom,
  gatheredPlaces,
  isWritten,
  type Place,
  placesOf,
  type Reached,
  reach,
} from "./places.ts";

/** Adds a property: to the block that says it, to a document in it, or to a split resource, which is made if need be. */
export function added(
  resource: Resource,
  path: readonly string[],
  value: NewValue,
  module: Module,
): readonly FileOperation[] {
  const { place, inDocument } = destinationOf(resource, path);
  const block = place && blockBelow(place, value);
  if (block) {
    const { block: around, file, path: at } = place;
    return writtenBy(resource, around.site, module, (manner) => [item(file, at, plainFragment(block, manner))]);
  }
  if (inDocument) return inDocument(value, module, insertion);
  if (!place) return addedToPart(resource, path, value, module);
  return writtenBy(resource, place.block.site, module, (manner) => [attribute(place, value, manner)]);
}

/** The block that the path belongs to, and how to write there when it leads into a document that the block holds. */
function destinationOf(resource: Resource, path: readonly string[], item?: NewValue) {
  const reached = reach(resource, path);
  const places = placesOf(reached.map, reached.below);
  const place = bestPlace(item === undefined ? places : places.filter(({ spot }) => takes(spot, item)));
  const site = partSite(reached, place);
  const inDocument = (value: NewValue, module: Module, operationAt: typeof insertion): readonly FileOperation[] =>
    writtenBy(resource, site!, module, (manner) => [
      operationAt(site!.file, [...site!.path, ...restPath(reached, place)], within(value, place, manner)),
    ]);
  return { place, inDocument: site && inDocument };
}

/** Of the attributes that make one list together each takes one kind of item, all of which lies below one key. */
function takes({ row }: Place["spot"], item: NewValue): boolean {
  if (!row?.together || !isPlain(item)) return true;
  return Object.values(row.attributes ?? {}).some((inner) => parsePath(rowOf(inner).to)[0] === Object.keys(item)[0]);
}

/** The block that says a part of a map, where the map is written as blocks, such as the conditions of a statement. */
function blockBelow({ spot: { row, rest }, missing }: Place, value: NewValue): NewValue | undefined {
  if (missing.length > 0 || rest.length === 0 || row?.conversion?.json) return undefined;
  const blocks = row?.conversion?.write(rest.reduceRight<NewValue>((inner, key) => ({ [key]: inner }), value));
  if (blocks === undefined || !isList(blocks)) return undefined;
  return blocks.length === 1 && isPlain(blocks[0]!) ? blocks[0] : undefined;
}

/** Adds an item to a list. */
export function appended(
  resource: Resource,
  path: readonly string[],
  value: NewValue,
  module: Module,
): readonly FileOperation[] {
  const { place, inDocument } = destinationOf(resource, path, value);
  if (inDocument) return inDocument(value, module, item);
  if (!place)
    return attributesOfItem(resource, path, value, module) ?? addedToPart(resource, [...path, "0"], value, module);
  return writtenBy(resource, place.block.site, module, (manner) => {
    if (place.missing.length > 0) return [attribute(place, [value], manner)];
    const { spot } = place;
    if (place.blocked || spot.rest.length > 0 || spot.row?.conversion?.json) throw new Unwritable("not a list");
    return [item(place.file, place.path, itemFragment(spot.row, value, spot.words, manner))];
  });
}

/** The attributes that say an item of a list, where single attributes make its items, such as the rules of a filter. */
function attributesOfItem(
  resource: Resource,
  path: readonly string[],
  value: NewValue,
  module: Module,
): readonly FileOperation[] | undefined {
  const { map, below } = reach(resource, path);
  const places = gatheredPlaces(map, below).filter(({ spot }) => parsePath(spot.row?.to ?? "").some(isWhere));
  const [{ block } = {}] = places;
  if (!block) return undefined;
  const { file, path: at, node } = block.site;
  const whole = below.reduceRight<NewValue>((inner, key) => ({ [key]: inner }), [value]);
  return writtenBy(resource, block.site, module, (manner) =>
    Object.entries(blockFragment(block, whole as Plain, manner)).map(([name, content]) => {
      const isListed = places.some(({ spot }) => spot.steps.at(-1)!.name === name);
      if (!isListed || childOf(node, name)) throw new Unwritable("no attribute is free for this item");
      return operation(file, { op: "insert", path: [...at, name], value: content });
    }),
  );
}

function isWhere(step: PathStep): boolean {
  return typeof step === "object" && step.where !== undefined;
}

/** The deepest value's own site, where that is a part of what an attribute holds: of a document, of the user's map. */
function partSite({ value, rest }: Reached, place: Place | undefined): Site | undefined {
  const { site } = value;
  const isPart = place !== undefined && (place.spot.rest.length > 0 || place.spot.row?.conversion?.json === true);
  if (!isPart || "blocks" in value || gatheredFrom(value)) return undefined;
  const isAttribute = place.spot.rest.length === rest.length && place.missing.length > 0;
  if (isAttribute) return undefined;
  if (!isWritten(site) || value.kind !== site.node.kind) throw new Unwritable("an expression stands in the way");
  return site;
}

function restPath({ rest }: Reached, place: Place | undefined): NodePath {
  const keyOf = place?.spot.row?.conversion?.keyOf ?? ((key: string) => key);
  return rest.map((step) => (isIndex(step) ? Number(step) : keyOf(step)));
}

/** A value below an attribute. */
function within(value: NewValue, place: Place | undefined, manner: Manner): Fragment {
  const conversion = place?.spot.row?.conversion;
  return plainFragment((conversion?.json && conversion.write(value)) ?? value, manner);
}

function insertion(file: SourceFile, path: NodePath, value: Fragment): FileOperation {
  return operation(file, { op: nodeAt(file.tree.root, path) ? "set" : "insert", path, value });
}

/** An attribute, with the blocks around it that are missing. */
function attribute(place: Place, value: NewValue, manner: Manner): FileOperation {
  const { spot, missing, file, path, node, blocked } = place;
  if (blocked) throw new Unwritable("an expression stands in the way");
  const { row, words, steps, rest } = spot;
  if (missing.length === 0 && rest.length > 0) throw new Unwritable("not a map");
  const whole = rest.reduceRight<NewValue>((inner, key) => (isIndex(key) ? [inner] : { [key]: inner }), value);
  const isItem = steps.at(-1)!.index !== undefined;
  const content = isItem ? itemFragment(row, whole, words, manner) : attributeFragment(row, whole, words, manner);
  const [first, ...others] = missing;
  if (!first) return operation(file, { op: "set", path, value: content });
  const inner = others.reduceRight(
    (held, step, index) => ({ [step.name]: around(held, step, others[index + 1], manner) }),
    content,
  );
  if (node.kind === "list") return operation(file, { op: "append", path, value: inner });
  return operation(file, { op: "insert", path: [...path, first.name], value: around(inner, first, others[0], manner) });
}

/** A block made on the way, in the manner of the file; what the last step leads to has its shape already. */
function around(value: Fragment, { index }: TerraformStep, next: TerraformStep | undefined, manner: Manner): Fragment {
  return index !== undefined || (next && manner.blocksAsLists) ? [value] : value;
}

/** A lone value becomes the first item of a list. */
function item(file: SourceFile, path: NodePath, value: Fragment): FileOperation {
  const node = nodeAt(file.tree.root, path);
  if (!node || node.kind === "list") return operation(file, { op: "append", path, value });
  const hasComments = file.tree.comments.some(({ start }) => start >= node.start && start < node.end);
  if (hasComments || isExpression(node)) throw new Unwritable("what is there cannot be put into a list");
  return operation(file, { op: "set", path, value: [copyOf(node), value] });
}

function isExpression(node: Node): boolean {
  return node.kind === "scalar" && typeof node.value === "string" && /[$%]\{/.test(node.value);
}

/** Writes what several attributes say one by one, and what a split resource says in it, which is made if need be. */
function addedToPart(
  resource: Resource,
  path: readonly string[],
  value: NewValue,
  module: Module,
): readonly FileOperation[] {
  const { map, below } = reach(resource, path);
  const isSplitOff = map.blocks.some(({ at }) => at !== "" && parsePath(at).join(".") === path.join("."));
  if (!isSplitOff && gatheredPlaces(map, below).length === 0) return newPart(resource, path, value, module);
  if (!isPlain(value)) throw new Unwritable("not a map");
  return Object.entries(value).flatMap(([key, child]) => added(resource, [...path, key], child, module));
}
