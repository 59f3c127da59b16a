import type { Comment, SyntaxTree } from "../tree.ts";

export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

/** Where the line break begins, or the text ends. */
export function lineEnd(text: string, at: number): number {
  const feed = text.indexOf("\n", at);
  if (feed < 0) return text.length;
  return feed > at && text[feed - 1] === "\r" ? feed - 1 : feed;
}

/** Where the line after this one begins, or the text ends. */
export function nextLine(text: string, at: number): number {
  const feed = text.indexOf("\n", at);
  return feed < 0 ? text.length : feed + 1;
}

export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** The white space that the line begins with. */
export function indentAt(text: string, at: number): string {
  const start = lineStart(text, at);
  return text.slice(start, skipSpaces(text, start));
}

export function isFirstOnLine(text: string, at: number): boolean {
  const before = backOverSpaces(text, at);
  return before === 0 || text[before - 1] === "\n";
}

export function isLineEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === "\n" || text[at] === "\r";
}

/** Past spaces and tabs. */
export function skipSpaces(text: string, at: number): number {
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

/** Past spaces, tabs and line breaks. */
export function skipBlank(text: string, at: number): number {
  while (at < text.length && isBlank(text[at]!)) at++;
  return at;
}

export function backOverSpaces(text: string, at: number): number {
  while (text[at - 1] === " " || text[at - 1] === "\t") at--;
  return at;
}

export function backOverBlank(text: string, at: number): number {
  while (at > 0 && isBlank(text[at - 1]!)) at--;
  return at;
}

/** Past white space and comments, to the next thing that means something. */
export function skipTrivia(tree: SyntaxTree, at: number): number {
  for (;;) {
    at = skipBlank(tree.text, at);
    const comment = commentFrom(tree, at);
    if (!comment) return at;
    at = comment.end;
  }
}

/** Past spaces and comments, as far as the line goes. */
export function skipLineTrivia(tree: SyntaxTree, at: number): number {
  for (;;) {
    at = skipSpaces(tree.text, at);
    const comment = commentFrom(tree, at);
    if (!comment) return at;
    at = comment.end;
  }
}

/** The comment that begins at the offset. */
export function commentFrom(tree: SyntaxTree, at: number): Comment | undefined {
  const comment = tree.comments[firstCommentFrom(tree, at)];
  return comment?.start === at ? comment : undefined;
}

/** The last comment that begins before the offset. */
export function commentBefore(tree: SyntaxTree, at: number): Comment | undefined {
  return tree.comments[firstCommentFrom(tree, at) - 1];
}

/** The index of the first comment at or behind the offset. */
function firstCommentFrom(tree: SyntaxTree, at: number): number {
  let low = 0;
  let high = tree.comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tree.comments[middle]!.start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Where the lines of a thing begin that is the first on its line: with the comments right above it, at its column and
 * with no blank line between, since these speak of it.
 */
export function startWithComments(tree: SyntaxTree, at: number): number {
  const { text } = tree;
  const column = columnOf(text, at);
  let start = lineStart(text, at);
  for (;;) {
    const comment = commentBefore(tree, start);
    const adjacent = comment?.ownLine && nextLine(text, comment.end) === start;
    if (!adjacent || columnOf(text, comment.start) !== column) return start;
    start = lineStart(text, comment.start);
  }
}

function isBlank(character: string): boolean {
  return character === " " || character === "\n" || character === "\r" || character === "\t";
}
