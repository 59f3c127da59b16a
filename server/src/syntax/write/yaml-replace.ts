import type { ListNode, MapNode, Node, SyntaxTree } from "../tree.ts";
import { childrenOf, contentStart, type Item, isBlock, skipProperties } from "./items.ts";
import type { Fragment, TextEdit } from "./operations.ts";
import { backOverSpaces, columnOf, isLineEnd, lineEnd, skipSpaces } from "./text.ts";
import { type BlockValue, flowText, isCollection, type Manner, valueBehindDash, valueBehindKey } from "./yaml-emit.ts";
import { keepAnchor, keptQuote } from "./yaml-keep.ts";
import { endOfBlock } from "./yaml-lines.ts";

/** The place of a value in a block. */
export interface Slot {
  readonly container: MapNode | ListNode;
  readonly item: Item;
  readonly node: Node;
}

/** The edits that put a new value behind a key or a dash. A comment on that line stays there. */
export function replaceInBlock(tree: SyntaxTree, slot: Slot, fragment: Fragment, manner: Manner): TextEdit[] {
  const { text } = tree;
  const { container, item, node } = slot;
  const { after, value: old } = item;
  if (container.kind === "map" && !item.colon) throw new RangeError("an explicit key without a value is not changed");
  const { head, below } = newValue(text, slot, fragment, manner);
  const wasBlock = isBlock(node) && old?.end === node.end;
  if (old && !wasBlock && below.length === 0) return [{ start: old.start, end: old.end, newText: head }];

  const { style, dashGap = 2 } = manner;
  const firstLine = head && (container.kind === "list" ? " ".repeat(dashGap - 1) : " ") + head;
  const moreLines = below.map((line) => style.eol + line).join("");
  const oldEnd = wasBlock ? endOfBlock(tree, node, columnOf(text, item.start) + 1) : lineEnd(text, item.end);
  const content = wasBlock ? contentStart(tree, node) : old?.start;
  if (content !== undefined && !text.slice(after, content).includes("\n")) {
    if (wasBlock) return [{ start: after, end: oldEnd, newText: firstLine + moreLines }];
    return [
      { start: after, end: old!.end, newText: firstLine },
      { start: oldEnd, end: oldEnd, newText: moreLines },
    ];
  }
  return [
    { start: after, end: endOfHead(text, item), newText: firstLine },
    { start: lineEnd(text, after), end: oldEnd, newText: moreLines },
  ];
}

/** Where the line of the key or dash leaves off but for a comment: of the old value it has a tag at most. */
function endOfHead(text: string, { after, value: old }: Item): number {
  const hasTag = old && old.start < lineEnd(text, after);
  const end = hasTag ? backOverSpaces(text, skipProperties(text, old.start)) : after;
  const next = skipSpaces(text, end);
  return isLineEnd(text, next) ? next : end;
}

/** The new value in the manner of the old one: with its anchor, its quotes, its brackets. */
function newValue(text: string, { container, item, node }: Slot, fragment: Fragment, manner: Manner): BlockValue {
  const column = columnOf(text, item.start);
  const valueBehind = container.kind === "map" ? valueBehindKey : valueBehindDash;
  const old = item.value ? text.slice(item.value.start, item.value.end) : "";
  // What an alias stands for is written elsewhere.
  if (old.startsWith("*")) return valueBehind(fragment, column, manner);
  const content = keepAnchor(fragment, old);
  const inManner = { ...manner, quote: keptQuote(fragment, node) };
  const wasInBrackets = childrenOf(node).length > 0 && !isBlock(node);
  if (wasInBrackets && isCollection(fragment)) return { head: flowText(content, inManner), below: [] };
  return valueBehind(content, column, inManner);
}
