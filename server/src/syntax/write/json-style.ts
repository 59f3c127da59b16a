import type { Node, SyntaxTree } from "../tree.ts";
import { childrenOf } from "./items.ts";
import { elected, eolOf, remembered, type Votes, vote } from "./style.ts";
import { indentAt, isFirstOnLine } from "./text.ts";

/** How a file is written, so that what is added looks like the rest. */
export interface JsonStyle {
  readonly eol: string;
  /** One level of indentation. */
  readonly step: string;
  /** Behind colons and commas: nothing in minified text. */
  readonly gap: string;
  /** Within the braces of a map on one line. */
  readonly padding: string;
  /** Whether maps and lists of nothing but scalars stand on one line. */
  readonly compact: boolean;
  /** Whether anything stands on lines of its own. */
  readonly broken: boolean;
}

/** What most of the file does; what is usual where the file does not say. */
export const styleOf: (tree: SyntaxTree) => JsonStyle = remembered((tree) => {
  const { text, root } = tree;
  const steps: Votes<string> = new Map();
  const gaps: Votes<string> = new Map();
  const paddings: Votes<string> = new Map();
  let compact = 0;

  const visit = (node: Node): void => {
    const first = firstStart(node);
    if (first === undefined) return;
    const children = childrenOf(node);
    const broken = isFirstOnLine(text, first);
    if (broken) vote(steps, indentAt(text, first).slice(indentAt(text, node.start).length));
    if (node.kind === "map") {
      vote(gaps, text[node.entries[0]!.value.start - 1] === ":" ? "" : " ");
      if (!broken) vote(paddings, text[node.start + 1] === " " ? " " : "");
    }
    if (children.every((child) => child.kind === "scalar")) compact += broken ? -1 : 1;
    for (const child of children) visit(child);
  };
  if (root) visit(root);

  return {
    eol: eolOf(tree),
    step: elected(steps) || "  ",
    gap: elected(gaps) ?? " ",
    padding: elected(paddings) ?? "",
    compact: compact > 0,
    broken: steps.size > 0 || !root || firstStart(root) === undefined,
  };
});

/** Where the content of a container begins, if it has any. */
function firstStart(node: Node): number | undefined {
  if (node.kind === "map") return node.entries[0]?.key.start;
  return node.kind === "list" ? node.items[0]?.start : undefined;
}
