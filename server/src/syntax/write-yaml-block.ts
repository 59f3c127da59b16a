import type { ListNode, MapNode, Node, Range, SyntaxTree } from "./tree.ts";
import type { Fragment, TextEdit } from "./write.ts";
import { childrenOf, contentStart, type Item, itemsOf, skipProperties, writtenChildren } from "./write-items.ts";
import type { Change } from "./write-plan.ts";
import {
  backOverSpaces,
  columnOf,
  commentFrom,
  isFirstOnLine,
  isLineEnd,
  lineEnd,
  lineStart,
  nextLine,
  skipBlank,
  skipSpaces,
  startWithComments,
} from "./write-text.ts";
import {
  type BlockValue,
  blockLines,
  flowText,
  isCollection,
  type Manner,
  valueBehindDash,
  valueBehindKey,
} from "./write-yaml-emit.ts";
import { keepAnchor, keptQuote } from "./write-yaml-keep.ts";
import type { YamlStyle } from "./write-yaml-style.ts";

/** The edits of a map or a list that is written in lines. The last line of the text has to end with a line break. */
export function changeBlock(tree: SyntaxTree, change: Change, style: YamlStyle): TextEdit[] {
  const { container, replaced, removed, added } = change;
  const items = itemsOf(tree, container);
  const manner: Manner = { style, dashGap: container.kind === "list" ? dashGapOf(tree.text, items) : 2 };
  const itemAt = (index: number): Item => {
    const item = items[index];
    if (!item) throw new RangeError("an entry that comes from a merge key is not changed");
    return item;
  };

  const edits = [...replaced].flatMap(([index, value]) => {
    return replacement(tree, container, itemAt(index), childrenOf(container)[index]!, value, manner);
  });
  const lines = [...removed].sort((a, b) => a - b).map((index) => linesOf(tree, container, index, itemAt(index)));
  edits.push(...removals(tree.text, lines));
  if (added) {
    const column = columnOf(tree.text, contentStart(tree, container));
    const at = endOfLines(tree, container, container.end, container.kind === "map" && column > 0 ? column : column + 1);
    const newText = blockLines(added, column, manner).map((line) => line + style.eol);
    edits.push({ start: at, end: at, newText: newText.join("") });
  }
  return edits;
}

/** Where the lines of a block end: behind its trailing comment, and the comments beneath it from the column on. */
export function endOfLines(tree: SyntaxTree, node: Node, end: number, column: number): number {
  const { text } = tree;
  let next = nextLine(text, endOfContent(tree, node, end));
  for (;;) {
    const comment = commentFrom(tree, skipBlank(text, next));
    if (!comment || columnOf(text, comment.start) < column) return next;
    next = nextLine(text, comment.end);
  }
}

/** The blank lines behind a block scalar belong to it where its header has a plus sign. */
function endOfContent({ text }: SyntaxTree, node: Node, end: number): number {
  let leaf = node;
  for (let last: Node | undefined = leaf; last; last = [...writtenChildren(leaf).values()].at(-1)) leaf = last;
  if (leaf.kind !== "scalar" || !/literal|folded/.test(leaf.style) || leaf.end !== end) return end;
  const header = text.slice(leaf.start, lineEnd(text, leaf.start));
  return /[|>]\d?\+/.test(header) ? Math.max(end, lineStart(text, skipBlank(text, end)) - 1) : end;
}

/** The lines of an item with the comments that speak of it. Behind a dash they begin in the middle of a line. */
function linesOf(tree: SyntaxTree, container: MapNode | ListNode, index: number, item: Item): Range {
  const { text } = tree;
  const end = endOfLines(tree, childrenOf(container)[index]!, item.end, columnOf(text, item.start) + 1);
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

function replacement(
  tree: SyntaxTree,
  container: MapNode | ListNode,
  item: Item,
  node: Node,
  fragment: Fragment,
  manner: Manner,
): TextEdit[] {
  const { text } = tree;
  const { after, value: old } = item;
  if (container.kind === "map" && !item.colon) throw new RangeError("an explicit key without a value is not changed");
  const { head, below } = writtenBehind(tree, container, item, node, fragment, manner);
  const isBlock = isBlockCollection(node) && old?.end === node.end;
  if (old && !isBlock && below.length === 0) return [{ start: old.start, end: old.end, newText: head }];

  const { eol } = manner.style;
  const gap = container.kind === "list" ? " ".repeat((manner.dashGap ?? 2) - 1) : " ";
  const first = head && gap + head;
  const rest = below.map((line) => eol + line).join("");
  const content = isBlock ? contentStart(tree, node) : (old?.start ?? after);
  if (!old || text.slice(after, content).includes("\n")) {
    // The line of the key stays, perhaps with a comment; what it has of the old value is a tag at most.
    const end = lineEnd(text, after);
    const head = old && old.start < end ? backOverSpaces(text, skipProperties(text, old.start)) : after;
    const spaces = skipSpaces(text, head);
    return [
      { start: after, end: isLineEnd(text, spaces) ? spaces : head, newText: first },
      { start: end, end: old ? lastLineEnd(tree, item, node, isBlock) : end, newText: rest },
    ];
  }
  if (isBlock) return [{ start: after, end: lastLineEnd(tree, item, node, isBlock), newText: first + rest }];
  const end = lineEnd(text, old.end);
  return [
    { start: after, end: old.end, newText: first },
    { start: end, end, newText: rest },
  ];
}

/** The new value in the manner of the old one: its anchor, its quotes, its brackets. */
function writtenBehind(
  { text }: SyntaxTree,
  container: MapNode | ListNode,
  { start, value: old }: Item,
  node: Node,
  fragment: Fragment,
  manner: Manner,
): BlockValue {
  const source = old ? text.slice(old.start, old.end) : "";
  const content = keepAnchor(fragment, source);
  const isAlias = source.startsWith("*");
  const inManner = isAlias ? manner : { ...manner, quote: keptQuote(fragment, node) };
  const inBrackets = !isAlias && childrenOf(node).length > 0 && !isBlockCollection(node) && isCollection(fragment);
  if (inBrackets) return { head: flowText(content, inManner), below: [] };
  const column = columnOf(text, start);
  return container.kind === "map"
    ? valueBehindKey(content, column, inManner)
    : valueBehindDash(content, column, inManner);
}

function isBlockCollection(node: Node): node is MapNode | ListNode {
  return (node.kind === "map" || node.kind === "list") && !node.flow;
}

function lastLineEnd(tree: SyntaxTree, item: Item, node: Node, isBlock: boolean): number {
  const { text } = tree;
  if (!isBlock) return lineEnd(text, item.end);
  const next = endOfLines(tree, node, item.end, columnOf(text, item.start) + 1);
  return lineEnd(text, lineStart(text, next - 1));
}

/** From the dash to the item behind it, as the first item has it. */
function dashGapOf(text: string, items: readonly (Item | undefined)[]): number {
  const written = items.find((item) => item?.value && !text.slice(item.start, item.value.start).includes("\n"));
  return written?.value ? written.value.start - written.start : 2;
}
