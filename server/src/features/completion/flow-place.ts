import { type Entry, type MapNode, nodeAt } from "../../syntax/tree.ts";
import { entryBefore } from "./entry-before.ts";
import { functionOfTag, type Owner, type Place, type Quote, type Step, type Style } from "./place.ts";

/** A map or list in brackets that is open at some offset. */
interface Frame {
  readonly kind: "map" | "list";
  /** The function whose argument it is. */
  readonly call?: string | undefined;
  /** The key whose value comes next, or the position of the item. */
  step: Step | undefined;
  /** The end of what stands before the next comma. */
  done: number | undefined;
  readonly texts: Map<string, string | undefined>;
  readonly items: string[];
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly quote: Quote;
  readonly closed: boolean;
}

/** What is scanned behind the cursor at most, to learn what else its map holds. */
const lookAhead = 50_000;

/** Texts up to this length are scanned from their beginning. */
const worthAnchoring = 32_768;

export interface FlowStart {
  /** Where the scan begins: at a bracket, or at a key of the innermost frame. */
  readonly offset: number;
  /** The steps around the outermost bracket. */
  readonly base: readonly Step[];
  /** The keys of maps that are open where the scan begins. */
  readonly open: readonly string[];
  readonly style: Style;
}

/** Where the cursor is in JSON; the tree shows from where on the text has to be read. */
export function jsonPlaceAt(owner: Owner, offset: number, anchorDepth: number): Place | undefined {
  const place = scannedPlace(owner, offset, anchorDepth);
  return place && { ...place, siblings: () => new Set([...place.siblings(), ...keysAt(owner, place.path, offset)]) };
}

/**
 * The keys of a map that the tree knows, without the one at the cursor: the text may be too long to be read for them.
 * Behind the place where a text is broken, the tree may have taken one map for another.
 */
function keysAt({ root, broken }: Owner, path: readonly Step[], offset: number): readonly string[] {
  const map = nodeAt(root, path);
  if (map?.kind !== "map") return [];
  const others = map.entries.filter(({ key }) => key.end < offset || (offset < key.start && !broken));
  return others.map(({ key }) => String(key.value));
}

function scannedPlace(owner: Owner, offset: number, anchorDepth: number): Place | undefined {
  const { text, root } = owner;
  const style = owner.language === "json" ? "json" : "flow";
  const from: FlowStart = { offset: 0, base: [], open: [], style };
  if (text.length <= worthAnchoring || root?.kind !== "map") return flowPlaceAt(owner, offset, from);
  const open: string[] = [];
  let anchor: Entry | undefined;
  let map: MapNode | undefined = root;
  for (let depth = 0; depth < anchorDepth && map; depth++) {
    const last = entryBefore(map.entries, offset);
    // The key at the cursor does not say what stands before it.
    const entry: Entry | undefined = last && offset <= last.key.end ? entryBefore(map.entries, last.key.start) : last;
    if (!entry) break;
    if (anchor) open.push(String(anchor.key.value));
    anchor = entry;
    map = entry.value.kind === "map" ? entry.value : undefined;
  }
  if (!anchor) return flowPlaceAt(owner, offset, from);
  // One map more is open than there are keys before the anchor.
  return flowPlaceAt(owner, offset, { ...from, offset: anchor.key.start, open: [...open, ""] });
}

