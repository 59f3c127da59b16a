import { createScanner, type JSONScanner } from "jsonc-parser";
import type { Change } from "./change.ts";
import { parseJson } from "./json.ts";
import { nodeMaker, Piece } from "./nodes.ts";
import { type Branch, branch, type Content, deepestCut, type Leaf, type Part, startOf, worthCutting } from "./parts.ts";

/** Cuts a JSON text at the members of its outermost objects; undefined where brackets do not match. */
export function cutJson(text: string): Branch | undefined {
  const [head] = /^\s*\{/.exec(text) ?? [];
  if (head === undefined) return undefined;
  const scanner = createScanner(text, true);
  scanner.setPosition(head.length);
  const scan = scanObject(scanner, text, head.length, 1);
  if (!scan || !/^\s*\}\s*$/.test(text.slice(scan.rest))) return undefined;
  return branchOf(0, text.length, { ...scan, open: head.length - 1 }, 0, text);
}

/** Cuts a text that has changed again, where the change lies within the members of what was cut before. */
export function recutJson(old: Branch, change: Change, text: string): Branch | undefined {
  const { opening, parts, bounds } = old;
  const closing = bounds!.closing;
  if (change.from < startOf(old) + opening.length || change.oldEnd > closing.piece.start) return undefined;
  const isTouched = (part: Part): boolean =>
    startOf(part) <= change.oldEnd && startOf(part) + part.length >= change.from;
  const first = parts.findIndex(isTouched);
  const last = parts.findLastIndex(isTouched);
  if (first < 0) return undefined;
  const inner = parts[first]!;
  const again =
    (first === last && inner.kind === "branch" && recutInner(inner, change, text)) ||
    rescan(old, first, last, change, text);
  return (
    again && branch(old.surroundings, opening, [...parts.slice(0, first), ...again, ...parts.slice(last + 1)], bounds)
  );
}

function recutInner(inner: Branch, change: Change, text: string): readonly Part[] | undefined {
  const again = recutJson(inner, change, text);
  return again && [again];
}

/** Scans the members from one to another, which must end where they ended before. */
function rescan(old: Branch, first: number, last: number, change: Change, text: string): readonly Part[] | undefined {
  const { parts } = old;
  const start = startOf(parts[first]!);
  const end = startOf(parts[last]!) + parts[last]!.length + change.newEnd - change.oldEnd;
  const level = levelOf(old) + 1;
  const scanner = createScanner(text, true);
  scanner.setPosition(start);
  const scan = scanObject(scanner, text, start, level, end);
  if (scan?.rest !== end || (scan.isClosed && last < parts.length - 1)) return undefined;
  return scan.members.map((member) => partOf(member, level, text));
}

/** A member from the end of the one before it up to its comma, with the white space and comments around. */
interface Member {
  readonly start: number;
  readonly end: number;
  readonly hasComma: boolean;
  /** Set where the value is an object that may be cut. */
  readonly object: ScannedObject | undefined;
}

interface ScannedObject extends Scan {
  /** The offset of the opening brace. */
  readonly open: number;
}

interface Scan {
  readonly members: readonly Member[];
  /** Where the last member ends, and what closes the object begins. */
  readonly rest: number;
  /** The closing brace was met. */
  readonly isClosed: boolean;
}

/**
 * The members of an object that the scanner is in, up to its closing brace, or up to `stop` when a member ends there.
 * Undefined where brackets do not match, or where comments stand alone before the closing brace.
 */
function scanObject(scanner: JSONScanner, text: string, start: number, level: number, stop?: number): Scan | undefined {
  const members: Member[] = [];
  let memberStart = start;
  let tokens = "";
  let object: ScannedObject | undefined;
  const endMember = (end: number, hasComma: boolean): void => {
    members.push({ start: memberStart, end, hasComma, object });
    memberStart = end;
    tokens = "";
    object = undefined;
  };
  for (;;) {
    const { token, offset } = nextToken(scanner, text);
    if (token === "" || token === "]") return undefined;
    if (token === ",") {
      endMember(offset + 1, true);
      if (memberStart === stop) return { members, rest: stop, isClosed: false };
      continue;
    }
    if (token === "}") {
      if (tokens !== "") endMember(offset, false);
      const isPlain = /^\s*$/.test(text.slice(memberStart, offset));
      return isPlain ? { members, rest: memberStart, isClosed: true } : undefined;
    }
    if (token === "{" && tokens === behindKey && level <= deepestCut) {
      const scan = scanObject(scanner, text, offset + 1, level + 1);
      if (!scan) return undefined;
      object = { ...scan, open: offset };
    } else if ((token === "{" || token === "[") && !skipContainer(scanner, text, token)) return undefined;
    if (tokens.length <= behindKey.length) tokens += token;
  }
}

