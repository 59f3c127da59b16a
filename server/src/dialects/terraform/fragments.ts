import { NEW, type NewReference, type NewText, type NewValue } from "../../model/edit.ts";
import { standIns } from "../../model/embedded-json.ts";
import type { Site } from "../../model/site.ts";
import { type Node, nodeAt } from "../../syntax/tree.ts";
import type { Fragment } from "../../syntax/write/operations.ts";
import { isList } from "./conversions.ts";
import type { Manner } from "./manner.ts";
import { cloudControlCase, snakeCase } from "./mapping/naming.ts";
import { type PathStep, parsePath } from "./mapping/path.ts";
import { type AttributeRow, rowOf } from "./mapping/table.ts";
import type { Words } from "./translate.ts";

export type Plain = { readonly [key: string]: NewValue };

/** Thrown where a value has no words in Terraform; whoever asked for the edit does without it. */
export class Unwritable extends Error {}

/** The arguments of a block that say what a map says, in its order. */
export function blockFragment(words: Words, value: Plain, manner: Manner): { readonly [name: string]: Fragment } {
  const rest = copied(value) as Container;
  for (const attribute of Object.values(words.attributes)) {
    for (const path of Object.keys(rowOf(attribute).implies ?? {})) take(rest, parsePath(path));
  }
  const order = Object.keys(value);
  const nameOf = words.general ? cloudControlCase : snakeCase;
  const listed = listedArguments(words, rest, order, manner);
  const others = Object.entries(rest).map(([key, child]): Argument => {
    return { name: nameOf(key), rank: order.indexOf(key), value: unlistedFragment(child, words, manner) };
  });
  return fragmentOf([...listed, ...others]);
}

interface Argument {
  readonly name: string;
  readonly value: Fragment;
  /** Where what it says stands in the map. */
  readonly rank: number;
}

function fragmentOf(args: readonly Argument[]): { readonly [name: string]: Fragment } {
  const inOrder = args.toSorted((a, b) => a.rank - b.rank);
  return Object.fromEntries(inOrder.map(({ name, value }) => [name, value]));
}

/** What the table has attributes for is taken out of the map. Blocks that spread come last: they take what is left. */
function listedArguments(words: Words, rest: Container, order: readonly string[], manner: Manner): readonly Argument[] {
  const rows = Object.entries(words.attributes)
    .map(([name, attribute]) => ({ name, row: rowOf(attribute) }))
    .filter(({ row }) => !row.old)
    .sort((a, b) => Number(a.row.to === "") - Number(b.row.to === ""));
  return rows.flatMap(({ name, row }): readonly Argument[] => {
    if (row.to === "") {
      const inner = listedArguments({ ...words, attributes: row.attributes ?? {} }, rest, order, manner);
      if (inner.length === 0) return [];
      const block = fragmentOf(inner);
      const rank = Math.min(...inner.map((argument) => argument.rank));
      return [{ name, rank, value: manner.blocksAsLists ? [block] : block }];
    }
    const steps = parsePath(row.to);
    const value = take(rest, steps);
    if (value === undefined) return [];
    return [{ name, rank: order.indexOf(String(steps[0])), value: attributeFragment(row, value, words, manner) }];
  });
}

/** An attribute with all that it holds. */
export function attributeFragment(
  row: AttributeRow | undefined,
  value: NewValue,
  words: Words,
  manner: Manner,
): Fragment {
  const { block, conversion } = row ?? {};
  const inner: Words = { ...words, attributes: row?.attributes ?? {} };
  if (block === "many") {
    return (isList(value) ? value : [value]).map((item) => blockFragment(inner, mapOf(item), manner));
  }
  if (block === "one") {
    const said = blockFragment(inner, mapOf(value), manner);
    const fragment = row?.enabledBy === undefined ? said : { [row.enabledBy]: true, ...said };
    return manner.blocksAsLists ? [fragment] : fragment;
  }
  if (!row) return unlistedFragment(value, words, manner);
  const converted = conversion ? conversion.write(value) : value;
  if (converted === undefined) throw new Unwritable("a value without words in Terraform");
  return conversion?.json ? documentFragment(converted, manner) : plainFragment(converted, manner);
}

/** One of several blocks, or of the items of a list. */
export function itemFragment(row: AttributeRow | undefined, value: NewValue, words: Words, manner: Manner): Fragment {
  if (row?.block !== "many") {
    const { conversion } = row ?? {};
    const [item] = conversion ? listOf(conversion.write([value])) : [value];
    return plainFragment(item ?? value, manner);
  }
  return blockFragment({ ...words, attributes: row.attributes ?? {} }, mapOf(value), manner);
}

function listOf(value: NewValue | undefined): readonly NewValue[] {
  return value !== undefined && isList(value) ? value : [];
}

function unlistedFragment(value: NewValue, words: Words, manner: Manner): Fragment {
  if (isPlain(value)) {
    if (words.general) return blockFragment({ ...words, attributes: {} }, value, manner);
    throw new Unwritable("a block that is not in the tables");
  }
  return isList(value) ? value.map((item) => unlistedFragment(item, words, manner)) : plainFragment(value, manner);
}

