import type { ListNode, MapNode, Node, Range, SyntaxTree } from "../tree.ts";
import { backOverSpaces, columnOf, commentFrom, isLineEnd, skipSpaces, skipTrivia } from "./text.ts";

/** An entry of a map or an item of a list, as it stands in the text. */
export interface Item extends Range {
  /** Behind the colon or the dash; where an item in brackets begins. */
  readonly after: number;
  /** A key in braces may lack its colon. */
  readonly colon: boolean;
  /** With tag and anchor; of an alias the alias itself, not what it stands for. Absent where nothing is written. */
  readonly value: Range | undefined;
}

/**
 * The children of a container in their order. Undefined for an entry that is not written here but comes from elsewhere
 * by a merge key.
 */
export function itemsOf(tree: SyntaxTree, container: MapNode | ListNode): (Item | undefined)[] {
  if (container.kind === "map") return entriesOf(tree, container);
  return container.flow ? bracketItemsOf(tree, container) : dashItemsOf(tree, container);
}

export function childrenOf(node: Node): readonly Node[] {
  if (node.kind === "map") return node.entries.map((entry) => entry.value);
  return node.kind === "list" ? node.items : [];
}

/**
 * The index of the first entry that is written in the map itself. Before it come those of merge keys, which are written
 * elsewhere, perhaps in another entry of this very map.
 */
export function firstOwnEntry({ entries, start, end }: MapNode): number {
  let index = entries.length;
  for (let bound = end; index > 0; index--) {
    const { key } = entries[index - 1]!;
    if (key.start < start || key.end > bound) break;
    bound = key.start;
  }
  return index;
}

/** The children whose text stands in the container: no aliases, nothing that is merged. By their index. */
export function writtenChildren(container: Node): Map<number, Node> {
  const written = new Map<number, Node>();
  if (container.kind === "map") {
    for (let index = firstOwnEntry(container); index < container.entries.length; index++) {
      const { key, value } = container.entries[index]!;
      if (value.start >= key.end) written.set(index, value);
    }
  } else if (container.kind === "list") {
    // What an alias stands for was written before.
    let bound = container.start;
    for (const [index, item] of container.items.entries()) {
      if (item.start < bound) continue;
      written.set(index, item);
      bound = item.end;
    }
  }
  return written;
}

/** Written in lines rather than in brackets. */
export function isBlock(node: Node): node is MapNode | ListNode {
  return (node.kind === "map" || node.kind === "list") && !node.flow;
}

export function isWithin(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Where the first entry, the first dash or the opening bracket stands, behind the tag and the anchor. */
export function contentStart(tree: SyntaxTree, container: MapNode | ListNode): number {
  const { text } = tree;
  const at = skipProperties(text, container.start);
  // On the line of a block's first entry, a tag or anchor is that of its key.
  if (!container.flow && !isLineEnd(text, at) && !commentFrom(tree, at)) return container.start;
  return skipTrivia(tree, at);
}

/** Behind the tag, the anchor or the alias that begins here. */
function wordEnd(text: string, at: number): number {
  while (at < text.length && !/[\s,[\]{}]/.test(text[at]!)) at++;
  return at;
}

/** Past tags and anchors and the spaces behind them. */
export function skipProperties(text: string, at: number): number {
  while (isProperty(text, at)) at = skipSpaces(text, wordEnd(text, at));
  return at;
}

function isProperty(text: string, at: number): boolean {
  return text[at] === "!" || text[at] === "&";
}

function entriesOf(tree: SyntaxTree, map: MapNode): (Item | undefined)[] {
  const { text } = tree;
  const column = map.flow ? undefined : columnOf(text, contentStart(tree, map));
  const firstOwn = firstOwnEntry(map);
  return map.entries.map(({ key, value }, index) => {
    if (index < firstOwn) return undefined;
    const start = map.flow ? key.start : keyStart(text, key.start);
    if (column !== undefined && columnOf(text, start) !== column) return undefined;
    const next = skipTrivia(tree, key.end);
    const colon = text[next] === ":";
    const after = colon ? next + 1 : key.end;
    const written = valueBehind(tree, after, value);
    return { start, after, colon, value: written, end: written?.end ?? after };
  });
}

/** With the question mark of an explicit key, and its tag and anchor. */
function keyStart(text: string, at: number): number {
  for (;;) {
    let word = backOverSpaces(text, at);
    if (word === at) return at;
    while (word > 0 && !/\s/.test(text[word - 1]!)) word--;
    if (!isProperty(text, word) && !/^\?\s/.test(text.slice(word, word + 2))) return at;
    at = word;
  }
}

function dashItemsOf(tree: SyntaxTree, list: ListNode): Item[] {
  let at = contentStart(tree, list);
  return list.items.map((node) => {
    const start = skipTrivia(tree, at);
    const after = start + 1;
    const value = valueBehind(tree, after, node);
    at = value?.end ?? after;
    return { start, after, colon: false, value, end: at };
  });
}

function bracketItemsOf(tree: SyntaxTree, list: ListNode): Item[] {
  let at = contentStart(tree, list) + 1;
  return list.items.map((node) => {
    let start = skipTrivia(tree, at);
    if (tree.text[start] === ",") start = skipTrivia(tree, start + 1);
    const value = valueBehind(tree, start, node);
    at = value?.end ?? start;
    return { start, after: start, colon: false, value, end: at };
  });
}

function valueBehind(tree: SyntaxTree, after: number, node: Node): Range | undefined {
  const start = skipTrivia(tree, after);
  // The tree has the anchor's node in the place of an alias.
  if (tree.language === "yaml" && tree.text[start] === "*") return { start, end: wordEnd(tree.text, start) };
  return node.start < node.end ? { start, end: node.end } : undefined;
}
