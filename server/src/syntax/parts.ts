import type { Change } from "./change.ts";
import { JoinedMap, type Piece } from "./nodes.ts";
import type { Comment, Entry, MapNode, Range } from "./tree.ts";

/**
 * A text is cut at the entries of its outer maps. What is not cut further is a leaf: it is parsed by itself, and what
 * was read from it is kept as long as its text and its surroundings stay the same, wherever it moves.
 */
export type Part = Leaf | Branch;

export interface Leaf {
  readonly kind: "leaf";
  readonly piece: Piece;
  readonly length: number;
  /** All that decides how the text of the leaf is read, beside that text. */
  readonly surroundings: string;
  /** Absent until it is parsed. */
  content?: Content;
}

/** What a leaf holds. */
export interface Content {
  readonly entries: readonly Entry[];
  /** From the first key to the end of what is written last; an entry may show what is written elsewhere. */
  readonly extent?: Range | undefined;
  readonly comments: readonly Comment[];
  readonly notes: readonly string[];
  readonly broken: boolean;
  /** For how many nodes the aliases in it stand. */
  readonly expansion: number;
}

/** An entry whose value is a map that is cut into its own entries; for the whole text, that map alone. */
export interface Branch {
  readonly kind: "branch";
  readonly length: number;
  readonly surroundings: string;
  /** Up to the first entry of the map; its one entry has the key. */
  readonly opening: Leaf;
  readonly parts: readonly Part[];
  /** What bounds the map where its entries do not, as braces do. */
  readonly bounds?: { readonly closing: Leaf; readonly first: Range; readonly last: Range };
  /** Both absent until all parts are parsed. */
  map?: MapNode;
  entry?: Entry;
}

/** Shorter texts are not worth being cut: parsing them takes less than a millisecond. */
export const worthCutting = 2048;

/** Maps within maps that are cut: enough to reach the properties of a resource. */
export const deepestCut = 4;

export function branch(
  surroundings: string,
  opening: Leaf,
  parts: readonly Part[],
  bounds?: NonNullable<Branch["bounds"]>,
): Branch {
  const own = opening.length + (bounds?.closing.length ?? 0);
  const length = parts.reduce((sum, part) => sum + part.length, own);
  return { kind: "branch", length, surroundings, opening, parts, ...(bounds && { bounds }) };
}

/** Where the part stood when it was last placed. */
export function startOf(part: Part): number {
  return part.kind === "leaf" ? part.piece.start : part.opening.piece.start;
}

/** The leaves in the order of the text. */
export function leavesOf(part: Part, leaves: Leaf[] = []): Leaf[] {
  if (part.kind === "leaf") leaves.push(part);
  else {
    leaves.push(part.opening);
    for (const child of part.parts) leavesOf(child, leaves);
    if (part.bounds) leaves.push(part.bounds.closing);
  }
  return leaves;
}

/** Leaves follow one another without gaps: this puts all of them at their places. */
export function placeLeaves(leaves: readonly Leaf[]): void {
  let at = 0;
  for (const { piece, length } of leaves) {
    piece.start = at;
    at += length;
  }
}

/** The map of a branch all of whose leaves are parsed. */
export function mapOf(part: Branch): MapNode {
  if (part.map) return part.map;
  const entries: Entry[] = [];
  for (const child of part.parts) {
    if (child.kind === "branch") entries.push(entryOf(child));
    else for (const entry of contentOf(child).entries) entries.push(entry);
  }
  const { first, last } = part.bounds ?? { first: beginning(part.parts[0]!), last: ending(part.parts.at(-1)!) };
  part.map = new JoinedMap(entries, part.bounds !== undefined, first, last);
  return part.map;
}

function entryOf(part: Branch): Entry {
  part.entry ??= { key: contentOf(part.opening).entries[0]!.key, value: mapOf(part) };
  return part.entry;
}

function beginning(part: Part): Range {
  return part.kind === "branch" ? entryOf(part).key : contentOf(part).extent!;
}

function ending(part: Part): Range {
  return part.kind === "branch" ? mapOf(part) : contentOf(part).extent!;
}

export function contentOf(leaf: Leaf): Content {
  if (!leaf.content) throw new Error("a piece of the text has not been parsed");
  return leaf.content;
}

/**
 * Finds parts again in a text that has changed. They must be asked for in the order of the text.
 */
export interface KnownParts {
  /** The part that had this very text, if there was one with these surroundings. */
  same(start: number, end: number, surroundings: string): Part | undefined;
  /** The parts within the one that began where this one begins, and that the change has touched. */
  within(start: number): KnownParts;
}

export const nothingKnown: KnownParts = { same: () => undefined, within: () => nothingKnown };

export function knownParts(parts: readonly Part[], change: Change): KnownParts {
  let index = 0;
  const at = (start: number): Part | undefined => {
    while (index < parts.length && startOf(parts[index]!) < start) index++;
    const part = parts[index];
    return part && startOf(part) === start ? part : undefined;
  };
  return {
    same(start, end, surroundings) {
      const moved = change.newEnd - change.oldEnd;
      const before = end <= change.from ? start : start >= change.newEnd ? start - moved : undefined;
      const part = before === undefined ? undefined : at(before);
      if (part?.length !== end - start || part.surroundings !== surroundings) return undefined;
      // The next one may begin at the same place, when this one is empty.
      index++;
      return part;
    },
    within(start) {
      const part = start <= change.from ? at(start) : undefined;
      return part?.kind === "branch" ? knownParts([part.opening, ...part.parts], change) : nothingKnown;
    },
  };
}
