import { type DocumentSymbol, SymbolKind as ProtocolKind, type SymbolInformation } from "vscode-languageserver-types";
import { symbolsOf } from "../../dialects/symbols.ts";
import type { SourceFile } from "../../model/site.ts";
import type { Definition, SymbolKind } from "../../model/symbols.ts";
import type { Template } from "../../model/template.ts";
import { rangeIn, rangeOf } from "../ranges.ts";

const protocolKinds: Readonly<Record<SymbolKind, ProtocolKind>> = {
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
  const here = symbolsOf(template).definitions.filter(({ at }) => at.uri === file.uri);
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
  return symbolsOf(template)
    .definitions.filter(({ id, detail }) => hasLetters(`${id} ${detail ?? ""}`, query))
    .map((definition) => ({
      name: definition.id,
      kind: protocolKinds[definition.kind],
      location: { uri: definition.at.uri, range: rangeOf(definition.at, template) },
      containerName: containerOf(definition),
    }));
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