/** Where the cursor is within brackets; undefined behind them, in comments, and where nothing can be written. */
export function flowPlaceAt(owner: Owner, offset: number, from: FlowStart): Place | undefined {
  const { text } = owner;
  const isJson = from.style === "json";
  const stack: Frame[] = from.open.map((key) => ({ ...newFrame("map", undefined), step: key || undefined }));
  let call: string | undefined;
  let place: Place | undefined;
  let at = from.offset;
  const stop = Math.min(text.length, offset + lookAhead);

  const seen = (word: Word, isKey: boolean, hasColon: boolean): void => {
    place ??= placeOf({ text, from, stack: [...stack], offset, word, isKey, hasColon, call });
  };
  const atWord = (whole: Word): void => {
    const word = isJson ? whole : wordBefore(text, whole, offset);
    const top = stack.at(-1);
    const inner = word.quote ? text.slice(word.start + 1, word.closed ? word.end - 1 : word.end) : "";
    const value = word.quote ? inner : text.slice(word.start, word.end);
    const colon = colonBehind(text, word, isJson);
    const isKey = top?.kind === "map" && (colon !== undefined || top.step === undefined);
    const within = word.quote
      ? offset > word.start && (word.closed ? offset < word.end : offset <= word.end)
      : offset > word.start && offset <= word.end;
    if (within) seen(word, isKey, colon !== undefined);
    at = word.end;
    if (!top) return;
    if (isKey && colon !== undefined) {
      if (!within) top.texts.set(value, undefined);
      top.step = value;
      top.done = undefined;
      at = colon + 1;
    } else if (!isKey) {
      if (top.kind === "map" && typeof top.step === "string") {
        if (!within) top.texts.set(top.step, value);
        top.step = undefined;
      } else if (!place) top.items.push(value);
      top.done = word.end;
    } else if (!within) top.done = word.end;
    call = undefined;
  };

  while (at < stop) {
    const char = text[at]!;
    if (isSpace(char)) {
      at++;
      continue;
    }
    if (isCommentAt(text, at, isJson)) {
      const end = endOfComment(text, at);
      if (offset > at && offset <= end) return undefined;
      at = end;
      continue;
    }
    if (!place && at >= offset) seen({ start: offset, end: offset, quote: "", closed: true }, true, false);
    // Of the outer maps, which may be long, the tree knows the keys.
    if (place && !owner.broken && stack.length + from.base.length <= 2) break;
    if (char === "{" || char === "[") {
      stack.push(newFrame(char === "{" ? "map" : "list", call));
      call = undefined;
      at++;
    } else if (char === "}" || char === "]") {
      stack.pop();
      at++;
      const around = stack.at(-1);
      if (!around) break;
      around.done = at;
      if (around.kind === "map") around.step = undefined;
      else if (!place) around.items.push("");
    } else if (char === ",") {
      const top = stack.at(-1);
      at++;
      if (!top) break;
      top.done = undefined;
      top.step = typeof top.step === "number" ? top.step + 1 : undefined;
    } else if (!isJson && char === "!") {
      const end = endOf(text, at, /[\s,[\]{}]/);
      if (offset > at && offset <= end) seen({ start: at, end, quote: "", closed: true }, false, false);
      call = functionOfTag(text.slice(at, end));
      at = end;
    } else if (char === '"' || (!isJson && char === "'")) {
      atWord(quotedAt(text, at, char));
    } else if (char === ":") {
      at++;
    } else {
      const top = stack.at(-1);
      const isValue = top?.kind === "list" || top?.step !== undefined;
      atWord({ start: at, end: Math.max(at + 1, plainEnd(text, at, isJson, isValue)), quote: "", closed: true });
    }
    if (stack.length === 0 && at > from.offset) break;
  }
  if (!place && stack.length > 0 && at >= text.length && offset >= text.trimEnd().length) {
    seen({ start: offset, end: offset, quote: "", closed: true }, true, false);
  }
  return place;
}

function newFrame(kind: Frame["kind"], call: string | undefined): Frame {
  return { kind, call, step: kind === "list" ? 0 : undefined, done: undefined, texts: new Map(), items: [] };
}

interface Seen {
  readonly text: string;
  readonly from: FlowStart;
  readonly stack: readonly Frame[];
  readonly offset: number;
  readonly word: Word;
  readonly isKey: boolean;
  readonly hasColon: boolean;
  readonly call: string | undefined;
}

