import type { Owner } from "./place.ts";
import { contentLine, type Level, lineText } from "./yaml-levels.ts";
import { type Line, readLine, tagIn } from "./yaml-line.ts";

/**
 * What the lines around let stand in a line: anything, or only a key to which the deeper lines below it then belong.
 * Undefined where a key would break what stands there, or take lines from another.
 */
export type Room = "any" | "head" | undefined;

/** What may be written in a line that has no key with its colon yet. */
export function roomFor(owner: Owner, number: number, here: Line, levels: readonly Level[]): Room {
  const isItem = here.dashes.length > 0;
  const column = here.dashes[0] ?? here.column;
  const around = levels[levels.findIndex(({ line }) => line === number) - 1];
  const first = firstIn(owner, number, around);
  // All entries of a map stand at one column, and so do all items of a list.
  if (first && (first.indent !== column || (isItem && first.dashes.length === 0))) return undefined;
  const before = lineNear(owner, number, -1);
  const behind = lineNear(owner, number, 1);
  if (!behind) return "any";
  const isListBehind = behind.dashes.length > 0;
  const outer = around?.column ?? -1;
  if (behind.indent > column) {
    if (isItem && (isListBehind ? here.dashes.includes(behind.indent) : behind.indent === here.column)) return "any";
    // Lines that have a key already are not to be taken from it, except by a key that is being written.
    const isTaken = before !== undefined && (before.indent > column || isAbove(before, behind));
    return isTaken && here.value === "" ? undefined : "head";
  }
  if (behind.indent === column) {
    if (isItem) return isListBehind || outer === column ? "any" : undefined;
    // Among keys, items at the same column belong to the key before them.
    return isListBehind && first?.dashes.length === 0 ? undefined : "any";
  }
  // The list of a key may stand at the column of the key.
  const isValueBehind = isListBehind && behind.indent === outer && around?.kind === "map";
  return behind.indent > outer || isValueBehind ? undefined : "any";
}

/** Whether the lines beside a line are items of a list. */
export function isAmongItems(owner: Owner, number: number, { column, dashes }: Line): boolean {
  const isItem = (line: Line | undefined): boolean => line?.indent === column && line.dashes.length > 0;
  return dashes.length === 0 && (isItem(lineNear(owner, number, 1)) || isItem(lineNear(owner, number, -1)));
}

/** Whether lines below say the value of a key, or the item of a dash, behind which nothing stands. */
export function isGivenBelow(owner: Owner, number: number, { key, column }: Line): boolean {
  const behind = lineNear(owner, number, 1);
  if (!behind) return false;
  return behind.indent > column || (behind.indent === column && behind.dashes.length > 0 && key !== undefined);
}

/** The column of the entries below a dash behind which nothing stands yet; undefined where there are none. */
export function columnBelow(owner: Owner, number: number, dash: number): number | undefined {
  const [before, behind] = [lineNear(owner, number, -1), lineNear(owner, number, 1)];
  if (!behind || behind.key === undefined || behind.dashes.length > 0) return undefined;
  // As in the item before, if there is one.
  const column = before && before.dashes.at(-1) === dash ? before.column : dash + 2;
  const isTaken = before !== undefined && isOpen(before) && before.dashes.length > 0;
  return behind.indent === column && !isTaken ? column : undefined;
}

/** The first line in the map or list around, where it stands before the line in question. */
function firstIn(owner: Owner, number: number, around: Level | undefined): Line | undefined {
  const item = around?.kind === "list" ? readLine(lineText(owner, around.line)) : undefined;
  // The first entry of an item stands behind its dash.
  if (item && (item.key !== undefined || item.value !== "")) return undefined;
  for (let from = (around?.line ?? -1) + 1; ; ) {
    const line = contentLine(owner, from, 1);
    if (line === undefined || line >= number) return undefined;
    const text = lineText(owner, line);
    if (!isOutside(text)) return readLine(text);
    from = line + 1;
  }
}

/** The next line with content in a direction. */
function lineNear(owner: Owner, number: number, by: 1 | -1): Line | undefined {
  const line = contentLine(owner, number + by, by);
  if (line === undefined) return undefined;
  const text = lineText(owner, line);
  return isOutside(text) ? undefined : readLine(text);
}

/** A line between documents, or a directive of YAML. */
function isOutside(text: string): boolean {
  return /^(?:---|\.\.\.|%)/.test(text);
}

/** Whether a line belongs to the one before it, or both to the same. */
function isAbove(before: Line, behind: Line): boolean {
  if (!isOpen(before)) return before.column >= behind.indent;
  return behind.indent > before.column || (behind.indent === before.column && behind.dashes.length > 0);
}

/** A key or a dash whose value is still to come. */
function isOpen({ key, dashes, value }: Line): boolean {
  return (key !== undefined || dashes.length > 0) && value.slice(tagIn(value).length) === "";
}
