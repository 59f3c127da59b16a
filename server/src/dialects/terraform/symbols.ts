import { locate, locateEntry, locatePart, type Site, type SourceFile } from "../../model/site.ts";
import { type Definition, type SymbolKind, type SymbolTable, symbolKinds } from "../../model/symbols.ts";
import { usesIn } from "./block-uses.ts";
import { entriesOf, namedBlocks, sectionsOf, typedBlocks } from "./blocks.ts";

/** The names in the files of a Terraform module, all or those of some kinds. */
export function terraformDefinitions(
  files: readonly SourceFile[],
  kinds: readonly SymbolKind[] = symbolKinds,
): readonly Definition[] {
  return files.flatMap((file) => definitionsIn(file, kinds));
}

/** The names in the files of a Terraform module, and where they are used. */
export function terraformSymbols(files: readonly SourceFile[]): SymbolTable {
  const found = files.flatMap(usesIn);
  return {
    definitions: terraformDefinitions(files),
    uses: found.flatMap(({ uses }) => uses),
    unread: found.flatMap(({ unread }) => unread),
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
  return { kind, id: address ?? name, name, detail: type, at, extent: locateEntry(file, key!, node) };
}
