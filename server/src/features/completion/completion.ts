import type { CompletionItem } from "vscode-languageserver-types";
import { cloudFormationSuggestions } from "./cloudformation.ts";
import { commentDirectiveSuggestions } from "./directive-items.ts";
import { jsonPlaceAt } from "./flow-place.ts";
import type { Owner, Place } from "./place.ts";
import { projectFileSuggestions } from "./project-file.ts";
import type { Source } from "./source.ts";
import { type ItemOptions, itemsOf, type Suggestion } from "./suggestion.ts";
import { terraformSuggestions } from "./terraform.ts";
import { yamlPlaceAt } from "./yaml-place.ts";

export const completionModes = ["full", "values", "off"] as const;
export type CompletionMode = (typeof completionModes)[number];

export interface CompletionOptions extends ItemOptions {
  /** `values` leaves out what schemas of CloudFormation give: types, property names, plain enumerations. */
  readonly mode: CompletionMode;
}

/** What could be written at an offset of a document. */
export function completionsAt(source: Source, offset: number, options: CompletionOptions): CompletionItem[] {
  if (options.mode === "off") return [];
  const { tree, findings = [] } = source;
  const directive = tree.language === "yaml" ? commentDirectiveSuggestions(tree, offset, findings) : undefined;
  if (directive) return itemsOf(directive.suggestions, tree, directive.place, options);
  const isTerraform = source.dialect === "terraform";
  // Below its name or address a block is read as a whole: its type tells what is in it.
  const anchorDepth = isTerraform ? 3 : 2;
  const place = placeAt(tree, offset, anchorDepth);
  if (!place) return [];
  const suggest = isTerraform ? terraformSuggestions : cloudFormationSuggestions;
  const suggestions = suggest(place, { ...source, definitions: kept(source.definitions) });
  return itemsOf(wantedOf(suggestions, options), tree, place, options);
}

/** What could be written at an offset of a project file. */
export function projectFileCompletionsAt(owner: Owner, offset: number, options: CompletionOptions): CompletionItem[] {
  const place = options.mode === "off" ? undefined : placeAt(owner, offset, 2);
  return place ? itemsOf(wantedOf(projectFileSuggestions(place), options), owner, place, options) : [];
}

/** The names are asked for several times, or never. */
function kept(definitions: Source["definitions"]): Source["definitions"] {
  const known = new Map<string, ReturnType<typeof definitions>>();
  return (kinds) => {
    const key = kinds.join();
    const found = known.get(key) ?? definitions(kinds);
    known.set(key, found);
    return found;
  };
}

function placeAt(owner: Owner, offset: number, anchorDepth: number): Place | undefined {
  return (owner.language === "json" ? jsonPlaceAt : yamlPlaceAt)(owner, offset, anchorDepth);
}

function wantedOf(suggestions: readonly Suggestion[], { mode }: CompletionOptions): readonly Suggestion[] {
  return mode === "values" ? suggestions.filter(({ isPlain }) => !isPlain) : suggestions;
}
