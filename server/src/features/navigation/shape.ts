import type { FoldingRange, Position, SelectionRange } from "vscode-languageserver-types";
import { offsetAt, positionAt } from "../../syntax/lines.ts";
import type { Node, SyntaxTree } from "../../syntax/tree.ts";
import { rangeIn } from "../ranges.ts";

/** What can be folded: every entry and item of more than one line. */
export function foldingRanges(tree: SyntaxTree): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const add = (start: number, end: number): void => {
    const [first, last] = [positionAt(tree, start).line, positionAt(tree, lastCharacter(tree.text, start, end)).line];
    if (last > first) ranges.push({ startLine: first, endLine: last });
  };
  const visit = (node: Node): void => {
    if (node.kind === "map") {
      for (const { key, value } of node.entries) {
        add(key.start, value.end);
        visit(value);
      }
    }
    if (node.kind === "list") {
      for (const item of node.items) {
        add(item.start, item.end);
        visit(item);
      }
    }
  };
  if (tree.root) visit(tree.root);
  return ranges;
}

/** A block of YAML ends where the next begins; what is folded ends with its last text. */
function lastCharacter(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return at;
}

/** For each position the ranges around it, from the value itself out to the whole. */
export function selectionRanges(tree: SyntaxTree, positions: readonly Position[]): readonly SelectionRange[] {
  return positions.map((position) => {
    let selection: SelectionRange = { range: rangeIn(tree, { start: 0, end: tree.text.length }) };
    for (const { start, end } of rangesAround(tree.root, offsetAt(tree, position))) {
      selection = { range: rangeIn(tree, { start, end: lastCharacter(tree.text, start, end) }), parent: selection };
    }
    return selection;
  });
}

/** From the outermost to the innermost; an entry is around its key and its value. */
function rangesAround(root: Node | undefined, offset: number): readonly { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  const isIn = ({ start, end }: { start: number; end: number }): boolean => start <= offset && offset <= end;
  let node = root;
  while (node && isIn(node)) {
    ranges.push(node);
    if (node.kind === "list") node = node.items.find(isIn);
    else if (node.kind === "map") {
      const entry = node.entries.find(({ key, value }) => isIn({ start: key.start, end: value.end }));
      if (entry) ranges.push({ start: entry.key.start, end: entry.value.end });
      if (entry && isIn(entry.key)) ranges.push(entry.key);
      node = entry && isIn(entry.value) ? entry.value : undefined;
    } else break;
  }
  return ranges;
}
