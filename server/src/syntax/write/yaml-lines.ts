import type { Node, SyntaxTree } from "../tree.ts";
import { writtenChildren } from "./items.ts";
import { columnOf, commentFrom, lineEnd, lineStart, nextLine, skipBlank } from "./text.ts";

/**
 * Where the line behind a thing begins: past its trailing comment, and past the comments beneath it that stand in the
 * column or deeper.
 */
export function lineBehind(tree: SyntaxTree, node: Node, end: number, column: number): number {
  const { text } = tree;
  let next = nextLine(text, endOfContent(tree, node, end));
  for (;;) {
    const comment = commentFrom(tree, skipBlank(text, next));
    if (!comment || columnOf(text, comment.start) < column) return next;
    next = nextLine(text, comment.end);
  }
}

/** Where the last line of a block ends, comments beneath it included. */
export function endOfBlock(tree: SyntaxTree, node: Node, column: number): number {
  return lineEnd(tree.text, lineStart(tree.text, lineBehind(tree, node, node.end, column) - 1));
}

/** The blank lines behind a block scalar belong to it where its header has a plus sign. */
function endOfContent({ text }: SyntaxTree, node: Node, end: number): number {
  let leaf = node;
  for (let last: Node | undefined = leaf; last; last = [...writtenChildren(leaf).values()].at(-1)) leaf = last;
  if (leaf.kind !== "scalar" || !/literal|folded/.test(leaf.style) || leaf.end !== end) return end;
  const header = text.slice(leaf.start, lineEnd(text, leaf.start));
  return /[|>]\d?\+/.test(header) ? Math.max(end, lineStart(text, skipBlank(text, end)) - 1) : end;
}
