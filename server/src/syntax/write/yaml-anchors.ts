import type { Node, Range, SyntaxTree } from "../tree.ts";
import { childrenOf, firstOwnEntry, isWithin, itemsOf, writtenChildren } from "./items.ts";
import type { Change } from "./plan.ts";

interface Cut extends Range {
  /** Its own anchor outlives the replacement. */
  readonly kept?: Node | undefined;
}

/** Throws a RangeError where an alias that stays would lose its anchor. */
export function assertAnchorsStay(tree: SyntaxTree, changes: readonly Change[]): void {
  const { root } = tree;
  if (!root || !tree.text.includes("&")) return;
  const cuts = changes.flatMap((change) => cutsOf(tree, change));
  const byContainer = new Map(changes.map((change) => [change.container as Node, change]));

  const visit = (node: Node): void => {
    const change = byContainer.get(node);
    const written = writtenChildren(node);
    const firstOwn = node.kind === "map" ? firstOwnEntry(node) : 0;
    for (const [index, child] of childrenOf(node).entries()) {
      if (change?.removed.has(index) || change?.replaced.has(index)) continue;
      if (written.has(index)) {
        visit(child);
        continue;
      }
      const target = node.kind === "map" && index < firstOwn ? innermost(root, node.entries[index]!.key) : child;
      if (cuts.some((cut) => cut.kept !== target && isWithin(target, cut))) {
        throw new RangeError("an alias elsewhere needs the anchor of what is to be removed");
      }
    }
  };
  visit(root);
}

function cutsOf(tree: SyntaxTree, { container, removed, replaced }: Change): Cut[] {
  const children = childrenOf(container);
  return itemsOf(tree, container).flatMap((item, index): Cut[] => {
    if (item && removed.has(index)) return [item];
    return item?.value && replaced.has(index) ? [{ ...item.value, kept: children[index] }] : [];
  });
}

/** The container in which the key of a merged entry is written. */
function innermost(root: Node, range: Range): Node {
  let node = root;
  for (;;) {
    const child = [...writtenChildren(node).values()].find((candidate) => isWithin(range, candidate));
    if (!child) return node;
    node = child;
  }
}
