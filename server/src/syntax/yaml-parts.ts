import { isMap, isScalar, type Pair, type YAMLMap, type Node as YamlNode } from "yaml";
import type { LineStarts } from "./lines.ts";
import { Piece } from "./nodes.ts";
import {
  type Branch,
  branch,
  type Content,
  deepestCut,
  type KnownParts,
  type Leaf,
  type Part,
  worthCutting,
} from "./parts.ts";
import { isMergeKey, parseYaml, yamlLifter } from "./yaml.ts";

/**
 * Cuts a YAML text before the keys of its outermost block maps. Undefined where the lines do not show beyond doubt where
 * an entry begins, as with tabs, with several documents, or where something is indented less than what is around it.
 */
export function cutYaml(text: string, lines: LineStarts, known: KnownParts): Branch | undefined {
  const first = firstEntry(text, lines);
  if (first === undefined) return undefined;
  const head = leafOf(0, lines[first]!, surroundingsOf([], 0), known);
  const parts = cutEntries({ text, lines, first, end: lines.length, outer: [], indent: 0, next: undefined }, known);
  return parts && branch("", head, parts);
}

/** The line of the first key, when nothing but comments and the mark of a document's start stand before it. */
function firstEntry(text: string, lines: LineStarts): number | undefined {
  let marked = false;
  for (const [line, start] of lines.entries()) {
    if (matches(keyAt, text, start)) return line;
    if (matches(nothingAt, text, start)) continue;
    if (marked || !matches(documentStart, text, start)) return undefined;
    marked = true;
  }
  return undefined;
}

