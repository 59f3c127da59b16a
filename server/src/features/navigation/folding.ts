import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import { positionAt } from "../../syntax/lines.ts";
import type { Comment, Node, SyntaxTree } from "../../syntax/tree.ts";

/** Lines that can be folded, with how deep in the tree they stand. */
interface Fold extends FoldingRange {
  readonly depth: number;
}

/**
 * What can be folded: every entry and item of more than one line, blocks of comments, and what stands between comments
 * `region` and `endregion`. No two begin in the same line. Of more than the limit the outer ones are given.
 */
export function foldingRanges(tree: SyntaxTree, limit = Number.POSITIVE_INFINITY): readonly FoldingRange[] {
  const byLine = new Map<number, Fold>();
  const add = (fold: Fold): void => {
    if (fold.endLine > fold.startLine && !byLine.has(fold.startLine)) byLine.set(fold.startLine, fold);
  };
  if (tree.root) for (const fold of foldsBelow(tree, tree.root, 0)) add(fold);
  for (const fold of [...regionsIn(tree), ...commentBlocksIn(tree)]) add(fold);
  const folds = [...byLine.values()].sort((a, b) => a.startLine - b.startLine);
  return withinLimit(nested(folds), limit).map(({ depth: _, ...fold }) => fold);
}

function* foldsBelow(tree: SyntaxTree, node: Node, depth: number): Generator<Fold> {
  const parts =
    node.kind === "map"
      ? node.entries.map(({ key, value }) => ({ start: key.start, value }))
      : node.kind === "list"
        ? node.items.map((value) => ({ start: value.start, value }))
        : [];
  for (const { start, value } of parts) {
    // An alias stands elsewhere than what it is the name of.
    if (value.start < start) continue;
    yield { startLine: positionAt(tree, start).line, endLine: lastLine(tree, value), depth };
    yield* foldsBelow(tree, value, depth + 1);
  }
}

/** The last line that is hidden: not the empty ones behind a block, and not that in which a bracket closes it. */
function lastLine(tree: SyntaxTree, { start, end }: Node): number {
  let last = end;
  while (last > start && /\s/.test(tree.text[last - 1]!)) last--;
  const { line, character } = positionAt(tree, last);
  const isClosing = /^[\s}\]]+$/.test(tree.text.slice(last - character, last));
  return isClosing ? line - 1 : line;
}

/** Comments in lines of their own, one below the other. */
function* commentBlocksIn(tree: SyntaxTree): Generator<Fold> {
  let block: { startLine: number; endLine: number } | undefined;
  for (const comment of tree.comments) {
    if (!comment.ownLine || markIn(comment)) continue;
    const [first, last] = [positionAt(tree, comment.start).line, positionAt(tree, comment.end).line];
    if (block && first === block.endLine + 1) block.endLine = last;
    else {
      if (block) yield { ...block, kind: FoldingRangeKind.Comment, depth: 0 };
      block = { startLine: first, endLine: last };
    }
  }
  if (block) yield { ...block, kind: FoldingRangeKind.Comment, depth: 0 };
}

function markIn({ text }: Comment): string | undefined {
  return /^(region|endregion)\b/.exec(text)?.[1];
}

function* regionsIn(tree: SyntaxTree): Generator<Fold> {
  const open: number[] = [];
  for (const comment of tree.comments) {
    const mark = comment.ownLine ? markIn(comment) : undefined;
    if (mark === "region") open.push(positionAt(tree, comment.start).line);
    const startLine = mark === "endregion" ? open.pop() : undefined;
    if (startLine !== undefined) {
      yield { startLine, endLine: positionAt(tree, comment.end).line, kind: FoldingRangeKind.Region, depth: 0 };
    }
  }
}

/** Without those that end beyond the one that they begin in. */
function nested(folds: readonly Fold[]): readonly Fold[] {
  const around: Fold[] = [];
  return folds.filter((fold) => {
    while (around.length > 0 && around.at(-1)!.endLine < fold.startLine) around.pop();
    const fits = around.length === 0 || fold.endLine <= around.at(-1)!.endLine;
    if (fits) around.push(fold);
    return fits;
  });
}

/** As many levels as there is room for. */
function withinLimit(folds: readonly Fold[], limit: number): readonly Fold[] {
  if (folds.length <= limit) return folds;
  const depths = folds.map(({ depth }) => depth).sort((a, b) => a - b);
  const tooDeep = depths[limit]!;
  return folds.filter(({ depth }) => depth < tooDeep);
}
