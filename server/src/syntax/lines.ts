import type { Change } from "./change.ts";

/** Lines of a text; line and character count from 0, characters in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Offsets at which lines begin, in order. */
export type LineStarts = Int32Array;

const starts = new WeakMap<object, LineStarts>();

/** The offsets at which lines begin, kept with the object that the text belongs to. */
export function lineStarts(owner: { readonly text: string }): LineStarts {
  const known = starts.get(owner) ?? startsIn(owner.text);
  starts.set(owner, known);
  return known;
}

/** Keeps offsets that were found before with the object that the text belongs to. */
export function keepLineStarts(owner: { readonly text: string }, lines: LineStarts): void {
  starts.set(owner, lines);
}

export function startsIn(text: string): LineStarts {
  return Int32Array.from([0, ...startsBehindBreaks(text, 0, text.length)]);
}

/** The lines after a change: those before it stay, those behind it move. */
export function startsAfter(lines: LineStarts, { from, oldEnd, newEnd }: Change, text: string): LineStarts {
  const kept = countUpTo(lines, from);
  const moved = countUpTo(lines, oldEnd);
  const fresh = startsBehindBreaks(text, from, newEnd);
  const result = new Int32Array(kept + fresh.length + lines.length - moved);
  result.set(lines.subarray(0, kept));
  result.set(fresh, kept);
  result.set(lines.subarray(moved), kept + fresh.length);
  for (let i = kept + fresh.length; i < result.length; i++) result[i]! += newEnd - oldEnd;
  return result;
}

function startsBehindBreaks(text: string, from: number, to: number): number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) offsets.push(at + 1);
  return offsets;
}

/** How many lines begin at an offset or before it. */
function countUpTo(lines: LineStarts, offset: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line that an offset is in, without its break. */
export function lineRange(owner: { readonly text: string }, offset: number): { start: number; end: number } {
  const lines = lineStarts(owner);
  const line = countUpTo(lines, offset) - 1;
  return { start: lines[line]!, end: line + 1 < lines.length ? lines[line + 1]! - 1 : owner.text.length };
}

export function positionAt(owner: { readonly text: string }, offset: number): Position {
  const offsets = lineStarts(owner);
  const line = Math.max(1, countUpTo(offsets, offset)) - 1;
  return { line, character: offset - offsets[line]! };
}

export function offsetAt(owner: { readonly text: string }, { line, character }: Position): number {
  const offsets = lineStarts(owner);
  const start = offsets[Math.min(line, offsets.length - 1)]!;
  const end = offsets[line + 1] ?? owner.text.length;
  return Math.min(start + character, end);
}

/** The text of a line, without its line break and the white space before that. */
export function lineAt(owner: { readonly text: string }, line: number): string | undefined {
  const offsets = lineStarts(owner);
  const start = offsets[line];
  return start === undefined ? undefined : owner.text.slice(start, offsets[line + 1]).trimEnd();
}
