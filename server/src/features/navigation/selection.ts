import type { Position, SelectionRange } from "vscode-languageserver-types";
import { offsetAt } from "../../syntax/lines.ts";
import type { Entry, Node, Range, ScalarNode, SyntaxTree } from "../../syntax/tree.ts";
import { rangeIn } from "../ranges.ts";

/** For each position the ranges around it, from the value itself out to the whole. */
export function selectionRanges(tree: SyntaxTree, positions: readonly Position[]): readonly SelectionRange[] {
  return positions.map((position) => {
    let last: Range = { start: 0, end: tree.text.length };
    let selection: SelectionRange = { range: rangeIn(tree, last) };
    for (const range of rangesAround(tree, offsetAt(tree, position))) {
      if (range.start === last.start && range.end === last.end) continue;
      selection = { range: rangeIn(tree, range), parent: selection };
      last = range;
    }
    return selection;
  });
}

/** From the outermost to the innermost; an entry is around its key and its value. */
function* rangesAround(tree: SyntaxTree, offset: number): Generator<Range> {
  const isIn = ({ start, end }: Range): boolean => start <= offset && offset <= end;
  const ownText = ({ start, end }: Range): Range => ({ start, end: lastCharacter(tree.text, start, end) });
  let node: Node | undefined = tree.root;
  while (node && isIn(ownText(node))) {
    yield ownText(node);
    if (node.content && isIn(ownText(node.content))) yield ownText(node.content);
    if (node.kind === "scalar") yield* withinQuotes(node, isIn);
    if (node.kind === "list") node = node.items.find((item) => isIn(ownText(item)));
    else if (node.kind === "map") {
      const around = ({ key, value }: Entry): Range => ownText({ start: key.start, end: Math.max(key.end, value.end) });
      const entry: Entry | undefined = node.entries.find((one) => isIn(around(one)));
      if (entry) yield around(entry);
      node = entry && (isIn(entry.key) ? entry.key : entry.value);
    } else break;
  }
}

/** A text without its quotes. */
function* withinQuotes(node: ScalarNode, isIn: (range: Range) => boolean): Generator<Range> {
  const { start, end } = node.content ?? node;
  const inner = { start: start + 1, end: end - 1 };
  if ((node.style === "double" || node.style === "single") && isIn(inner)) yield inner;
}

/** A block of YAML ends where the next begins; what is selected ends with its last text. */
function lastCharacter(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return at;
}
