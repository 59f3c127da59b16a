import type { Edit, FileOperation, NewResource, NewValue } from "../../model/edit.ts";
import type { Site, SourceFile } from "../../model/site.ts";
import type { Resource } from "../../model/template.ts";
import { childOf, type Node, type NodePath, nodeAt } from "../../syntax/tree.ts";
import type { Fragment, Operation } from "../../syntax/write.ts";
import type { Module } from "./context.ts";
import {
  attributeFragment,
  blockFragment,
  copied,
  itemFragment,
  type Manner,
  plainFragment,
  take,
  Unwritable,
} from "./fragments.ts";
import { mannerIn } from "./manner.ts";
import { mappingOf, type PartMapping, partsFor, typeFor } from "./mapping/mapping.ts";
import { followed, isIndex, parsePath } from "./mapping/path.ts";
import type { TypeMapping } from "./mapping/table.ts";
import type { TerraformStep } from "./paths.ts";
import { bestPlace, gatheredFrom, isWritten, type Place, placesOf, reach } from "./places.ts";
import { isMade, type Words } from "./translate.ts";

/** The edit in terms of the source; undefined where Terraform has no words for it, or an expression is in its way. */
export function operationsOf(edit: Edit, module: Module): readonly FileOperation[] | undefined {
  try {
    return writers[edit.op](edit as never, module);
  } catch (error) {
    if (error instanceof Unwritable) return undefined;
    throw error;
  }
}

type Writers = {
  readonly [Op in Edit["op"]]: (
    edit: Extract<Edit, { readonly op: Op }>,
    module: Module,
  ) => readonly FileOperation[] | undefined;
};

const writers: Writers = {
  set: ({ resource, path, site, value }, module) => {
    if (isMade(site)) return added(resource, path.split("."), value, module);
    if (!isWritten(site)) return undefined;
    const steps = path.split(".");
    const { map, below, value: current, rest } = reach(resource, steps);
    if (rest.length > 0 || gatheredFrom(current)) return added(resource, steps, value, module);
    const place = bestPlace(placesOf(map, below));
    return writtenBy(resource, site, module, (manner) => [
      operation(site.file, { op: "set", path: site.path, value: replacement(place, site, value, manner) }),
    ]);
  },
  remove: ({ resource, path, site }) => removed(resource, path.split("."), site),
  add: ({ resource, path, value }, module) => added(resource, path.split("."), value, module),
  append: ({ resource, path, value }, module) => appended(resource, path.split("."), value, module),
  addResource: ({ beside, resource }, module) => newResources(beside, resource, module),
  dependOn: ({ resource, on }, module) => dependency(resource, on, module),
};

function operation(file: SourceFile, own: Operation): FileOperation {
  return { file, operation: own };
}

/** Runs a writer in the manner of the file, and has what its expressions need written along. */
function writtenBy(
  resource: Resource,
  site: Site,
  module: Module,
  write: (manner: Manner) => readonly FileOperation[] | undefined,
): readonly FileOperation[] | undefined {
  const { manner, needed } = mannerIn(module, resource, site);
  const operations = write(manner);
  return operations && [...operations, ...needed()];
}

/** The new value of an attribute; within a document or a list, of a part of it. */
function replacement(place: Place | undefined, site: Site, value: NewValue, manner: Manner): Fragment {
  const isWhole = place && place.spot.rest.length === 0 && site.file === place.file && samePath(site.path, place.path);
  if (!place || !isWhole) {
    const name = place?.spot.steps.at(-1)?.name;
    const isOnlyBlock = place?.spot.row?.block && site.path.at(-2) === name;
    if (!place || (!isOnlyBlock && site.path.at(-1) !== name)) return plainFragment(value, manner);
  }
  const { row, words, steps } = place.spot;
  const isItem = typeof site.path.at(-1) === "number" || steps.at(-1)!.index !== undefined;
  if (!isItem) return attributeFragment(row, value, words, manner);
  if (row?.block) return blockFragment({ ...words, attributes: row.attributes ?? {} }, value as Plain, manner);
  return itemFragment(row, value, words, manner);
}

type Plain = { readonly [key: string]: NewValue };

function samePath(a: NodePath, b: NodePath): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