/** A key that ends on its line, whatever follows. */
const keyAt = /(?:[A-Za-z0-9_][\w.:/-]*|"[^"\\\r\n]*"|'[^'\r\n]*'):(?=[ \t\r\n]|$)/y;
/** The rest of a line on which there is no value. */
const emptyRest = /[ \t]*(?:[ \t]#[^\r\n]*)?\r?(?:\n|$)/y;
const nothingAt = /[ \t]*(?:#[^\r\n]*)?\r?(?:\n|$)/y;
const documentStart = /---[ \t]*(?:[ \t]#[^\r\n]*)?\r?\n/y;
/** Words that are no key yet; the parser joins them with the line that follows. */
const wordsAt = /[A-Za-z0-9_][\w.:/ -]*\r?(?:\n|$)/y;

function matches(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** The lines of a map's entries, from `first` up to `end`. */
interface Region {
  readonly text: string;
  readonly lines: LineStarts;
  readonly first: number;
  readonly end: number;
  /** The indentations of the maps around this one. */
  readonly outer: readonly number[];
  readonly indent: number;
  /** The indentation of the key that follows the region; undefined at the end of the text. */
  readonly next: number | undefined;
}

function cutEntries(region: Region, known: KnownParts): readonly Part[] | undefined {
  const { text, lines, end, outer, indent } = region;
  const starts = entryLines(region);
  if (!starts) return undefined;
  const indents = [...outer, indent];
  const [inside, last] = [surroundingsOf(indents, indent), surroundingsOf(indents, region.next)];
  return starts.map((line, index) => {
    const isLast = index === starts.length - 1;
    const endLine = starts[index + 1] ?? end;
    const [from, to] = [lines[line]!, lines[endLine] ?? text.length];
    const surroundings = isLast ? last : inside;
    const same = known.same(from, to, surroundings);
    if (same) return same;
    const next = isLast ? region.next : indent;
    const entry = { ...region, first: line, end: endLine, outer: indents, next };
    return (to - from > worthCutting && cutValue(entry, surroundings, known)) || leafOf(from, to, surroundings, known);
  });
}

/** Cuts the entry that begins in a region, where its value is a block map that begins on a line of its own. */
function cutValue(region: Region, surroundings: string, known: KnownParts): Branch | undefined {
  const { text, lines, first, end, outer } = region;
  const own = outer.at(-1)!;
  if (outer.length > deepestCut || !matches(keyAt, text, lines[first]! + own)) return undefined;
  if (!matches(emptyRest, text, keyAt.lastIndex)) return undefined;
  let child = first + 1;
  while (child < end && matches(nothingAt, text, lines[child]!)) child++;
  if (child >= end) return undefined;
  const indent = indentAt(text, lines[child]!);
  if (indent <= own || !matches(keyAt, text, lines[child]! + indent)) return undefined;
  const start = lines[first]!;
  const inner = known.within(start);
  const opening = leafOf(start, lines[child]!, surroundingsOf(outer, indent), inner);
  const parts = cutEntries({ ...region, first: child, indent }, inner);
  return parts && branch(surroundings, opening, parts);
}

function indentAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === space) at++;
  return at - start;
}

const [space, tab, newline, carriageReturn, hash, bracket, brace] = [..." \t\n\r#]}"].map((c) => c.charCodeAt(0));

/** The lines on which entries begin; undefined where something else stands at the indentation of the keys, or before. */
function entryLines({ text, lines, first, end, indent }: Region): readonly number[] | undefined {
  const starts: number[] = [];
  let joins = false;
  for (let line = first; line < end; line++) {
    const start = lines[line]!;
    let at = start;
    while (at - start <= indent && text.charCodeAt(at) === space) at++;
    if (at - start > indent) continue;
    const code = text.charCodeAt(at);
    if (code === newline || code === hash || Number.isNaN(code)) continue;
    if ((code === tab || code === carriageReturn) && matches(nothingAt, text, at)) continue;
    if (at - start < indent) return undefined;
    if (matches(keyAt, text, at)) {
      if (!joins) starts.push(line);
      joins = false;
    } else if (starts.length > 0 && matches(wordsAt, text, at)) joins = true;
    // The end of a flow collection may stand in the column of the key that it belongs to.
    else if (starts.length === 0 || (code !== bracket && code !== brace)) return undefined;
  }
  return starts.length > 0 ? starts : undefined;
}

function leafOf(from: number, to: number, surroundings: string, known: KnownParts): Leaf {
  const same = known.same(from, to, surroundings);
  return same?.kind === "leaf" ? same : { kind: "leaf", piece: new Piece(from), length: to - from, surroundings };
}

/** The indentations of the maps around and of the key that follows: on them depends where scalars and maps end. */
function surroundingsOf(indents: readonly number[], next: number | undefined): string {
  return `${indents.join(" ")}|${next ?? ""}`;
}

/** What a leaf is parsed with, so that the parser meets it in the state in which it would in the whole text. */
interface Frame {
  readonly indents: readonly number[];
  readonly next: number | undefined;
  readonly prefix: string;
  readonly suffix: string;
}

const frames = new Map<string, Frame>();

function frameOf(surroundings: string): Frame {
  const known = frames.get(surroundings);
  if (known) return known;
  const [outer, follower] = surroundings.split("|") as [string, string];
  const indents = outer === "" ? [] : outer.split(" ").map(Number);
  const next = follower === "" ? undefined : Number(follower);
  const keyLine = (indent: number): string => `${" ".repeat(indent)}k:\n`;
  const prefix = indents.slice(0, -1).map(keyLine).join("");
  const frame = { indents, next, prefix, suffix: next === undefined ? "" : keyLine(next) };
  frames.set(surroundings, frame);
  return frame;
}

/**
 * Parses a leaf between keys that stand for what is around it. The key behind it must be found where it belongs: that
 * shows that the leaf ends in the state in which the next one is parsed, and so that the cut has not changed the
 * meaning. Undefined where it has, or where an alias needs an anchor of another leaf.
 */
export function parseYamlLeaf(leaf: Leaf, text: string): Content | undefined {
  const { indents, next, prefix, suffix } = frameOf(leaf.surroundings);
  const start = leaf.piece.start;
  const framed = prefix + text.slice(start, start + leaf.length) + suffix;
  const { document, documents, comments, broken } = parseYaml(framed, leaf.piece, prefix.length);
  const follower = next === undefined ? undefined : framed.length - suffix.length + next;
  const pairs = documents === 1 ? ownPairs(document?.contents, indents, next, follower) : undefined;
  // What is merged comes before all other entries of the map, also those of other leaves.
  if (!pairs || pairs.some(({ key }) => isMergeKey(key as YamlNode))) return undefined;
  const lifter = yamlLifter(framed, leaf.piece, prefix.length);
  const isOpening = next !== undefined && next > (indents.at(-1) ?? -1);
  const entries = isOpening ? openingEntry(pairs, follower!, lifter) : lifter.entries(pairs, indents.length);
  if (!entries || lifter.needsAnchor) return undefined;
  const { notes, expansion } = lifter;
  return { entries, extent: lifter.extent(pairs), comments, notes: [...notes], broken, expansion };
}

/** The pairs of the leaf's own map, when all keys of the frame are found in their places. */
function ownPairs(
  root: unknown,
  indents: readonly number[],
  next: number | undefined,
  follower: number | undefined,
): readonly Pair[] | undefined {
  if (indents.length === 0) return onlyKey(root, follower!) ? [] : undefined;
  let map = root;
  for (const [level, indent] of indents.entries()) {
    if (!isMap(map) || map.flow) return undefined;
    const pairs = map.items as Pair[];
    const before = next === indent ? withoutLast(pairs, follower!) : pairs;
    if (!before) return undefined;
    if (level === indents.length - 1) return before;
    if (before.length !== 1) return undefined;
    map = before[0]!.value;
  }
  return undefined;
}

function withoutLast(pairs: readonly Pair[], offset: number): readonly Pair[] | undefined {
  return startOfKey(pairs.at(-1)) === offset ? pairs.slice(0, -1) : undefined;
}

function startOfKey(pair: Pair | undefined): number | undefined {
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}

function onlyKey(node: unknown, offset: number): boolean {
  return isMap(node) && node.items.length === 1 && startOfKey((node as YAMLMap).items[0]) === offset;
}

/** The key of an opening, whose value must be the map that the key behind it begins. */
function openingEntry(
  pairs: readonly Pair[],
  follower: number,
  lifter: ReturnType<typeof yamlLifter>,
): Content["entries"] | undefined {
  const [pair, ...others] = pairs;
  if (!pair) return [];
  if (others.length > 0 || !onlyKey(pair.value, follower)) return undefined;
  const key = lifter.key(pair.key as YamlNode);
  return [{ key, value: key }];
}
