import type { ListNode, MapNode, Range, SyntaxTree } from "../tree.ts";
import { childrenOf, contentStart, type Item, itemsOf } from "./items.ts";
import type { TextEdit } from "./operations.ts";
import { type Change, type Growth, isMapFragment } from "./plan.ts";
import { columnOf, isFirstOnLine, lineStart, skipBlank, startWithComments } from "./text.ts";
import { blockLines, type Manner } from "./yaml-emit.ts";
import { lineBehind } from "./yaml-lines.ts";
import { replaceInBlock } from "./yaml-replace.ts";
import type { YamlStyle } from "./yaml-style.ts";

/** The edits of a map or a list that is written in lines. The last line of the text has to end with a line break. */
export function changeBlock(tree: SyntaxTree, change: Change, style: YamlStyle): TextEdit[] {
  const { container, replaced, removed } = change;
  const children = childrenOf(container);
  const items = itemsOf(tree, container);
  const manner: Manner = { style, dashGap: container.kind === "list" ? dashGapOf(tree.text, items) : 2 };
  const itemAt = (index: number): Item => {
    const item = items[index];
    if (!item) throw new RangeError("an entry that comes from a merge key is not changed");
    return item;
  };

  const replacements = [...replaced].flatMap(([index, value]) => {
    return replaceInBlock(tree, { container, item: itemAt(index), node: children[index]! }, value, manner);
  });
  const lines = [...removed].sort((a, b) => a - b).map((index) => linesOf(tree, container, index, itemAt(index)));
  return [...replacements, ...removals(tree.text, lines), ...addition(tree, change, manner)];
}

/** The lines of an item with the comments that speak of it. Behind a dash they begin in the middle of a line. */
function linesOf(tree: SyntaxTree, container: MapNode | ListNode, index: number, item: Item): Range {
  const { text } = tree;
  const end = lineBehind(tree, childrenOf(container)[index]!, item.end, columnOf(text, item.start) + 1);
  if (!isFirstOnLine(text, item.start)) return { start: item.start, end };
  // What stands above the first entry of a file speaks of the file.
  const isTop = container === tree.root && index === 0;
  return { start: isTop ? lineStart(text, item.start) : startWithComments(tree, item.start), end };
}

function removals(text: string, lines: readonly Range[]): TextEdit[] {
  const edits: { start: number; end: number; newText: string }[] = [];
  for (const { start, end } of lines) {
    const before = edits.at(-1);
    if (before && start <= before.end) before.end = end;
    else edits.push({ start, end, newText: "" });
    // Behind a dash, what comes next moves up to it.
    const edit = edits.at(-1)!;
    if (!isFirstOnLine(text, edit.start)) edit.end = skipBlank(text, edit.end);
  }
  return edits;
}

function addition(tree: SyntaxTree, { container, added }: Change, manner: Manner): TextEdit[] {
  if (!added) return [];
  const column = columnOf(tree.text, contentStart(tree, container));
  // A comment in the column of a nested map is the map's; in that of a list or of the root it may be what follows.
  const isOwn = container.kind === "map" && column > 0;
  const at = lineBehind(tree, container, container.end, isOwn ? column : column + 1);
  const isLoose = areLoose(tree, container);
  const lines = isLoose
    ? singly(added).flatMap((one) => ["", ...blockLines(one, column, manner)])
    : blockLines(added, column, manner);
  return [{ start: at, end: at, newText: lines.map((line) => line + manner.style.eol).join("") }];
}

/** Blank lines stand between the last two of the container, so one belongs before what is added as well. */
function areLoose(tree: SyntaxTree, container: MapNode | ListNode): boolean {
  const [before, last] = itemsOf(tree, container).slice(-2);
  if (!before || !last || before.end >= last.start) return false;
  return /\n[ \t]*\r?\n/.test(tree.text.slice(before.end, startWithComments(tree, last.start)));
}

function singly(growth: Growth): readonly Growth[] {
  return isMapFragment(growth)
    ? Object.entries(growth).map(([key, value]) => ({ [key]: value }))
    : growth.map((item) => [item]);
}

/** From a dash to what stands behind it, as the first item has it. */
function dashGapOf(text: string, items: readonly (Item | undefined)[]): number {
  const written = items.find((item) => item?.value && !text.slice(item.start, item.value.start).includes("\n"));
  return written?.value ? written.value.start - written.start : 2;
}
