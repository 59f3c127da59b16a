import type { ListNode, MapNode, Node, SyntaxTree } from "./tree.ts";
import { contentStart, writtenChildren } from "./write-items.ts";
import { columnOf, isFirstOnLine } from "./write-text.ts";
import type { Quote } from "./write-yaml-scalar.ts";

/** How a file is written, so that what is added looks like the rest. */
export interface YamlStyle {
  readonly eol: string;
  /** Spaces from a key to the keys beneath it. */
  readonly step: number;
  /** Spaces from a key to the dashes beneath it. */
  readonly dashStep: number;
  readonly quote: Quote;
  /** Literal blocks would take in the white space of blank lines beneath, so a file with such lines gets none. */
  readonly literals: boolean;
}

/** What most of the file does; what is usual where the file does not say. */
export function styleOf(tree: SyntaxTree): YamlStyle {
  const { text } = tree;
  const steps = new Map<number, number>();
  const dashSteps = new Map<number, number>();
  let double = 0;
  let single = 0;

  const visit = (node: Node): void => {
    if (node.kind === "scalar") {
      if (node.style === "double") double++;
      if (node.style === "single") single++;
      return;
    }
    for (const child of writtenChildren(node).values()) {
      visit(child);
      if (node.kind !== "map" || !isBlock(node) || !isBlock(child)) continue;
      const start = contentStart(tree, child);
      if (!isFirstOnLine(text, start)) continue;
      const column = columnOf(text, contentStart(tree, node));
      count(child.kind === "map" ? steps : dashSteps, columnOf(text, start) - column);
    }
  };
  if (tree.root) visit(tree.root);

  const step = mostFrequent(steps) ?? (mostFrequent(dashSteps) || 2);
  return {
    eol: /\r?\n/.exec(text)?.[0] ?? "\n",
    step,
    dashStep: mostFrequent(dashSteps) ?? step,
    quote: double > single ? "double" : "single",
    literals: !/^[ \t]+\r?$/m.test(text),
  };
}

function isBlock(node: Node): node is MapNode | ListNode {
  return (node.kind === "map" || node.kind === "list") && !node.flow;
}

function count(votes: Map<number, number>, value: number): void {
  votes.set(value, (votes.get(value) ?? 0) + 1);
}

function mostFrequent(votes: ReadonlyMap<number, number>): number | undefined {
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}
