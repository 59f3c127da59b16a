/** Lines of a text; line and character count from 0, characters in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

const starts = new WeakMap<object, readonly number[]>();

/** The offsets at which lines begin, kept with the object that the text belongs to. */
export function lineStarts(owner: { readonly text: string }): readonly number[] {
  const known = starts.get(owner);
  if (known) return known;
  const { text } = owner;
  const offsets = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) offsets.push(at + 1);
  starts.set(owner, offsets);
  return offsets;
}

export function positionAt(owner: { readonly text: string }, offset: number): Position {
  const offsets = lineStarts(owner);
  let [low, high] = [0, offsets.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! <= offset) low = middle;
    else high = middle;
  }
  return { line: low, character: offset - offsets[low]! };
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
