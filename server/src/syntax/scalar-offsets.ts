import type { Node, ScalarStyle, SyntaxTree } from "./tree.ts";

/**
 * Where the character at `index` of a scalar's text stands in the source. Quotes, escapes, folded lines and the
 * indentation of block scalars are counted.
 */
export function sourceOffset(tree: SyntaxTree, node: Node, index: number): number {
  if (node.kind !== "scalar") return node.start;
  const { text } = tree;
  const { start } = node.content ?? node;
  if (node.style === "literal") return literalOffset(text, start, node.end, index);
  const manner = manners[node.style];
  const first = node.style === "folded" ? text.indexOf("\n", start) + 1 : start + manner.opening;
  const isFolded = node.style === "folded" || text.slice(first, node.end).includes("\n");
  if (isFolded) return foldedOffset(text, first, node.end, String(node.value), index, manner);
  return walk(text, first, node.end, index, manner.unit);
}

/** How many characters of source stand for how many of the text. */
type Unit = (text: string, at: number) => { readonly source: number; readonly decoded: number };

const plainUnit: Unit = () => ({ source: 1, decoded: 1 });

const doubleQuotedUnit: Unit = (text, at) => {
  if (text[at] !== "\\") return { source: 1, decoded: 1 };
  const digits = { x: 2, u: 4, U: 8 }[text[at + 1] ?? ""] ?? 0;
  return { source: 2 + digits, decoded: 1 };
};

const singleQuotedUnit: Unit = (text, at) => ({ source: text.startsWith("''", at) ? 2 : 1, decoded: 1 });

interface Manner {
  /** How many characters stand before the text. */
  readonly opening: number;
  readonly unit: Unit;
  /** What stands in the source for white space, and for the end of a line that is joined with the next. */
  readonly blank: RegExp;
}

const blank = /[ \t\r\n]/y;

const manners: Readonly<Record<Exclude<ScalarStyle, "literal">, Manner>> = {
  plain: { opening: 0, unit: plainUnit, blank },
  single: { opening: 1, unit: singleQuotedUnit, blank },
  double: { opening: 1, unit: doubleQuotedUnit, blank: /[ \t\r\n]|\\[ \t\r\nntr]/y },
  folded: { opening: 0, unit: plainUnit, blank },
};

function walk(text: string, start: number, end: number, index: number, unit: Unit): number {
  let source = start;
  for (let decoded = 0; decoded < index && source < end; ) {
    const step = unit(text, source);
    source += step.source;
    decoded += step.decoded;
  }
  return Math.min(source, end);
}

/** Folding changes nothing but white space, so that all other characters are counted. */
function foldedOffset(text: string, start: number, end: number, value: string, index: number, manner: Manner): number {
  const isBlank = (pattern: RegExp, from: string, at: number): boolean => {
    pattern.lastIndex = at;
    return pattern.test(from);
  };
  let rest = value.slice(0, index).replace(/[ \t\r\n]/g, "").length;
  const isInWord = index < value.length && !isBlank(blank, value, index);
  let at = start;
  while (at < end && (rest > 0 || isInWord)) {
    const { source, decoded } = manner.unit(text, at);
    if (!isBlank(manner.blank, text, at)) {
      if (rest === 0) break;
      rest -= decoded;
    }
    at += source;
  }
  return Math.min(at, end);
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
    // YAML reads both characters of a break in Windows' manner as one.
    const length = Math.max(0, stop - lineStart - indent - (text[stop - 1] === "\r" ? 1 : 0));
    if (rest <= length) return Math.min(lineStart + indent + rest, end);
    rest -= length + 1;
    lineStart = stop + 1;
  }
  return end;
}
