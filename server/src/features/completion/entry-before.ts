import type { Entry } from "../../syntax/tree.ts";

/** The last of some entries that begins before an offset. */
export function entryBefore(entries: readonly Entry[], offset: number): Entry | undefined {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.key.start < offset) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1];
}
