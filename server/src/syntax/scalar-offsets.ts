import type { Node, SyntaxTree } from "./tree.ts";

/**
 * Where the character at `index` of a scalar's text stands in the source. Quotes, escapes and the indentation of block
 * scalars are counted. Where lines are folded the answer is the beginning of the scalar, which is never far off.
 */
export function sourceOffset(tree: SyntaxTree, node: Node, index: number): number {
  if (node.kind !== "scalar") return node.start;
  const { text } = tree;
  const { start } = node.content ?? node;
  switch (node.style) {
    case "double":
      return walk(text, start + 1, node.end, index, doubleQuotedUnit);
    case "single":
      return walk(text, start + 1, node.end, index, singleQuotedUnit);
    case "literal":
      return literalOffset(text, start, node.end, index);
    case "plain":
      return text.slice(start, node.end).includes("\n") ? node.start : start + index;
    default:
      return node.start;
  }
}

/** How many characters of source stand for how many of the text. */
type Unit = (text: string, at: number) => { readonly source: number; readonly decoded: number };

const doubleQuotedUnit: Unit = (text, at) => {
  if (text[at] !== "\\") return { source: 1, decoded: 1 };
  const digits = { x: 2, u: 4, U: 8 }[text[at + 1] ?? ""] ?? 0;
  return { source: 2 + digits, decoded: 1 };
};

const singleQuotedUnit: Unit = (text, at) => ({ source: text.startsWith("''", at) ? 2 : 1, decoded: 1 });

function walk(text: string, start: number, end: number, index: number, unit: Unit): number {
  let source = start;
  for (let decoded = 0; decoded < index && source < end; ) {
    const step = unit(text, source);
    source += step.source;
    decoded += step.decoded;
  }
  return Math.min(source, end);
}

/** The lines of a literal block, each without its indentation. */
function literalOffset(text: string, start: number, end: number, index: number): number {
  let lineStart = text.indexOf("\n", start) + 1;
  const firstLine = /^(?:[ \t]*\r?\n)*( *)/.exec(text.slice(lineStart, end));
  const indent = firstLine?.[1]?.length ?? 0;
  let rest = index;
  while (lineStart > 0 && lineStart < end) {
    const lineEnd = text.indexOf("\n", lineStart);
    const stop = lineEnd < 0 ? end : lineEnd;
    const length = Math.max(0, stop - lineStart - indent);
    if (rest <= length) return Math.min(lineStart + indent + rest, end);
    rest -= length + 1;
    lineStart = stop + 1;
  }
  return end;
}
