import type { Node, SyntaxTree } from "../tree.ts";
import { contentStart, isBlock, writtenChildren } from "./items.ts";
import { elected, eolOf, remembered, type Votes, vote } from "./style.ts";
import { columnOf, isFirstOnLine } from "./text.ts";
import type { Quote } from "./yaml-scalar.ts";

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
export const styleOf: (tree: SyntaxTree) => YamlStyle = remembered((tree) => {
  const { text, root } = tree;
  const steps: Votes<number> = new Map();
  const dashSteps: Votes<number> = new Map();
  const quotes: Votes<Quote> = new Map();

  const visit = (node: Node): void => {
    if (node.kind === "scalar" && (node.style === "single" || node.style === "double")) vote(quotes, node.style);
    for (const child of writtenChildren(node).values()) {
      visit(child);
      if (node.kind !== "map" || !isBlock(node) || !isBlock(child)) continue;
      const start = contentStart(tree, child);
      if (!isFirstOnLine(text, start)) continue;
      const column = columnOf(text, contentStart(tree, node));
      vote(child.kind === "map" ? steps : dashSteps, columnOf(text, start) - column);
    }
  };
  if (root) visit(root);

  const dashStep = elected(dashSteps);
  const step = elected(steps) ?? (dashStep || 2);
  return {
    eol: eolOf(tree),
    step,
    dashStep: dashStep ?? step,
    quote: (quotes.get("double") ?? 0) > (quotes.get("single") ?? 0) ? "double" : "single",
    literals: !/^[ \t]+\r?$/m.test(text),
  };
});
