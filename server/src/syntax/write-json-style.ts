import type { Node, SyntaxTree } from "./tree.ts";
import { childrenOf } from "./write-items.ts";
import { indentAt, isFirstOnLine } from "./write-text.ts";

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
export function styleOf({ text, root }: SyntaxTree): JsonStyle {
  const steps = new Map<string, number>();
  let gap: string | undefined;
  let padding: string | undefined;
  let compact = 0;

  const visit = (node: Node): void => {
    if (node.kind !== "map" && node.kind !== "list") return;
    const children = childrenOf(node);
    const first = firstStart(node);
    if (first === undefined) return;
    if (node.kind === "map") gap ??= text[node.entries[0]!.value.start - 1] === ":" ? "" : " ";
    const broken = isFirstOnLine(text, first);
    if (children.every((child) => child.kind === "scalar")) compact += broken ? -1 : 1;
    if (broken) count(steps, indentAt(text, first).slice(indentAt(text, node.start).length));
    else if (node.kind === "map") padding ??= text[node.start + 1] === " " ? " " : "";
    for (const child of children) visit(child);
  };
  if (root) visit(root);

  return {
    eol: /\r?\n/.exec(text)?.[0] ?? "\n",
    step: [...steps].sort((a, b) => b[1] - a[1])[0]?.[0] || "  ",
    gap: gap ?? " ",
    padding: padding ?? "",
    compact: compact > 0,
    broken: steps.size > 0 || !root || firstStart(root) === undefined,
  };
}

function firstStart(node: Node): number | undefined {
  return node.kind === "map" ? node.entries[0]?.key.start : node.kind === "list" ? node.items[0]?.start : undefined;
}

function count(votes: Map<string, number>, value: string): void {
  votes.set(value, (votes.get(value) ?? 0) + 1);
}
