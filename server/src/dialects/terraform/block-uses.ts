import { type Location, locate, locatePart, type SourceFile } from "../../model/site.ts";
import type { SymbolKind, Use } from "../../model/symbols.ts";
import {
  type AttributeStep,
  childrenOf,
  type Expression,
  parseExpression,
  type ReferenceExpression,
} from "../../syntax/terraform/expression.ts";
import type { Node, ScalarNode } from "../../syntax/tree.ts";
import { expressionIn } from "./expressions.ts";

/** The names that a block uses. */
export interface UsesFound {
  readonly uses: readonly Use[];
  readonly unread: readonly Location[];
}

/** How many keys stand between a section and its blocks, or its values; none in sections that are not here. */
const labels: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
  check: 1,
  locals: 1,
};

/** Arguments that are no expressions: what looks like a reference there is text. */
const texts: Readonly<Record<string, readonly string[]>> = {
  variable: ["default", "description", "type"],
};

/** Arguments that name addresses without `${...}`. */
const bareArguments: Readonly<Record<string, readonly string[]>> = {
  resource: ["depends_on", "replace_triggered_by"],
  data: ["depends_on"],
  ephemeral: ["depends_on"],
  module: ["depends_on"],
  output: ["depends_on"],
  moved: ["from", "to"],
  import: ["to"],
  removed: ["from"],
};

/** What each block of a file uses, in the order of the text. */
export function usesIn(file: SourceFile): readonly UsesFound[] {
  const { root } = file.tree;
  return root ? [...usesBelow(file, root)] : [];
}

function* usesBelow(file: SourceFile, node: Node): Generator<UsesFound> {
  if (node.kind === "list") for (const item of node.items) yield* usesBelow(file, item);
  else if (node.kind === "opaque") yield usesInBlock(file, "", node);
  else if (node.kind === "map") {
    for (const { key, value } of node.entries) {
      const section = String(key.value);
      if (section === "//") continue;
      for (const block of blocksBelow(value, labels[section] ?? 0)) yield usesInBlock(file, section, block);
    }
  }
}

/** In JSON syntax there may be a list wherever there may be several bodies. */
function blocksBelow(node: Node, depth: number): readonly Node[] {
  if (node.kind === "list") return node.items.flatMap((item) => blocksBelow(item, depth));
  if (node.kind !== "map" || depth === 0) return [node];
  const named = node.entries.filter(({ key }) => key.value !== "//");
  return named.flatMap(({ value }) => blocksBelow(value, depth - 1));
}

interface Walk {
  readonly file: SourceFile;
  readonly section: string;
  readonly uses: Use[];
  readonly unread: Location[];
}

const kept = new WeakMap<Node, UsesFound>();

/** Looked for once, for as long as the block stays. */
function usesInBlock(file: SourceFile, section: string, block: Node): UsesFound {
  const known = kept.get(block);
  if (known) return known;
  const walk: Walk = { file, section, uses: [], unread: [] };
  visit(walk, block);
  const { uses, unread } = walk;
  kept.set(block, { uses, unread });
  return { uses, unread };
}

function visit(walk: Walk, node: Node): void {
  switch (node.kind) {
    case "map":
      for (const { key, value } of node.entries) visitArgument(walk, key, value);
      break;
    case "list":
      for (const item of node.items) visit(walk, item);
      break;
    case "scalar":
      visitExpression(walk, node, expressionOf(node));
      break;
    case "opaque":
      walk.unread.push(locate(walk.file, node));
  }
}

function visitArgument(walk: Walk, key: ScalarNode, value: Node): void {
  const name = String(key.value);
  if (name === "//" || texts[walk.section]?.includes(name)) return;
  visitExpression(walk, key, expressionOf(key));
  if (bareArguments[walk.section]?.includes(name)) visitBare(walk, value);
  else visit(walk, value);
}

function visitBare(walk: Walk, node: Node): void {
  if (node.kind === "list") for (const item of node.items) visitBare(walk, item);
  else if (node.kind === "scalar" && typeof node.value === "string" && !node.value.includes("${")) {
    visitExpression(walk, node, parseExpression(node.value));
  } else visit(walk, node);
}

/** The expression of a text; undefined where there is none in it. */
function expressionOf(node: ScalarNode): Expression | undefined {
  return typeof node.value === "string" && /[$%]\{/.test(node.value) ? expressionIn(node) : undefined;
}

function visitExpression(walk: Walk, node: ScalarNode, expression: Expression | undefined): void {
  if (!expression) return;
  if (expression.kind === "unknown") walk.unread.push(locate(walk.file, node));
  if (expression.kind === "reference") visitReference(walk, node, expression);
  for (const child of childrenOf(expression)) visitExpression(walk, node, child);
}

const roots: Readonly<Record<string, SymbolKind>> = { var: "variable", local: "local", module: "module" };

function visitReference(walk: Walk, node: ScalarNode, expression: ReferenceExpression): void {
  const { root, steps } = expression;
  const [first, second] = steps.map((step) => (step.kind === "attribute" ? step : undefined));
  const add = (kind: SymbolKind, id: string, { name, end }: AttributeStep): void => {
    const at = locatePart(walk.file, node, { start: end - name.length, end }) ?? locate(walk.file, node);
    const whole = locatePart(walk.file, node, expression) ?? at;
    walk.uses.push({ kinds: [kind], id, at, whole });
  };
  if (!first) return;
  if (Object.hasOwn(roots, root)) add(roots[root]!, first.name, first);
  else if (root === "data") {
    if (second) add("data", `data.${first.name}.${second.name}`, second);
  } else if (root.includes("_")) add("resource", `${root}.${first.name}`, first);
}
