import { lineStarts, positionAt } from "../../syntax/lines.ts";
import { flowPlaceAt, jsonPlaceAt } from "./flow-place.ts";
import { functionOfTag, type Owner, type Place, placeInText, type Quote, type Step } from "./place.ts";
import { entriesAround, type Level, levelsAround, lineText } from "./yaml-levels.ts";
import { commentStart, type Line, opensText, readLine, tagIn } from "./yaml-line.ts";
import { columnBelow, isAmongItems, isGivenBelow, roomFor } from "./yaml-room.ts";
import { pathToText } from "./yaml-text.ts";

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
  // In the white space before what the line holds already.
  if (before.trim() === "" && /^\s+[^\s#]/.test(whole.slice(character))) return undefined;
  const text = pathToText(owner, offset);
  if (text) return textPlace(text, before, offset);
  const here = lineBefore(owner, number, before);
  const levels = here && levelsAround(owner, number, here);
  return levels && placeAmong({ owner, offset, number, whole, here, levels });
}

/** The line up to the cursor. What comes behind a bare dash stands where its entries below do. */
function lineBefore(owner: Owner, number: number, before: string): Line | undefined {
  const here = readLine(before);
  const dash = here.value === "" && here.key === undefined ? here.dashes.at(-1) : undefined;
  const column = dash === undefined ? undefined : columnBelow(owner, number, dash);
  if (column === undefined) return here;
  return before.length <= column ? { ...here, column, valueColumn: column } : undefined;
}

/** The line of the cursor, among the levels that it is in. */
interface Here {
  readonly owner: Owner;
  readonly offset: number;
  readonly number: number;
  readonly whole: string;
  readonly here: Line;
  readonly levels: readonly Level[];
}

/** Follows the levels to the cursor, unless one of them is a text or stands in brackets. */
function placeAmong(at: Here): Place | undefined {
  const { owner, offset, number, whole, levels } = at;
  const path: Step[] = [];
  const byDepth = new Map<number, Level>();
  const textAt = (depth: number, key: string): string | undefined => {
    const level = byDepth.get(depth);
    return level && entriesAround(owner, level).get(key);
  };
  for (const level of levels) {
    if (level.kind === "map") byDepth.set(path.length, level);
    if (level.kind !== "value") {
      if (level.step === undefined) break;
      path.push(level.step);
    }
    // What stands behind the key in the cursor's own line is looked at below.
    if (level === levels.at(-1)) break;
    const { tag, length } = tagIn(level.value);
    if (tag) path.push(functionOfTag(tag));
    const value = level.value.slice(length);
    if (value === "") continue;
    if (opensText(value)) return textPlace(path, whole.slice(0, offset - lineStarts(owner)[number]!), offset, textAt);
    if (/^[{[]/.test(value)) return inFlow(owner, offset, level.valueAt + length, path, textAt);
    return undefined;
  }
  return placeInLine(at, path, textAt);
}

function placeInLine(at: Here, path: Step[], textAt: Place["textAt"]): Place | undefined {
  const { owner, offset, number, whole, here, levels } = at;
  const lineStart = lineStarts(owner)[number]!;
  const before = whole.slice(0, offset - lineStart);
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
  const isValueOnly = isInValue || isTagged;
  if (isValueOnly && raw === "" && isGivenBelow(owner, number, here)) return undefined;
  const line = readLine(whole);
  const hasColon = !isValueOnly && line.key !== undefined && line.column === here.column;
  const room = isInValue || hasColon ? "any" : roomFor(owner, number, here, levels);
  const isHead = room === "head";
  if (!room || (isHead && isTagged)) return undefined;
  const siblings = (): ReadonlySet<string> => new Set(entriesAround(owner, levels.at(-1)!, number).keys());
  const mayBeAlone = !isValueOnly && !hasColon && !isHead && here.column > 0;
  const isAlone = mayBeAlone && siblings().size === 0 && !isAmongItems(owner, number, here);
  const end = hasColon ? endOfKey(whole, column, line.key!) : endOfValue(whole, column, quote);
  const closed = quote !== "" && closingQuote(whole.slice(column), quote) !== undefined ? 1 : 0;
  const start = Math.min(offset, lineStart + column);
  const endAt = (behind: number): number =>
    start < lineStart + column ? offset : Math.max(offset, lineStart + behind);
  return {
    path,
    isKey: !isValueOnly,
    isValue: isValueOnly || isAlone,
    isText: false,
    isHead,
    typed: raw.slice(quote.length),
    word: { start: start + quote.length, end: endAt(end - closed) },
    whole: { start, end: endAt(end) },
    quote,
    hasColon,
    lead: leadOf(before, column),
    style: "block",
    depth: (isInValue ? here.column : column) - here.indent,
    missingComma: undefined,
    needsComma: false,
    siblings,
    items: levels.findLast(({ kind }) => kind === "list")?.items ?? [],
    textAt,
  };
}

/** The white space that is missing before a column, or behind the colon or dash that the text ends with. */
function leadOf(before: string, column: number): string {
  if (column > before.length) return " ".repeat(column - before.length);
  return column === before.length && /[:-]$/.test(before) ? " " : "";
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
function textPlace(path: readonly Step[], typed: string, offset: number, textAt?: Place["textAt"]): Place {
  return placeInText(typed, { start: offset - typed.length, end: offset }, { path, textAt });
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
