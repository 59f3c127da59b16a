import { type DocumentSymbol, SymbolKind as ProtocolKind, type SymbolInformation } from "vscode-languageserver-types";
import { symbolsOf } from "../../dialects/symbols.ts";
import type { SourceFile } from "../../model/site.ts";
import type { Definition, SymbolKind } from "../../model/symbols.ts";
import type { Template } from "../../model/template.ts";
import { rangeIn, rangeOf } from "../ranges.ts";

/** What an outline shows; the variable of a loop is known within the loop only. */
type Shown = Exclude<SymbolKind, "loop variable">;

const protocolKinds: Readonly<Record<Shown, ProtocolKind>> = {
  parameter: ProtocolKind.Variable,
  mapping: ProtocolKind.Object,
  condition: ProtocolKind.Boolean,
  resource: ProtocolKind.Class,
  output: ProtocolKind.Interface,
  variable: ProtocolKind.Variable,
  local: ProtocolKind.Constant,
  data: ProtocolKind.Struct,
  module: ProtocolKind.Module,
};

/** The outline of a file: its names in the order of the text, each with its type. */
export function outlineOf(file: SourceFile, template: Template): readonly DocumentSymbol[] {
  const here = shownIn(template).filter(({ at }) => at.uri === file.uri);
  return here.map(({ kind, name, detail, at, extent }) => ({
    name,
    detail: detail ?? kind,
    kind: protocolKinds[kind],
    range: rangeIn(file.tree, extent),
    selectionRange: rangeIn(file.tree, at),
  }));
}

/** The names of a template that have all letters of a query, in their order, as editors match them. */
export function workspaceSymbols(template: Template, query: string): readonly SymbolInformation[] {
  return shownIn(template)
    .filter(({ id, detail }) => hasLetters(`${id} ${detail ?? ""}`, query))
    .map((definition) => ({
      name: definition.id,
      kind: protocolKinds[definition.kind],
      location: { uri: definition.at.uri, range: rangeOf(definition.at, template) },
      containerName: containerOf(definition),
    }));
}

/** Editors refuse an outline in which a name is empty, as it is while it is written. */
function shownIn(template: Template): readonly (Definition & { readonly kind: Shown })[] {
  return symbolsOf(template).definitions.filter((one): one is Definition & { readonly kind: Shown } => {
    return one.kind !== "loop variable" && one.name !== "";
  });
}

function containerOf({ detail, kind }: Definition): string {
  return detail ?? kind;
}

function hasLetters(text: string, query: string): boolean {
  const lower = text.toLowerCase();
  let at = -1;
  for (const letter of query.toLowerCase()) {
    at = lower.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
