import type { ListNode, MapNode, Node, SyntaxTree } from "../tree.ts";
import { childrenOf, contentStart, type Item, itemsOf } from "./items.ts";
import type { Fragment, TextEdit } from "./operations.ts";
import type { Change } from "./plan.ts";
import {
  backOverBlank,
  backOverSpaces,
  commentBefore,
  indentAt,
  isFirstOnLine,
  isLineEnd,
  lineStart,
  nextLine,
  skipLineTrivia,
  skipSpaces,
  skipTrivia,
  startWithComments,
} from "./text.ts";

/** How a language writes what it puts in brackets. */
export interface BracketStyle {
  readonly eol: string;
  /** One level of indentation. */
  readonly step: string;
  /** What follows a comma or a colon where the line goes on: a space, or nothing in minified text. */
  readonly gap: string;
  key(key: string): string;
  value(fragment: Fragment, where: Surroundings): string;
}

export interface Surroundings {
  /** The white space that the line begins with; needed only where the value may take several lines. */
  readonly indent: string;
  /** Whether the value may take several lines. */
  readonly broken: boolean;
  /** What is replaced. */
  readonly old?: { readonly node: Node; readonly text: string };
}

/** The edits of a container in braces or brackets, of YAML or of JSON. */
export function changeBrackets(tree: SyntaxTree, change: Change, style: BracketStyle): TextEdit[] {
  const items = itemsOf(tree, change.container);
  const edits = [...change.replaced].map(([index, value]) => {
    return replacement(tree, childrenOf(change.container)[index]!, items[index], value, style);
  });
  if (change.removed.size === 0 && !change.added) return edits;
  if (!isComplete(items)) throw new RangeError("a map in braces with a merge key is not changed");
  if (!/[[{]/.test(tree.text[contentStart(tree, change.container)]!)) {
    throw new RangeError("a pair in a list without braces of its own is not changed");
  }
  return [...edits, ...removals(tree, items, change.removed), ...ending(tree, items, change, style)];
}

function isComplete(items: readonly (Item | undefined)[]): items is readonly Item[] {
  return !items.includes(undefined);
}

function replacement(
  tree: SyntaxTree,
  node: Node,
  item: Item | undefined,
  fragment: Fragment,
  style: BracketStyle,
): TextEdit {
  const { text } = tree;
  if (!item) throw new RangeError("an entry of a merged map is not changed");
  const { start, end } = item.value ?? { start: item.after, end: item.after };
  const newText = style.value(fragment, { ...surroundingsOf(text, item), old: { node, text: text.slice(start, end) } });
  if (item.value) return { start, end, newText };
  return { start, end, newText: (item.colon ? "" : ":") + style.gap + newText };
}

function removals(tree: SyntaxTree, items: readonly Item[], removed: ReadonlySet<number>): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let first = 0; first < items.length; first++) {
    if (!removed.has(first)) continue;
    let last = first;
    while (removed.has(last + 1)) last++;
    edits.push(removal(tree, items[first]!, items[last]!, last === items.length - 1));
    first = last;
  }
  return edits;
}

/** Removes neighbours with the comma behind them; the comma before those that end the container is not seen to here. */
function removal(tree: SyntaxTree, first: Item, last: Item, isTail: boolean): TextEdit {
  const { text } = tree;
  const after = behindComma(tree, last.end);
  const endOfLine = skipLineTrivia(tree, after);
  if (isLineEnd(text, endOfLine)) {
    if (!isFirstOnLine(text, first.start)) return { start: backOverSpaces(text, first.start), end: after, newText: "" };
    return { start: startWithComments(tree, first.start), end: nextLine(text, endOfLine), newText: "" };
  }
  if (!isTail) return { start: first.start, end: skipSpaces(text, after), newText: "" };
  const before = backOverBlank(text, first.start);
  // A comment that runs to the end of its line needs that end.
  const comment = commentBefore(tree, before);
  const needsLineEnd = comment?.end === before && !text.startsWith("/*", comment.start);
  return { start: needsLineEnd ? lineStart(text, first.start) : before, end: after, newText: "" };
}

/** What is to be done behind the last item that stays: a comma more or less, and the additions. */
function ending(tree: SyntaxTree, items: readonly Item[], change: Change, style: BracketStyle): TextEdit[] {
  const { text } = tree;
  const index = items.findLastIndex((_, i) => !change.removed.has(i));
  if (index < 0) return beginning(tree, change, style);
  const item = items[index]!;
  const after = behindComma(tree, item.end);
  const hasComma = after > item.end;
  const lastEnd = items.at(-1)!.end;
  const keepsComma = behindComma(tree, lastEnd) > lastEnd;
  if (!change.added) {
    const isLeftOver = hasComma && !keepsComma && index < items.length - 1;
    return isLeftOver ? [{ start: after - 1, end: after, newText: "" }] : [];
  }

  const where = surroundingsOf(text, item);
  const isOneLine = isOneLineContainer(text, change.container, index);
  const newText = additionsOf(change, style, where, isOneLine) + (keepsComma ? "," : "");
  const endOfLine = skipLineTrivia(tree, after);
  const at = where.broken && isLineEnd(text, endOfLine) ? backOverSpaces(text, endOfLine) : after;
  if (hasComma) return [{ start: at, end: at, newText }];
  if (at === after) return [{ start: at, end: at, newText: `,${newText}` }];
  return [
    { start: after, end: after, newText: "," },
    { start: at, end: at, newText },
  ];
}

/** The additions to an empty container that has comments in it. */
function beginning(tree: SyntaxTree, change: Change, style: BracketStyle): TextEdit[] {
  const { text } = tree;
  const { container } = change;
  const close = container.end - 1;
  const broken = text.slice(contentStart(tree, container), close).includes("\n");
  const at = backOverBlank(text, close);
  const newText = additionsOf(change, style, { indent: indentAt(text, close) + style.step, broken }, false);
  return [{ start: at, end: at, newText }];
}

function surroundingsOf(text: string, item: Item): Surroundings {
  const broken = isFirstOnLine(text, item.start);
  return { indent: broken ? indentAt(text, item.start) : "", broken };
}

/** What is added, each on a line of its own where the place is broken into lines. */
function additionsOf(
  { added = [] }: Change,
  style: BracketStyle,
  { indent, broken }: Surroundings,
  isOneLine: boolean,
): string {
  const lead = broken ? style.eol + indent : style.gap;
  const textOf = (value: Fragment) => style.value(value, { indent, broken: broken && !isOneLine });
  const texts = Array.isArray(added)
    ? added.map(textOf)
    : Object.entries(added).map(([key, value]) => style.key(key) + style.gap + textOf(value));
  return texts.map((text) => lead + text).join(",");
}

/** Lists mostly hold things of one kind, so a new one is written on one line where its sibling is. */
function isOneLineContainer(text: string, container: MapNode | ListNode, index: number): boolean {
  const node = container.kind === "list" ? container.items[index] : undefined;
  return !!node && childrenOf(node).length > 0 && !text.slice(node.start, node.end).includes("\n");
}

/** Behind the comma that follows; the offset itself where none does. */
function behindComma(tree: SyntaxTree, at: number): number {
  const next = skipTrivia(tree, at);
  return tree.text[next] === "," ? next + 1 : at;
}