function removed(resource: Resource, path: readonly string[], site: Site): readonly FileOperation[] | undefined {
  const { value, rest, map } = reach(resource, path);
  const owned = map.blocks.filter(({ at }) => at !== "" && samePath(namesIn(at), path) && rest.length === 0);
  const sites =
    owned.length > 0 ? owned.map((block) => block.site) : (rest.length === 0 && gatheredFrom(value)) || [site];
  if (sites.length === 0 || !sites.every(isWritten)) return undefined;
  return sites.map(({ file, path: own }) => operation(file, { op: "remove", path: withoutLoneItem(file, own) }));
}

function namesIn(at: string): readonly string[] {
  return parsePath(at).filter((step) => typeof step === "string");
}

/** The only item of a list goes with the list, as the only block of its kind goes with its name. */
function withoutLoneItem(file: SourceFile, path: NodePath): NodePath {
  const parent = path.slice(0, -1);
  const around = typeof path.at(-1) === "number" ? nodeAt(file.tree.root, parent) : undefined;
  const isLone = around?.kind === "list" && around.items.length === 1 && parent.length > 0;
  return isLone ? withoutLoneItem(file, parent) : path;
}

function added(
  resource: Resource,
  path: readonly string[],
  value: NewValue,
  module: Module,
): readonly FileOperation[] | undefined {
  const reached = reach(resource, path);
  const inDocument = documentPath(reached.value);
  if (inDocument) {
    return writtenBy(resource, inDocument, module, (manner) => [
      insertion(inDocument, [...inDocument.path, ...reached.rest.map(stepIn)], plainFragment(value, manner)),
    ]);
  }
  const place = bestPlace(placesOf(reached.map, reached.below));
  if (!place) return addedInPart(resource, path, value, module);
  return writtenBy(resource, place.block.site, module, (manner) => [insertionAt(place, value, manner)]);
}

/** The value's own place, where it is a part of a document that is written as text, or a map with keys of the user. */
function documentPath(value: ReturnType<typeof reach>["value"]): Site | undefined {
  const { site } = value;
  if ("blocks" in value || gatheredFrom(value) || !isWritten(site)) return undefined;
  const isSame =
    (value.kind === "map" && site.node.kind === "map") || (value.kind === "list" && site.node.kind === "list");
  return isSame ? site : undefined;
}

function stepIn(step: string): string | number {
  return isIndex(step) ? Number(step) : step;
}

function insertion({ file }: Site, path: NodePath, value: Fragment): FileOperation {
  return operation(file, { op: nodeAt(file.tree.root, path) ? "set" : "insert", path, value });
}

/** Writes an attribute, with the blocks around it that are missing. */
function insertionAt(place: Place, value: NewValue, manner: Manner): FileOperation {
  const { spot, missing, file, path, node } = place;
  const keys = spot.row?.conversion?.keyOf ?? ((key: string) => key);
  const nested = spot.rest.reduceRight<NewValue>(
    (inner, key) => (isIndex(key) ? [inner] : { [keys(key)]: inner }),
    value,
  );
  if (missing.length === 0 && spot.rest.length > 0) {
    if (node.kind !== "map") throw new Unwritable("an expression stands in the way");
    return insertion(place.block.site, [...path, ...spot.rest.map(stepIn)], plainFragment(value, manner));
  }
  const last = spot.steps.at(-1)!;
  const isItem = last.index !== undefined;
  const content = isItem
    ? itemFragment(spot.row, nested, spot.words, manner)
    : attributeFragment(spot.row, nested, spot.words, manner);
  if (missing.length === 0) return operation(file, { op: "set", path, value: content });
  return operation(file, within(path, node, missing, content, manner));
}

/** The insertion of content below blocks that are missing. */
function within(
  path: NodePath,
  node: Node,
  missing: readonly TerraformStep[],
  content: Fragment,
  manner: Manner,
): Operation {
  const [first, ...others] = missing as [TerraformStep, ...TerraformStep[]];
  const inner = others.reduceRight<Fragment>(
    (value, step) => ({ [step.name]: wrapped(value, step, manner, others) }),
    content,
  );
  const isList = node.kind === "list";
  if (isList) return { op: "append", path, value: inner };
  return {
    op: "insert",
    path: [...path, first.name],
    value: others.length === 0 ? lone(content, first) : wrapped(inner, first, manner, missing),
  };
}