/** A value whose keys stay as they are. */
export function plainFragment(value: NewValue, manner: Manner): Fragment {
  if (typeof value === "string") return escaped(value);
  if (typeof value !== "object") return value;
  if (isList(value)) return value.map((item) => plainFragment(item, manner));
  if (isPlain(value)) return mapValues(value, (child) => plainFragment(child, manner));
  if (value[NEW] === "copy") return copyFrom(value.site);
  return partsOf(value)
    .map((part) => (typeof part === "string" ? escaped(part) : `\${${expression(part, manner)}}`))
    .join("");
}

function documentFragment(value: NewValue, manner: Manner): Fragment {
  const document = plainFragment(value, manner);
  if (!manner.encodes) return manner.breaksLines ? `${JSON.stringify(document, null, 2)}\n` : JSON.stringify(document);
  return `\${jsonencode(${encoded(value, manner)})}`;
}

/** A value as an expression of Terraform's own language. */
function encoded(value: NewValue, manner: Manner): string {
  if (typeof value === "string") return quoted(escaped(value));
  if (typeof value !== "object") return String(value);
  if (isList(value)) return `[${value.map((item) => encoded(item, manner)).join(", ")}]`;
  if (isPlain(value)) {
    const entries = Object.entries(value).map(([key, child]) => `${keyText(key)} = ${encoded(child, manner)}`);
    return `{ ${entries.join(", ")} }`;
  }
  const parts = partsOf(value);
  const [only] = parts;
  if (parts.length === 1 && typeof only === "object") return expression(only, manner);
  return `"${parts
    .map((part) => (typeof part === "string" ? quoted(escaped(part)).slice(1, -1) : `\${${expression(part, manner)}}`))
    .join("")}"`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function keyText(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : quoted(key);
}

type Part = NewText["parts"][number];

function partsOf(value: Exclude<NewValue, string | number | boolean | readonly NewValue[] | Plain>): readonly Part[] {
  if (value[NEW] === "copy") throw new Unwritable("a copy is no expression");
  return value[NEW] === "text" ? value.parts : [value];
}

/** A part of a document in a JSON text; elsewhere the words of the two places may differ. */
function copyFrom({ file, path, node }: Site): Fragment {
  const isText = file.host && nodeAt(file.tree.root, path) === node;
  if (!isText || standIns.test(file.tree.text.slice(node.start, node.end))) throw new Unwritable("no plain JSON text");
  return copyOf(node);
}

/** A node as it stands. */
export function copyOf(node: Node): Fragment {
  switch (node.kind) {
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [String(key.value), copyOf(value)]));
    case "list":
      return node.items.map(copyOf);
    case "scalar":
      return node.value;
    case "opaque":
      throw new Unwritable(node.reason);
  }
}

function expression(part: Exclude<Part, string>, manner: Manner): string {
  if (part[NEW] === "pseudo") return manner.pseudo(part.name);
  return referenceText(part, manner);
}

function referenceText({ resource, attribute }: NewReference, manner: Manner): string {
  const text = manner.reference(resource, attribute);
  if (text === undefined) throw new Unwritable(`no expression for ${resource.id}`);
  return text;
}

/** In a template `${` begins an expression, and `$${` is the text. */
function escaped(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}

export function isPlain(value: NewValue): value is Plain {
  return typeof value === "object" && !isList(value) && !(NEW in value);
}

function mapOf(value: NewValue): Plain {
  if (!isPlain(value)) throw new Unwritable("a block cannot be written as a single value");
  return value;
}

function mapValues(value: Plain, map: (child: NewValue) => Fragment): { [key: string]: Fragment } {
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, map(child)]));
}

export type Container = { [key: string]: NewValue };

/** Maps and lists anew, so that what has been taken can be taken out. */
export function copied(value: NewValue): NewValue {
  if (typeof value !== "object" || NEW in value) return value;
  if (isList(value)) return value.map(copied);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, copied(child)]));
}

/** Takes the value at a path out of a map, with what is left empty around it. */
export function take(map: Container, steps: readonly PathStep[]): NewValue | undefined {
  const [name, next, ...rest] = steps;
  if (typeof name !== "string") return undefined;
  const value = map[name];
  if (value === undefined) return undefined;
  if (next === undefined) {
    delete map[name];
    return value;
  }
  if (typeof next === "string") {
    if (!isPlain(value)) return undefined;
    const taken = take(value as Container, [next, ...rest]);
    if (Object.keys(value).length === 0) delete map[name];
    return taken;
  }
  if (!isList(value)) return undefined;
  const items = value as NewValue[];
  const index = items.findIndex((item) => matches(item, next.where));
  if (index < 0) return undefined;
  const item = items[index]!;
  const taken = rest.length === 0 ? item : isPlain(item) ? take(item as Container, rest) : undefined;
  if (taken === undefined) return undefined;
  const left = rest.length > 0 ? Object.keys(item).filter((key) => key !== next.where?.[0]) : [];
  if (left.length === 0) items.splice(index, 1);
  if (items.length === 0) delete map[name];
  return taken;
}

function matches(item: NewValue, where: readonly [string, string] | undefined): boolean {
  return where === undefined || (isPlain(item) && item[where[0]] === where[1]);
}