/** The frames are still being filled with what stands behind the cursor; what they hold at the cursor is taken here. */
function placeOf({ text, from, stack, offset, word, hasColon, call, ...seen }: Seen): Place | undefined {
  const top = stack.at(-1);
  if (!top) return undefined;
  const isKey = top.kind === "map" && seen.isKey && (hasColon || top.step === undefined);
  const path: Step[] = [...from.base];
  /** How many steps lead to each frame. */
  const depths = new Map<number, Frame>();
  for (const frame of stack) {
    if (frame.call !== undefined) path.push(frame.call);
    depths.set(path.length, frame);
    if (frame === top && isKey) break;
    if (frame.step === undefined) return undefined;
    path.push(frame.step);
  }
  if (!isKey && call !== undefined) path.push(call);
  const inner = word.quote
    ? { start: word.start + 1, end: word.closed ? word.end - 1 : word.end }
    : { start: word.start, end: word.end };
  const behind = /\S/.exec(text.slice(word.end, word.end + 1000))?.[0];
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const [indent] = /^\s*/.exec(text.slice(lineStart, offset))!;
  const items = [...top.items];
  return {
    path,
    isKey,
    isValue: !isKey,
    isText: false,
    isHead: false,
    typed: text.slice(inner.start, offset),
    word: inner,
    whole: { start: word.start, end: word.end },
    quote: word.quote,
    hasColon,
    lead: "",
    style: from.style,
    depth: from.style === "json" ? 0 : Math.max(0, word.start - lineStart - indent.length),
    missingComma: hasColon ? undefined : top.done,
    needsComma: !hasColon && behind !== undefined && !",}]:#/".includes(behind),
    siblings: () => new Set(top.texts.keys()),
    items,
    textAt: (depth, key) => depths.get(depth)?.texts.get(key),
  };
}

function isSpace(char: string): boolean {
  return char === " " || char === "\n" || char === "\t" || char === "\r";
}

function isCommentAt(text: string, at: number, isJson: boolean): boolean {
  if (isJson) return text[at] === "/" && (text[at + 1] === "/" || text[at + 1] === "*");
  return text[at] === "#" && (at === 0 || isSpace(text[at - 1]!));
}

function endOfComment(text: string, at: number): number {
  if (text[at + 1] === "*") {
    const end = text.indexOf("*/", at + 2);
    return end < 0 ? text.length : end + 2;
  }
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** A text in quotes ends with its line, if not before: the closing quote may not have been typed yet. */
function quotedAt(text: string, start: number, quote: '"' | "'"): Word {
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at]!;
    if (char === "\\" && quote === '"') at++;
    else if (char === "\n" || char === "\r") return { start, end: at, quote, closed: false };
    else if (char === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return { start, end: at + 1, quote, closed: true };
    }
  }
  return { start, end: text.length, quote, closed: false };
}

function plainEnd(text: string, start: number, isJson: boolean, isValue: boolean): number {
  // Where quotes have not been typed yet, the colons of `AWS::SQS` end no key.
  if (isJson) return Math.max(start + 1, endOf(text, start, isValue ? /[\s,[\]{}"]/ : /[\s,[\]{}:"]/));
  for (let at = start; at < text.length; at++) {
    const char = text[at]!;
    if (/[,[\]{}\n\r]/.test(char)) return trimmedEnd(text, start, at);
    if (char === ":" && /[\s,[\]{}]/.test(text[at + 1] ?? " ")) return trimmedEnd(text, start, at);
    if (char === "#" && isSpace(text[at - 1] ?? " ")) return trimmedEnd(text, start, at);
  }
  return trimmedEnd(text, start, text.length);
}

/** A word that is being typed before a key, from which a comma will part it. */
function wordBefore(text: string, word: Word, offset: number): Word {
  const isInside = !word.quote && word.start < offset && offset < word.end && isSpace(text[offset]!);
  return isInside && /^\s+[\w"']+:\s/.test(text.slice(offset, word.end + 2)) ? { ...word, end: offset } : word;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && isSpace(text[at - 1]!)) at--;
  return at;
}

function endOf(text: string, start: number, ends: RegExp): number {
  let at = start;
  while (at < text.length && !ends.test(text[at]!)) at++;
  return at;
}

/** The offset of the colon that makes a word a key. */
function colonBehind(text: string, word: Word, isJson: boolean): number | undefined {
  let at = word.end;
  while (at < text.length && (text[at] === " " || text[at] === "\t")) at++;
  if (text[at] !== ":") return undefined;
  return isJson || word.quote || /[\s,[\]{}]/.test(text[at + 1] ?? " ") ? at : undefined;
}
