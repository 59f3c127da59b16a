import type { TextEdit } from "./operations.ts";
import { contradiction } from "./plan.ts";

/**
 * The edits that change anything, from the beginning of the text to its end; those at one place as they come. Edits of
 * one thing from two sides, such as under its anchor and under an alias, throw a RangeError.
 */
export function inTextOrder(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const effective = edits.filter(({ start, end, newText }) => text.slice(start, end) !== newText);
  effective.sort((a, b) => a.start - b.start || a.end - b.end);
  if (effective.some((edit, index) => index > 0 && edit.start < effective[index - 1]!.end)) {
    throw contradiction();
  }
  return effective;
}