function lone(content: Fragment, { index }: TerraformStep): Fragment {
  return index === undefined ? content : [content];
}

/** A block that is made on the way, in the manner of the file; the last step's own value has its shape already. */
function wrapped(value: Fragment, step: TerraformStep, manner: Manner, steps: readonly TerraformStep[]): Fragment {
  if (step === steps.at(-1)) return lone(value, step);
  return step.index !== undefined || manner.blocksAsLists ? [value] : value;
}

function appended(
  resource: Resource,
  path: readonly string[],
  value: NewValue,
  module: Module,
): readonly FileOperation[] | undefined {
  const reached = reach(resource, path);
  const inDocument = documentPath(reached.value);
  if (inDocument && !isListOfBlocks(reached)) {
    return writtenBy(resource, inDocument, module, (manner) => {
      const target = [...inDocument.path, ...reached.rest.map(stepIn)];
      return [appending(inDocument.file, target, plainFragment(value, manner))];
    });
  }
  const place = bestPlace(placesOf(reached.map, reached.below));
  if (!place) return addedInPart(resource, [...path, "0"], value, module);
  return writtenBy(resource, place.block.site, module, (manner) => {
    const { spot, missing } = place;
    if (spot.rest.length > 0 || spot.row?.conversion?.json) {
      return missing.length > 0 ? [insertionAt(place, [value], manner)] : undefined;
    }
    if (missing.length > 0) return [insertionAt(place, [value], manner)];
    return [appending(place.file, place.path, itemFragment(spot.row, value, spot.words, manner))];
  });
}

/** A list in the source whose items are blocks, with words of their own. */
function isListOfBlocks({ map, below }: ReturnType<typeof reach>): boolean {
  const place = bestPlace(placesOf(map, below));
  return place !== undefined && place.spot.rest.length === 0 && !place.spot.row?.conversion?.json;
}

/** A lone value becomes the first item of a list. */
function appending(file: SourceFile, path: NodePath, value: Fragment): FileOperation {
  const node = nodeAt(file.tree.root, path);
  if (!node || node.kind === "list") return operation(file, { op: "append", path, value });
  if (node.kind === "opaque" || (node.kind === "scalar" && node.value === null)) throw new Unwritable("no list");
  const hasComments = file.tree.comments.some(({ start }) => start >= node.start && start < node.end);
  if (hasComments || isExpression(node)) throw new Unwritable("what is there cannot be put into a list");
  return operation(file, { op: "set", path, value: [fragmentOf(node), value] });
}

function isExpression(node: Node): boolean {
  return node.kind === "scalar" && typeof node.value === "string" && /[$%]\{/.test(node.value);
}

function fragmentOf(node: Node): Fragment {
  switch (node.kind) {
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [String(key.value), fragmentOf(value)]));
    case "list":
      return node.items.map(fragmentOf);
    case "scalar":
      return node.value;
    case "opaque":
      throw new Unwritable(node.reason);
  }
}

/** Writes a property in the split resource that says it: in one that is there, or in a new one. */
function addedInPart(
  resource: Resource,
  path: readonly string[],
  value: NewValue,
  module: Module,
): readonly FileOperation[] | undefined {
  const { map } = reach(resource, []);
  for (const block of map.blocks) {
    if (block.at === "" || !samePath(namesIn(block.at), path)) continue;
    const entries = Object.entries(value as Plain);
    const operations = entries.map(([key, child]) => added(resource, [...path, key], child, module));
    return operations.includes(undefined) ? undefined : operations.flatMap((own) => own ?? []);
  }
  if (mappingOf(resource.declaredType).attach) return undefined;
  for (const part of partsFor(resource.type)) {
    const count = followed(parsePath(part.attach.at), path);
    if (typeof count !== "number") continue;
    const content = path.slice(count).reduceRight<NewValue>((inner, key) => ({ [key]: inner }), value);
    return newPart(resource, part, content, module);
  }
  return undefined;
}

