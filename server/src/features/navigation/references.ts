import { type DocumentHighlight, DocumentHighlightKind, type Location } from "vscode-languageserver-types";
import { symbolsOf } from "../../dialects/symbols.ts";
import type { Location as Place } from "../../model/site.ts";
import { symbolAt, usesOf } from "../../model/symbols.ts";
import type { Template } from "../../model/template.ts";
import { rangeOf } from "../ranges.ts";

/** Where the name at a place is defined. */
export function definitionAt(template: Template, uri: string, offset: number): Location | undefined {
  const symbol = symbolAt(symbolsOf(template), uri, offset);
  return symbol && asLocation(symbol.definition.at, template);
}

/** Everywhere the name at a place is used, and where it is defined if that is asked for too. */
export function referencesAt(
  template: Template,
  uri: string,
  offset: number,
  withDefinition: boolean,
): readonly Location[] {
  const table = symbolsOf(template);
  const symbol = symbolAt(table, uri, offset);
  if (!symbol) return [];
  const uses = usesOf(table, symbol.definition).map(({ at }) => at);
  return [...(withDefinition ? [symbol.definition.at] : []), ...uses].map((at) => asLocation(at, template));
}

/** The name at a place wherever it stands in the same file. */
export function highlightsAt(template: Template, uri: string, offset: number): readonly DocumentHighlight[] {
  const table = symbolsOf(template);
  const symbol = symbolAt(table, uri, offset);
  if (!symbol) return [];
  const { definition } = symbol;
  return [
    { at: definition.at, kind: DocumentHighlightKind.Write },
    ...usesOf(table, definition).map(({ at }) => ({ at, kind: DocumentHighlightKind.Read })),
  ]
    .filter(({ at }) => at.uri === uri)
    .map(({ at, kind }) => ({ range: rangeOf(at, template), kind }));
}

function asLocation(place: Place, template: Template): Location {
  return { uri: place.uri, range: rangeOf(place, template) };
}
