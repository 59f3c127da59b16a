import { lineStarts } from "../../syntax/lines.ts";
import type { Owner, Step } from "./place.ts";
import { indentOf, type Line, readLine, scalarIn } from "./yaml-line.ts";

/** A map or list in lines that is around the cursor, or a value that begins on a line below its key. */
export interface Level {
  readonly kind: "map" | "list" | "value";
  readonly column: number;
  /** A line that belongs to it. */
  readonly line: number;
  /** The key, or the position in the list, that leads on to the cursor; undefined in the map of the cursor itself. */
  readonly step: Step | undefined;
  /** What stands in the line behind that key or dash, and its offset. */
  readonly value: string;
  readonly valueAt: number;
  readonly items: readonly string[];
}

/**
 * The levels from the outermost to the innermost, which is a map with the word at the cursor as key. Undefined where
 * the cursor is in a text that goes on over several lines.
 */
export function levelsAround(owner: Owner, number: number, here: Line): readonly Level[] | undefined {
  const starts = lineStarts(owner);
  const levels: Level[] = [
    {
      kind: "map",
      column: here.column,
      line: number,
      step: here.key,
      value: here.value,
      valueAt: starts[number]! + here.valueColumn,
      items: [],
    },
  ];
  let column = here.column;
  /** The list whose first item is still to be found. */
  let list: { line: number; value: string; valueAt: number; items: string[] } | undefined;

  const closeList = (): void => {
    if (list) levels.push({ kind: "list", column, step: list.items.length, ...list, items: list.items.reverse() });
    list = undefined;
  };
  const enterDashes = (dashes: readonly number[], line: number, value = "", valueAt = 0): void => {
    for (const [index, dash] of [...dashes].reverse().entries()) {
      closeList();
      column = dash;
      list = index === 0 ? { line, value, valueAt, items: [] } : { line, value: "", valueAt: 0, items: [] };
    }
  };
  enterDashes(here.dashes, number);

  for (let line = number - 1; line >= 0 && (column > 0 || list); line--) {
    const start = starts[line]!;
    const indent = indentAt(owner.text, start);
    if (indent > column) continue;
    const first = owner.text[start + indent];
    if (first === undefined || first === "\n" || first === "\r" || first === "#") continue;
    if (indent === 0 && owner.text.startsWith("---", start)) break;
    const isInValue = levels.at(-1)!.kind === "value" && !list && indent === column;
    if (!isInValue && !list && indent === column && first !== "-") continue;
    const found = readLine(lineText(owner, line));
    const { key, value, dashes } = found;
    const valueAt = start + found.valueColumn;
    if (isInValue && key === undefined && dashes.length === 0) {
      // The first line of a value says what it is.
      levels[levels.length - 1] = { ...levels.at(-1)!, line, value, valueAt };
      continue;
    }
    const dash = list ? dashes.indexOf(column) : -1;
    if (list && dash >= 0) {
      const isText = dash === dashes.length - 1 && key === undefined;
      list.items.push(isText ? scalarIn(value) : "");
      if (dash > 0) enterDashes(dashes.slice(0, dash), line);
    } else if (!list && found.column === column) {
      // The first line of a list's item, which is a map; a text goes on instead.
      if (key === undefined && value !== "") return undefined;
      enterDashes(dashes, line);
    } else if (key !== undefined && (list ? found.column <= column : found.column < column)) {
      // A list may stand at the column of its key, a map may not.
      closeList();
      levels.push({ kind: "map", column: found.column, line, step: key, value, valueAt, items: [] });
      column = found.column;
      enterDashes(dashes, line);
    } else if (dashes.length > 0 && dashes.at(-1)! < column) {
      enterDashes(dashes, line, value, valueAt);
    } else if (dashes.length === 0 && key === undefined && /^[![{&]/.test(value)) {
      // A function, or a bracket, on a line of its own below its key.
      closeList();
      levels.push({ kind: "value", column: indent, line, step: undefined, value, valueAt, items: [] });
      column = indent;
    }
  }
  closeList();
  return levels.reverse();
}

/** The entries of a map in lines, with the scalars behind their keys; without those of one line. */
export function entriesAround(
  owner: Owner,
  { line, column }: Pick<Level, "line" | "column">,
  without = -1,
): ReadonlyMap<string, string> {
  const starts = lineStarts(owner);
  const entries = new Map<string, string>();
  /** False behind the end of the map. */
  const take = (number: number): boolean => {
    const start = starts[number]!;
    const indent = indentAt(owner.text, start);
    if (indent > column) return true;
    const first = owner.text[start + indent];
    if (first === undefined || first === "\n" || first === "\r" || first === "#") return true;
    const isItem = first === "-";
    if (indent < column && !isItem) return false;
    if (indent === 0 && owner.text.startsWith("---", start)) return false;
    const found = readLine(lineText(owner, number));
    if (found.key !== undefined && found.column === column && number !== without) {
      entries.set(found.key, scalarIn(found.value));
    }
    // An item begins a map, and ends the one before.
    return indent === column || (number === line && isItem);
  };
  const isFirst = (number: number): boolean => {
    const start = starts[number]!;
    return indentAt(owner.text, start) < column;
  };
  for (let number = line; number >= 0; number--) {
    if (!take(number)) break;
    if (isFirst(number) && owner.text[starts[number]! + indentAt(owner.text, starts[number]!)] === "-") break;
  }
  for (let number = line + 1; number < starts.length; number++) {
    const start = starts[number]!;
    const indent = indentAt(owner.text, start);
    if (indent < column && !/[\r\n#]|^$/.test(owner.text[start + indent] ?? "")) break;
    if (!take(number)) break;
  }
  return entries;
}

/** A line without its break. */
export function lineText(owner: Owner, line: number): string {
  const starts = lineStarts(owner);
  const text = owner.text.slice(starts[line], starts[line + 1]);
  return text.endsWith("\r\n") ? text.slice(0, -2) : text.endsWith("\n") ? text.slice(0, -1) : text;
}

/** The nearest line from one on, in a direction, that is neither empty nor a comment; undefined where there is none. */
export function contentLine(owner: Owner, from: number, by: 1 | -1): number | undefined {
  const count = lineStarts(owner).length;
  for (let line = from; line >= 0 && line < count; line += by) {
    const text = lineText(owner, line);
    const first = text[indentOf(text)];
    if (first !== undefined && first !== "#" && text.trim() !== "") return line;
  }
  return undefined;
}

function indentAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 32) at++;
  return at - start;
}