function newPart(
  owner: Resource,
  part: PartMapping,
  content: NewValue,
  module: Module,
): readonly FileOperation[] | undefined {
  return writtenBy(owner, owner.site, module, (manner) => {
    const reference = manner.reference(owner, undefined);
    if (reference === undefined) return undefined;
    const name = freeName(module, part.name, owner.id.split(".").at(-1)!);
    const body = { ...repeated(owner), ...bodyOfPart(owner.type, part, `\${${reference}}`, content, manner) };
    return [newBlock(owner, part.name, name, body)];
  });
}

function bodyOfPart(
  type: string,
  { attributes, attach: { by, item } }: PartMapping,
  owner: string,
  content: NewValue,
  manner: Manner,
): { readonly [name: string]: Fragment } {
  if (item !== undefined) return { [by]: owner, [item]: plainFragment(content, manner) };
  return { [by]: owner, ...blockFragment({ type, attributes }, content as Plain, manner) };
}

/** As many instances as the owner has. */
function repeated(owner: Resource): { readonly [name: string]: Fragment } {
  const { node } = owner.site;
  if (childOf(node, "count")) return { count: `\${length(${owner.id})}` };
  return childOf(node, "for_each") ? { for_each: `\${${owner.id}}` } : {};
}

/** Adds a block to the section that the other resource stands in. */
function newBlock(
  beside: Resource,
  type: string,
  name: string,
  body: { readonly [name: string]: Fragment },
): FileOperation {
  const { file, path } = beside.site;
  const isListed = typeof path.at(-1) === "number";
  const named = isListed ? path.slice(0, -2) : path.slice(0, -1);
  const typed = typeof named.at(-1) === "number" ? named.slice(0, -1) : named;
  const section = typed.slice(0, -1);
  const present = nodeAt(file.tree.root, [...section, type]);
  const content = isListed ? [body] : body;
  if (present?.kind === "list")
    return operation(file, { op: "append", path: [...section, type], value: { [name]: content } });
  return operation(file, { op: "insert", path: [...section, type, name], value: content });
}

/** The name, with the first number that makes it new. */
function freeName(module: Module, type: string, wanted: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    if (!module.resources.has(`${type}.${name}`)) return name;
  }
}

function newResources(beside: Resource, resource: NewResource, module: Module): readonly FileOperation[] | undefined {
  const { type } = resource;
  const address = newAddress(resource, module);
  if (!address) return undefined;
  const { name, mapping } = address;
  return writtenBy(beside, beside.site, module, (manner) => {
    const properties = copied(resource.properties) as { [key: string]: NewValue };
    const reference = `\${${address.type}.${name}.${mapping.refs?.[0] ?? "id"}}`;
    const parts = partsFor(type).flatMap((part) =>
      takenAll(properties, parsePath(part.attach.at)).map((content, index) => {
        const partName = index === 0 ? name : `${name}_${index + 1}`;
        return newBlock(beside, part.name, partName, bodyOfPart(type, part, reference, content, manner));
      }),
    );
    const body = blockFragment({ type, attributes: mapping.attributes }, properties, manner);
    return [newBlock(beside, address.type, name, { ...repeated(beside), ...body }), ...parts];
  });
}

/** What lies at a path, once or as often as there are items; a part without a path of its own is not split off. */
function takenAll(properties: { [key: string]: NewValue }, path: ReturnType<typeof parsePath>): readonly NewValue[] {
  const taken: NewValue[] = [];
  if (path.length === 0) return taken;
  for (let value = take(properties, path); value !== undefined; value = take(properties, path)) taken.push(value);
  return taken;
}

interface NewAddress {
  readonly type: string;
  readonly name: string;
  readonly mapping: TypeMapping;
}

/** What a new resource is called in Terraform. */
function newAddress({ type, id }: NewResource, module: Module): NewAddress | undefined {
  const [own, mapping] = typeFor(type) ?? [];
  return own && mapping && { type: own, name: freeName(module, own, snakeName(id)), mapping };
}

function snakeName(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
}

function dependency(resource: Resource, on: NewResource, module: Module): readonly FileOperation[] | undefined {
  const address = newAddress(on, module);
  if (!address) return undefined;
  const waiting = reach(resource, []).map.blocks.filter(({ waits }) => waits);
  const sites = waiting.length > 0 ? waiting.map(({ site }) => site) : [resource.site];
  const value = `${address.type}.${address.name}`;
  return sites.map(({ file, path }) => operation(file, { op: "append", path: [...path, "depends_on"], value }));
}
