import { directoryOf } from "../../../dialects/read-templates.ts";
import { namedBlocks, typedBlocks } from "../../../dialects/terraform/blocks.ts";
import { expressionIn } from "../../../dialects/terraform/expressions.ts";
import type { SourceFile } from "../../../model/site.ts";
import { sourceOffset } from "../../../syntax/scalar-offsets.ts";
import { childrenOf, type Expression } from "../../../syntax/terraform/expression.ts";
import { childOf, type Node, type ScalarNode, textOf } from "../../../syntax/tree.ts";
import { terraformPage } from "../../hover/links.ts";
import { resolved } from "./files.ts";
import { type LinkFound, placeOfText } from "./found.ts";

/** The documentation of the types, the modules in the project, and the files that functions read. */
export function terraformLinks(file: SourceFile): readonly LinkFound[] {
  return [...typeLinks(file), ...moduleLinks(file), ...(file.tree.root ? fileLinks(file, file.tree.root) : [])];
}

function typeLinks(file: SourceFile): readonly LinkFound[] {
  const found = new Map<ScalarNode, LinkFound>();
  for (const kind of ["resource", "data"] as const) {
    for (const { type, typeKey } of typedBlocks(file, kind)) {
      const page = terraformPage(type, kind);
      if (page) found.set(typeKey, { at: placeOfText(file, typeKey), page, subject: type });
    }
  }
  return [...found.values()];
}

/** To the first file of a module, for a directory cannot be shown. */
function moduleLinks(file: SourceFile): readonly LinkFound[] {
  return namedBlocks(file, "module").flatMap(({ node }): readonly LinkFound[] => {
    const source = childOf(node, "source");
    const path = textOf(source);
    const folder = path && /^\.\.?\//.test(path) ? resolved(directoryOf(file.uri), path) : undefined;
    if (!folder || source?.kind !== "scalar") return [];
    const isFirst = (name: string): boolean => /^main\.tf(?:\.json|\.ya?ml)?$/.test(name);
    return [{ at: placeOfText(file, source), find: (files) => files.among(folder, isFirst) }];
  });
}

/** Functions that read a file when Terraform runs. */
const readers = /^(?:file\w*|templatefile)$/;

function fileLinks(file: SourceFile, node: Node): readonly LinkFound[] {
  switch (node.kind) {
    case "map":
      return node.entries.flatMap(({ value }) => fileLinks(file, value));
    case "list":
      return node.items.flatMap((item) => fileLinks(file, item));
    case "scalar":
      return textOf(node)?.includes("file") && textOf(node)!.includes("${")
        ? linksInText(file, node, expressionIn(node))
        : [];
    case "opaque":
      return [];
  }
}

function linksInText(file: SourceFile, node: ScalarNode, expression: Expression): readonly LinkFound[] {
  const inner = childrenOf(expression).flatMap((child) => linksInText(file, node, child));
  if (expression.kind !== "call" || !readers.test(expression.name)) return inner;
  const [argument] = expression.args;
  const path = argument && pathOf(argument);
  if (!path) return inner;
  const quotes = String(node.value)[argument.start] === '"' ? 1 : 0;
  const start = sourceOffset(file.tree, node, argument.start + quotes);
  const end = sourceOffset(file.tree, node, argument.end - quotes);
  return [{ at: { start, end }, find: (files) => files.at(directoryOf(file.uri), path) }, ...inner];
}

/** A path in the module's own directory, `"${path.module}/job.py"` or without what says so. */
function pathOf(argument: Expression): string | undefined {
  if (argument.kind === "literal") return String(argument.value);
  const [root, rest, ...others] = argument.kind === "template" ? argument.parts : [];
  const isModule = root?.kind === "reference" && root.root === "path" && root.steps.length === 1;
  if (!isModule || rest?.kind !== "literal" || others.length > 0) return undefined;
  const [step] = root.steps;
  const path = String(rest.value);
  return step?.kind === "attribute" && step.name === "module" && path.startsWith("/") ? path.slice(1) : undefined;
}