const behindKey = '":';

/** The next token by its first character, which tells all that matters here; empty at the end of the text. */
function nextToken(scanner: JSONScanner, text: string): { readonly token: string; readonly offset: number } {
  scanner.scan();
  const offset = scanner.getTokenOffset();
  return { token: text[offset] ?? "", offset };
}

/** Goes behind the bracket that closes one just met; false where brackets do not match. */
function skipContainer(scanner: JSONScanner, text: string, opened: string): boolean {
  const open = [opened];
  while (open.length > 0) {
    const { token } = nextToken(scanner, text);
    if (token === "") return false;
    if (token === "{" || token === "[") open.push(token);
    if (token === "}" && open.pop() !== "{") return false;
    if (token === "]" && open.pop() !== "[") return false;
  }
  return true;
}

function partOf(member: Member, level: number, text: string): Part {
  const { start, end, hasComma, object } = member;
  const isLong = end - start > worthCutting;
  if (object && isLong && /^\s*\}\s*,?$/.test(text.slice(object.rest, end))) {
    return branchOf(start, end, object, level, text);
  }
  return leaf(start, end, `${level}${hasComma ? comma : ""}`);
}

/** An object that is cut, from `start` up to `end` with its key and its comma. */
function branchOf(
  start: number,
  end: number,
  { open, members, rest }: ScannedObject,
  level: number,
  text: string,
): Branch {
  const opening = leaf(start, open + 1, `${level}${level === 0 ? root : openingBrace}`);
  const closing = leaf(rest, end, `${level}${closingBrace}`);
  const brace = text.indexOf("}", rest) - rest;
  const bounds = {
    closing,
    first: nodeMaker(opening.piece).range(open - start, open - start + 1),
    last: nodeMaker(closing.piece).range(brace, brace + 1),
  };
  return branch(
    String(level),
    opening,
    members.map((member) => partOf(member, level + 1, text)),
    bounds,
  );
}

function leaf(start: number, end: number, surroundings: string): Leaf {
  return { kind: "leaf", piece: new Piece(start), length: end - start, surroundings };
}

/** In how many objects a part stands. */
function levelOf({ surroundings }: Part): number {
  return Number.parseInt(surroundings, 10);
}

/** How the surroundings of a leaf end, beside those of a last member. */
const [comma, openingBrace, closingBrace, root] = [",", "{", "}", "^"] as const;

/** What is put behind the text of a leaf to make an object of it; behind a comma, a member that must be found again. */
const endings: Readonly<Record<string, string>> = { [comma]: '"":0}', [openingBrace]: "}}" };

const nothing: Content = { entries: [], comments: [], notes: [], broken: false, expansion: 0 };

/**
 * Parses a leaf as an object of its own. That the object ends where it should, with the member put behind the comma as
 * its last, shows that the parser would be in the same state in the whole text; undefined where it would not.
 */
export function parseJsonLeaf(part: Leaf, text: string): Content | undefined {
  const ending = part.surroundings.at(-1)!;
  if (ending === closingBrace || ending === root) return nothing;
  const start = part.piece.start;
  const body = text.slice(start, start + part.length);
  const framed = `{${body}${endings[ending] ?? "}"}`;
  const { root: object, comments, notes, broken } = parseJson(framed, part.piece, 1, levelOf(part) - 1);
  if (object?.kind !== "map" || object.end - start !== framed.length - 1) return undefined;
  if (ending !== comma) return { entries: object.entries, comments, notes, broken, expansion: 0 };
  const follower = object.entries.at(-1);
  if (!follower || follower.key.start - start !== body.length) return undefined;
  return { entries: object.entries.slice(0, -1), comments, notes, broken, expansion: 0 };
}
