import { lineStarts, positionAt } from "../../syntax/lines.ts";
import { flowPlaceAt, jsonPlaceAt } from "./flow-place.ts";
import { functionOfTag, type Owner, type Place, placeInText, type Quote, type Step } from "./place.ts";
import { commentStart, type Line, opensText, readLine, scalarIn, tagIn } from "./yaml-line.ts";

/** A map or list in lines that is around the cursor. */
interface Level {
  readonly kind: "map" | "list";
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
 * Where the cursor is in YAML. In block style the lines above say it by their indentation; of these only such are read
 * closely as stand further left than all lines below them.
 */
export function yamlPlaceAt(owner: Owner, offset: number, anchorDepth: number): Place | undefined {
  if (/^\s*[{[]/.test(owner.text.slice(0, 100))) return jsonPlaceAt(owner, offset, anchorDepth);
  const { line: number, character } = positionAt(owner, offset);
  const whole = lineText(owner, number);
  const before = whole.slice(0, character);
  if (before.includes("\t") || commentStart(before) !== undefined) return undefined;
  const here = readLine(before);
  return placeAmong(owner, offset, number, whole, here, levelsAround(owner, number, here));
}

/** The levels from the outermost to the innermost, which is a map with the word at the cursor as key. */
function levelsAround(owner: Owner, number: number, here: Line): readonly Level[] {
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
    if (!list && indent === column && first !== "-") continue;
    const found = readLine(lineText(owner, line));
    const valueAt = start + found.valueColumn;
    const dash = list ? found.dashes.indexOf(column) : -1;
    if (list && dash >= 0) {
      const isText = dash === found.dashes.length - 1 && found.key === undefined;
      list.items.push(isText ? scalarIn(found.value) : "");
      if (dash > 0) enterDashes(found.dashes.slice(0, dash), line);
    } else if (!list && found.column === column) {
      // The first line of a list's item, which is a map.
      enterDashes(found.dashes, line);
    } else if (found.key !== undefined && (list ? found.column <= column : found.column < column)) {
      // A list may stand at the column of its key, a map may not.
      closeList();
      levels.push({ kind: "map", column: found.column, line, step: found.key, value: found.value, valueAt, items: [] });
      column = found.column;
      enterDashes(found.dashes, line);
    } else if (found.dashes.length > 0 && found.dashes.at(-1)! < column) {
      enterDashes(found.dashes, line, found.value, valueAt);
    }
  }
  closeList();
  return levels.reverse();
}

function placeAmong(
  owner: Owner,
  offset: number,
  number: number,
  whole: string,
  here: Line,
  levels: readonly Level[],
): Place | undefined {
  const path: Step[] = [];
  const byDepth = new Map<number, Level>();
  const textAt = (depth: number, key: string): string | undefined => {
    const level = byDepth.get(depth);
    return level && entriesAround(owner, level).get(key);
  };
  const lineStart = lineStarts(owner)[number]!;
  const before = whole.slice(0, offset - lineStart);

  for (const level of levels) {
    const isInnermost = level === levels.at(-1);
    if (level.kind === "map") byDepth.set(path.length, level);
    if (level.step === undefined) break;
    path.push(level.step);
    // What stands behind the key in the cursor's own line is looked at below.
    if (isInnermost) break;
    const { tag, length } = tagIn(level.value);
    if (tag) path.push(functionOfTag(tag));
    const value = level.value.slice(length);
    if (value === "") continue;
    if (opensText(value)) return textPlace(path, before, offset, textAt);
    if (/^[{[]/.test(value)) return inFlow(owner, offset, level.valueAt + length, path, textAt);
    return undefined;
  }

  const isInValue = here.key !== undefined;
  let column = isInValue ? here.valueColumn : here.column;
  const { tag, length } = tagIn(before.slice(column));
  // A tag that is still being typed is the word itself.
  const isMarked = /\s$/.test(before.slice(column, column + length));
  const isTagged = tag !== undefined && isMarked;
  if (isTagged) path.push(functionOfTag(tag));
  if (isMarked) column += length;
  const raw = before.slice(column);
  if (/^[{[]/.test(raw)) return inFlow(owner, offset, lineStart + column, path, textAt);
  if (/^[|>]/.test(raw)) return undefined;
  const quote = (/^["']/.exec(raw)?.[0] ?? "") as Quote;
  if (quote && closingQuote(raw, quote) !== undefined) return undefined;
  const line = readLine(whole);
  const hasColon = !isInValue && !isTagged && line.key !== undefined && line.column === here.column;
  const end = hasColon ? endOfKey(whole, column, line.key!) : endOfValue(whole, column, quote);
  const shift = quote.length;
  const closed = quote !== "" && closingQuote(whole.slice(column), quote) !== undefined ? 1 : 0;
  const siblings = (): ReadonlySet<string> => new Set(entriesAround(owner, levels.at(-1)!, number).keys());
  const isAlone = !isInValue && !hasColon && here.column > 0 && siblings().size === 0;
  return {
    path,
    isKey: !isInValue && !isTagged,
    isValue: isInValue || isTagged || isAlone,
    isText: false,
    typed: raw.slice(shift),
    word: { start: lineStart + column + shift, end: Math.max(offset, lineStart + end - closed) },
    whole: { start: lineStart + column, end: Math.max(offset, lineStart + end) },
    quote,
    hasColon,
    lead: raw === "" && /[:-]/.test(before.at(-1) ?? "") ? " " : "",
    style: "block",
    depth: (isInValue ? here.column : column) - here.indent,
    missingComma: undefined,
    needsComma: false,
    siblings,
    items: levels.findLast(({ kind }) => kind === "list")?.items ?? [],
    textAt,
  };
}

function inFlow(
  owner: Owner,
  offset: number,
  from: number,
  base: readonly Step[],
  textAt: Place["textAt"],
): Place | undefined {
  const place = flowPlaceAt(owner, offset, { offset: from, base, open: [], style: "flow" });
  if (!place) return undefined;
  return { ...place, textAt: (depth, key) => (depth < base.length ? textAt(depth, key) : place.textAt(depth, key)) };
}

/** In a text of several lines. */
function textPlace(path: readonly Step[], typed: string, offset: number, textAt: Place["textAt"]): Place {
  return placeInText(typed, { start: offset - typed.length, end: offset }, { path, textAt });
}

/** The entries of a map in lines, with the scalars behind their keys; without those of one line. */
function entriesAround(owner: Owner, { line, column }: Level, without = -1): ReadonlyMap<string, string> {
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

function lineText(owner: Owner, line: number): string {
  const starts = lineStarts(owner);
  const text = owner.text.slice(starts[line], starts[line + 1]);
  return text.endsWith("\r\n") ? text.slice(0, -2) : text.endsWith("\n") ? text.slice(0, -1) : text;
}

function indentAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 32) at++;
  return at - start;
}

/** The position of the quote that ends a text, behind the one that begins it. */
function closingQuote(text: string, quote: Quote): number | undefined {
  for (let at = 1; at < text.length; at++) {
    if (text[at] === "\\" && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at;
    }
  }
  return undefined;
}

function endOfKey(line: string, column: number, key: string): number {
  const isQuoted = /["']/.test(line[column]!);
  return column + key.length + (isQuoted ? 2 : 0);
}

function endOfValue(line: string, column: number, quote: Quote): number {
  const rest = line.slice(column);
  const closing = quote ? closingQuote(rest, quote) : undefined;
  if (closing !== undefined) return column + closing + 1;
  return column + rest.slice(0, commentStart(rest) ?? rest.length).trimEnd().length;
}
