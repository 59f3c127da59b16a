import type { SourceFile } from "../../model/site.ts";
import { type Definition, type SymbolKind, type SymbolTable, symbolKinds } from "../../model/symbols.ts";
import type { Entry } from "../../syntax/tree.ts";
import { definitionOf, type NamesFound, namesBeside, namesInBlock } from "./block-names.ts";

/** The sections whose entries have names, and what these name. */
const sections: Readonly<Record<string, SymbolKind>> = {
  Parameters: "parameter",
  Mappings: "mapping",
  Conditions: "condition",
  Resources: "resource",
  Outputs: "output",
};

/** The names in a CloudFormation template, all or those of some kinds; those that loops make are not among them. */
export function cloudFormationDefinitions(
  file: SourceFile,
  kinds: readonly SymbolKind[] = symbolKinds,
): readonly Definition[] {
  return sectionsIn(file).flatMap((section) => {
    const kind = kindOf(section);
    if (!kind || !kinds.includes(kind)) return [];
    const named = blocksIn(section).filter(({ key }) => !String(key.value).startsWith("Fn::"));
    return named.map((entry) => definitionOf(file, kind, entry));
  });
}

/** The names in a CloudFormation template, and where they are used. */
export function cloudFormationSymbols(file: SourceFile): SymbolTable {
  const found = sectionsIn(file).flatMap((section): readonly NamesFound[] => {
    const kind = kindOf(section);
    const hasBlocks = kind && section.value.kind === "map";
    return hasBlocks ? blocksIn(section).map((entry) => namesInBlock(file, kind, entry)) : [namesBeside(file, section)];
  });
  const inLoops = found.flatMap(({ definitions }) => definitions);
  const definitions = [...cloudFormationDefinitions(file), ...inLoops];
  return {
    definitions: inLoops.length > 0 ? definitions.sort((a, b) => a.at.start - b.at.start) : definitions,
    uses: found.flatMap(({ uses }) => uses),
    unread: found.flatMap(({ unread }) => unread),
  };
}

function sectionsIn({ tree: { root } }: SourceFile): readonly Entry[] {
  return root?.kind === "map" ? root.entries : [];
}

function kindOf({ key }: Entry): SymbolKind | undefined {
  const name = String(key.value);
  return Object.hasOwn(sections, name) ? sections[name] : undefined;
}

function blocksIn({ value }: Entry): readonly Entry[] {
  return value.kind === "map" ? value.entries : [];
}
