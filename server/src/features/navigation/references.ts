import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type LocationLink,
} from "vscode-languageserver-types";
import { symbolsOf } from "../../dialects/symbols.ts";
import type { Location as Place } from "../../model/site.ts";
import { symbolAt, usesOf } from "../../model/symbols.ts";
import type { Template } from "../../model/template.ts";
import { rangeOf } from "../ranges.ts";

/** Where the name at a place is defined: the blocks that give it, mostly one. */
export function definitionsAt(template: Template, uri: string, offset: number): readonly LocationLink[] {
  const symbol = symbolAt(symbolsOf(template), uri, offset);
  if (!symbol) return [];
  const originSelectionRange = rangeOf(symbol.whole, template);
  return symbol.definitions.map(({ at, extent }) => ({
    originSelectionRange,
    targetUri: at.uri,
    targetRange: rangeOf(extent, template),
    targetSelectionRange: rangeOf(at, template),
  }));
}

/** Everywhere the name at a place is used, and where it is defined if that is asked for too. */
export function referencesAt(
  template: Template,
  uri: string,
  offset: number,
  withDefinition: boolean,
): readonly Location[] {
  const { given, used } = placesAt(template, uri, offset);
  return [...(withDefinition ? given : []), ...used].map((at) => ({ uri: at.uri, range: rangeOf(at, template) }));
}

/** The name at a place wherever it stands in the same file. */
export function highlightsAt(template: Template, uri: string, offset: number): readonly DocumentHighlight[] {
  const { given, used } = placesAt(template, uri, offset);
  return [
    ...given.map((at) => ({ at, kind: DocumentHighlightKind.Write })),
    ...used.map((at) => ({ at, kind: DocumentHighlightKind.Read })),
  ]
    .filter(({ at }) => at.uri === uri)
    .map(({ at, kind }) => ({ range: rangeOf(at, template), kind }));
}

function placesAt(
  template: Template,
  uri: string,
  offset: number,
): { readonly given: readonly Place[]; readonly used: readonly Place[] } {
  const table = symbolsOf(template);
  const symbol = symbolAt(table, uri, offset);
  if (!symbol) return { given: [], used: [] };
  const { definitions } = symbol;
  return { given: definitions.map(({ at }) => at), used: usesOf(table, definitions[0]).map(({ at }) => at) };
}
