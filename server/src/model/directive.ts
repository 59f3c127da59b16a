import type { Comment } from "../syntax/tree.ts";
import type { Resource } from "./template.ts";

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

export function isDirective(text: string): boolean {
  return text.trimStart().startsWith(mark);
}

/** The directive in a comment, or in the text of Terraform's `//` key. */
export function parseDirective(text: string): Directive | undefined {
  if (!isDirective(text)) return undefined;
  const trimmed = text.trim();
  const [head = "", ...reason] = trimmed.slice(mark.length).split(/\s--\s/);
  const [kind = "", ...words] = head.split(/[\s,]+/).filter((word) => word !== "");
  return { kind, words, reason: reason.length > 0 ? reason.join(" -- ").trim() : undefined };
}

/**
 * The comments that belong to a resource: those on lines of their own directly above its key, and those between the key
 * and the first entry of its block.
 */
export function commentsOf({ file, site: { node, key } }: Resource): readonly Comment[] {
  const bodyStart = key?.end ?? node.start;
  const bodyEnd = node.kind === "map" ? (node.entries[0]?.key.start ?? node.end) : node.start;
  const start = key?.start ?? node.start;
  const { comments, text } = file.tree;
  const above: Comment[] = [];
  let edge = start;
  for (let i = lastBefore(comments, start); i >= 0; i--) {
    const comment = comments[i]!;
    const between = text.slice(comment.end, edge);
    if (!comment.ownLine || between.trim() !== "" || /\n[ \t\r]*\n/.test(between)) break;
    above.unshift(comment);
    edge = comment.start;
  }
  const inside: Comment[] = [];
  for (let i = lastBefore(comments, bodyEnd); i >= 0 && comments[i]!.start > bodyStart; i--) {
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
