/** How a text became another: what stood from `from` to `oldEnd` is replaced by what now stands up to `newEnd`. */
export interface Change {
  readonly from: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The smallest change that turns one text into the other. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const from = longest(shorter, (length) => before.slice(0, length) === after.slice(0, length));
  const kept = longest(shorter - from, (length) => length === 0 || before.slice(-length) === after.slice(-length));
  return fromLineStart({ from, oldEnd: before.length - kept, newEnd: after.length - kept }, before, after);
}

/**
 * What is inserted or taken away can often be said in several ways: between two lines that begin alike, the line is new,
 * not the rest of one and the beginning of the next. Then whole lines keep their places.
 */
function fromLineStart(change: Change, before: string, after: string): Change {
  const { from, oldEnd, newEnd } = change;
  const isInsertion = oldEnd === from;
  if (from === 0 || (!isInsertion && newEnd !== from)) return change;
  const [text, end] = isInsertion ? [after, newEnd] : [before, oldEnd];
  const lineStart = text.lastIndexOf("\n", from - 1) + 1;
  const back = from - lineStart;
  const canMove = back <= end - from && text.slice(lineStart, from) === text.slice(end - back, end);
  return canMove ? { from: lineStart, oldEnd: oldEnd - back, newEnd: newEnd - back } : change;
}

/** The greatest length for which something holds that holds for all smaller ones; comparing slices is fast. */
function longest(limit: number, holds: (length: number) => boolean): number {
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
