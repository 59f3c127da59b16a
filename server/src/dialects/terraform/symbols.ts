import { type Location, locate, locatePart, type Site, type SourceFile } from "../../model/site.ts";
import { type Definition, type SymbolKind, type SymbolTable, symbolKinds, type Use } from "../../model/symbols.ts";
import {
  type AttributeStep,
  childrenOf,
  type Expression,
  type ReferenceExpression,
} from "../../syntax/terraform/expression.ts";
import type { Node, ScalarNode } from "../../syntax/tree.ts";
import { entriesOf, namedBlocks, sectionsOf, typedBlocks } from "./blocks.ts";
import { expressionIn } from "./expressions.ts";

/** The names in the files of a Terraform module, all or those of some kinds. */
export function terraformDefinitions(
  files: readonly SourceFile[],
  kinds: readonly SymbolKind[] = symbolKinds,
): readonly Definition[] {
  return files.flatMap((file) => definitionsIn(file, kinds));
}

/** The names in the files of a Terraform module, and where they are used. */
export function terraformSymbols(files: readonly SourceFile[]): SymbolTable {
  return {
    definitions: terraformDefinitions(files),
    uses: files.flatMap((file) => (file.tree.root ? usesIn(file, file.tree.root) : [])),
  };
}

function definitionsIn(file: SourceFile, kinds: readonly SymbolKind[]): readonly Definition[] {
  const definitions = kinds.flatMap((kind) => readers[kind]?.(file) ?? []);
  return definitions.sort((a, b) => a.at.start - b.at.start);
}

const readers: Readonly<Partial<Record<SymbolKind, (file: SourceFile) => readonly Definition[]>>> = {
  variable: (file) => namedBlocks(file, "variable").map((site) => definitionOf("variable", site)),
  local: (file) =>
    sectionsOf(file, "locals")
      .flatMap(entriesOf)
      .map((site) => definitionOf("local", site)),
  data: (file) => typedBlocks(file, "data").map(({ address, type, site }) => definitionOf("data", site, address, type)),
  resource: (file) =>
    typedBlocks(file, "resource").map(({ address, type, site }) => definitionOf("resource", site, address, type)),
  module: (file) => namedBlocks(file, "module").map((site) => definitionOf("module", site)),
  output: (file) => namedBlocks(file, "output").map((site) => definitionOf("output", site)),
};

function definitionOf(kind: SymbolKind, { file, key, node }: Site, address?: string, type?: string): Definition {
  const name = String(key!.value);
  const at = locatePart(file, key!, { start: 0, end: name.length }) ?? locate(file, key!);
  return { kind, id: address ?? name, name, detail: type, at, extent: extentOf(file, key!, node) };
}

function extentOf(file: SourceFile, key: ScalarNode, value: Node): Location {
  return locate(file, {
    get start() {
      return key.start;
    },
    get end() {
      return value.end;
    },
  });
}

const kept = new WeakMap<Node, readonly Use[]>();

/** What is used below a node is looked for once, for as long as the node stays. */
function usesIn(file: SourceFile, node: Node): readonly Use[] {
  const known = kept.get(node);
  if (known) return known;
  let uses: readonly Use[] = [];
  if (node.kind === "map") uses = node.entries.flatMap(({ value }) => usesIn(file, value));
  else if (node.kind === "list") uses = node.items.flatMap((item) => usesIn(file, item));
  else if (node.kind === "scalar" && typeof node.value === "string") uses = usesInText(file, node);
  kept.set(node, uses);
  return uses;
}

function usesInText(file: SourceFile, node: ScalarNode): readonly Use[] {
  const text = String(node.value);
  // What depends on a resource is named without `${...}`.
  const bare = text.includes("${") ? undefined : addressIn(text);
  if (bare) return [useOf(file, node, bare.kind, bare.id, bare.start, bare.end)];
  const uses: Use[] = [];
  const visit = (expression: Expression): void => {
    const use = expression.kind === "reference" ? referenceUse(file, node, expression) : undefined;
    if (use) uses.push(use);
    for (const child of childrenOf(expression)) visit(child);
  };
  if (text.includes("${") || text.includes("%{")) visit(expressionIn(node));
  return uses;
}

/** An item of `depends_on`, or a `provider` and the like: an address and nothing else. */
function addressIn(text: string): { kind: SymbolKind; id: string; start: number; end: number } | undefined {
  const [whole, prefix = "", type, name] = /^(data\.)?([a-z][a-z0-9]*_[a-z0-9_]+)\.([A-Za-z_][\w-]*)$/.exec(text) ?? [];
  if (whole !== undefined) {
    const start = prefix.length + type!.length + 1;
    return { kind: prefix ? "data" : "resource", id: whole, start, end: start + name!.length };
  }
  const [, root, of] = /^(module)\.([A-Za-z_][\w-]*)$/.exec(text) ?? [];
  return root === undefined ? undefined : { kind: "module", id: of!, start: "module.".length, end: text.length };
}

const roots: Readonly<Record<string, SymbolKind>> = { var: "variable", local: "local", module: "module" };

function referenceUse(file: SourceFile, node: ScalarNode, { root, steps }: ReferenceExpression): Use | undefined {
  const [first, second] = steps.map((step) => (step.kind === "attribute" ? step : undefined));
  if (!first) return undefined;
  if (Object.hasOwn(roots, root)) return useAt(file, node, roots[root]!, first.name, first);
  if (root === "data") return second && useAt(file, node, "data", `data.${first.name}.${second.name}`, second);
  return root.includes("_") ? useAt(file, node, "resource", `${root}.${first.name}`, first) : undefined;
}

function useAt(file: SourceFile, node: ScalarNode, kind: SymbolKind, id: string, { name, end }: AttributeStep): Use {
  return useOf(file, node, kind, id, end - name.length, end);
}

function useOf(file: SourceFile, node: ScalarNode, kind: SymbolKind, id: string, start: number, end: number): Use {
  const at = locatePart(file, node, { start, end });
  return { kinds: [kind], id, at: at ?? locate(file, node), exact: at !== undefined };
}
