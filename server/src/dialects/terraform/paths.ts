import { partsFor } from "./mapping/mapping.ts";
import { cloudControlCase, propertyName, snakeCase } from "./mapping/naming.ts";
import { followed, isIndex, parsePath } from "./mapping/path.ts";
import { type AttributeRow, rowOf } from "./mapping/table.ts";
import type { Words } from "./translate.ts";

/** A step in a block: an attribute or a block in it, and which one of several. */
export interface TerraformStep {
  readonly name: string;
  readonly index?: number;
}

/** Where a property may be written, seen from the body of a block. */
export interface Spot {
  readonly steps: readonly TerraformStep[];
  /** Absent where the general rule alone leads here. */
  readonly row?: AttributeRow | undefined;
  /** The words of the block that the last step stands in. */
  readonly words: Words;
  /** The attribute, or a block around it, is for older files. */
  readonly old: boolean;
  /** What is left of the path within a document, or a map with keys of the user. */
  readonly rest: readonly string[];
  /** For an item that several attributes may make: which of those that are written it is. */
  readonly ordinal?: number | undefined;
}

/** All places in a block at which the property at a path may be written; those of the table before the general rule. */
export function spotsOf(words: Words, path: readonly string[]): readonly Spot[] {
  const listed = listedSpots(words, path, []);
  return listed.length > 0 ? listed : generalSpots(words, path);
}

function listedSpots(words: Words, path: readonly string[], before: readonly TerraformStep[]): readonly Spot[] {
  return Object.entries(words.attributes).flatMap(([name, attribute]): readonly Spot[] => {
    const row = rowOf(attribute);
    const inner: Words = { ...words, attributes: row.attributes ?? {} };
    if (row.to === "") return prefixed([], listedSpots(inner, path, [...before, { name }]), row);
    const to = parsePath(row.to);
    const count = followed(to, path);
    if (typeof count !== "number") return [];
    const item = to.findIndex((step) => typeof step !== "string" && step.where);
    const ordinal = item < 0 ? undefined : Number(path[item]);
    const here: Spot = { steps: [...before, { name }], row, words, old: row.old === true, rest: [], ordinal };
    return below(here, inner, path.slice(count));
  });
}

/** The places that a path leads to from the attribute that it has come to. */
function below(here: Spot, inner: Words, path: readonly string[]): readonly Spot[] {
  const [first, ...others] = path;
  const { row, steps } = here;
  if (first === undefined) return [here];
  if (row?.block === "one") return prefixed(steps, spotsOf(inner, path), row);
  const isItem = isIndex(first) && !row?.conversion?.json;
  if (!isItem) return [{ ...here, rest: path }];
  const at: Spot = { ...here, steps: [...steps.slice(0, -1), { ...steps.at(-1)!, index: Number(first) }] };
  if (others.length === 0) return [at];
  return row?.block === "many" ? prefixed(at.steps, spotsOf(inner, others), row) : [{ ...at, rest: others }];
}

function prefixed(steps: readonly TerraformStep[], spots: readonly Spot[], row?: AttributeRow): readonly Spot[] {
  return spots.map((spot) => ({ ...spot, steps: [...steps, ...spot.steps], old: spot.old || row?.old === true }));
}

/** None for what the table puts together from several attributes, or has in a resource of its own. */
function generalSpots(words: Words, path: readonly string[]): readonly Spot[] {
  const [first, ...others] = path;
  const name = first && (words.general ? cloudControlCase : snakeCase)(first);
  if (!name || Object.hasOwn(words.attributes, name) || (!words.general && isSplitOff(words.type, first))) return [];
  if (gatheredSpots(words, [first]).length > 0) return [];
  const here: Spot = { steps: [{ name }], words, old: false, rest: [] };
  const [next, ...more] = others;
  if (!words.general || next === undefined) return below(here, words, others);
  const inner: Words = { ...words, attributes: {} };
  if (!isIndex(next)) return prefixed(here.steps, spotsOf(inner, others));
  const item: Spot = { ...here, steps: [{ name, index: Number(next) }] };
  return more.length === 0 ? [item] : prefixed(item.steps, spotsOf(inner, more));
}

function isSplitOff(type: string, property: string): boolean {
  return partsFor(type).some(({ attach }) => parsePath(attach.at)[0] === property);
}

/** The attributes, each with the blocks around it, that together make the property at a path. */
export function gatheredSpots(words: Words, path: readonly string[]): readonly Spot[] {
  if (path.length === 0) return [];
  return Object.entries(words.attributes).flatMap(([name, attribute]): readonly Spot[] => {
    const row = rowOf(attribute);
    const inner: Words = { ...words, attributes: row.attributes ?? {} };
    if (row.to === "") return prefixed([{ name }], gatheredSpots(inner, path));
    const count = followed(parsePath(row.to), path);
    if (count === "part") return [{ steps: [{ name }], row, words, old: row.old === true, rest: [] }];
    if (count === undefined || !row.block || path.length === count) return [];
    const [first, ...others] = path.slice(count);
    const [step, rest] =
      row.block === "many" ? [{ name, index: Number(first) }, others] : [{ name }, path.slice(count)];
    return prefixed([step], gatheredSpots(inner, rest));
  });
}

/** The path of the property that an attribute says; items that an attribute makes are the first of their list. */
export function propertyPath(words: Words, steps: readonly TerraformStep[]): readonly string[] {
  const [step, ...rest] = steps;
  if (!step) return [];
  const { name, index } = step;
  const row = Object.hasOwn(words.attributes, name) ? rowOf(words.attributes[name]!) : undefined;
  const to = row
    ? parsePath(row.to).map((part) => (typeof part === "string" ? part : "0"))
    : [propertyName(words.type, name)];
  const inner: Words = { ...words, attributes: row?.attributes ?? {} };
  return [...to, ...(index === undefined ? [] : [String(index)]), ...propertyPath(inner, rest)];
}
