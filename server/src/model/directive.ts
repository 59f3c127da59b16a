import type { Comment } from "../syntax/tree.ts";
import type { SourceFile } from "./site.ts";

/** What a comment that begins with `pipeline-hints:` says. */
export interface Directive {
  /** The first word: `disable-next-line`, `workload`; anything else is an error of the author. */
  readonly kind: string;
  /** The words behind it, commas taken as spaces. */
  readonly words: readonly string[];
  /** What stands behind ` -- `. */
  readonly reason: string | undefined;
}

const mark = "pipeline-hints:";

/** The directive in a comment, or in the text of Terraform's `//` key. */
export function parseDirective(text: string): Directive | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith(mark)) return undefined;
  const [head = "", ...reason] = trimmed.slice(mark.length).split(/\s--\s/);
  const [kind = "", ...words] = head.split(/[\s,]+/).filter((word) => word !== "");
  return { kind, words, reason: reason.length > 0 ? reason.join(" -- ").trim() : undefined };
}

/**
 * The comments that belong to the block under a key: those on lines of their own directly above the key, and those
 * between the key and the block's first entry.
 */
export function commentsOf(
  file: SourceFile,
  block: { start: number; bodyStart: number; bodyEnd: number },
): readonly Comment[] {
  const { comments, text } = file.tree;
  const above: Comment[] = [];
  let edge = block.start;
  for (let i = lastBefore(comments, block.start); i >= 0; i--) {
    const comment = comments[i]!;
    const between = text.slice(comment.end, edge);
    if (!comment.ownLine || between.trim() !== "" || /\n[ \t\r]*\n/.test(between)) break;
    above.unshift(comment);
    edge = comment.start;
  }
  const inside: Comment[] = [];
  for (let i = lastBefore(comments, block.bodyEnd); i >= 0 && comments[i]!.start > block.bodyStart; i--) {
    if (comments[i]!.ownLine) inside.unshift(comments[i]!);
  }
  return [...above, ...inside];
}

/** The index of the last comment that begins before an offset, or -1. */
function lastBefore(comments: readonly Comment[], offset: number): number {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
