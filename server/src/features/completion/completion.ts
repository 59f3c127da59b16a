import type { CompletionList } from "vscode-languageserver-types";
import { cloudFormationSuggestions } from "./cloudformation.ts";
import { commentDirectiveSuggestions } from "./directive-items.ts";
import { jsonPlaceAt } from "./flow-place.ts";
import type { Owner, Place } from "./place.ts";
import { projectFileSuggestions } from "./project-file.ts";
import type { Source } from "./source.ts";
import { type ItemOptions, listOf, type Suggestion } from "./suggestion.ts";
import { terraformSuggestions } from "./terraform.ts";
import { yamlPlaceAt } from "./yaml-place.ts";

export const completionModes = ["full", "values", "off"] as const;
export type CompletionMode = (typeof completionModes)[number];

export interface CompletionOptions extends ItemOptions {
  /** `values` leaves out what schemas of CloudFormation give: types, property names, plain enumerations. */
  readonly mode: CompletionMode;
  /** The character whose typing has opened the list; undefined where the author asks for it. */
  readonly trigger?: string | undefined;
}

const nothing: CompletionList = { isIncomplete: false, items: [] };

/** What could be written at an offset of a document. */
export function completionsAt(source: Source, offset: number, options: CompletionOptions): CompletionList {
  if (options.mode === "off") return nothing;
  const { tree, findings = [] } = source;
  const directive = tree.language === "yaml" ? commentDirectiveSuggestions(tree, offset, findings) : undefined;
  if (directive) return listOf(directive.suggestions, tree, directive.place, options);
  const isTerraform = source.dialect === "terraform";
  // Below its name or address a block is read as a whole: its type tells what is in it.
  const anchorDepth = isTerraform ? 3 : 2;
  const place = placeAt(tree, offset, anchorDepth);
  if (!place || opensUnasked(place, options)) return nothing;
  const suggest = isTerraform ? terraformSuggestions : cloudFormationSuggestions;
  const suggestions = suggest(place, { ...source, definitions: kept(source.definitions) });
  return listOf(wantedOf(suggestions, place, options), tree, place, options);
}

/** What could be written at an offset of a project file. */
export function projectFileCompletionsAt(owner: Owner, offset: number, options: CompletionOptions): CompletionList {
  const place = options.mode === "off" ? undefined : placeAt(owner, offset, 2);
  if (!place || opensUnasked(place, options)) return nothing;
  return listOf(wantedOf(projectFileSuggestions(place), place, options), owner, place, options);
}

/**
 * Whether a list that opens by itself would stand in the way. The author may go on below a key that ends its line, and
 * the key that ends the line must not choose from a list; behind a space there are more words of a text.
 */
function opensUnasked({ style, typed }: Place, { trigger }: CompletionOptions): boolean {
  if (trigger === ":") return style === "block" && typed === "";
  return trigger === " " && typed.trim() !== "" && !/[$%]\{[^{}]*$/.test(typed) && !/^\s*pipeline-hints:/.test(typed);
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

function wantedOf(
  suggestions: readonly Suggestion[],
  place: Place,
  { mode }: CompletionOptions,
): readonly Suggestion[] {
  const wanted = mode === "values" ? suggestions.filter(({ isPlain }) => !isPlain) : suggestions;
  return place.isHead ? wanted.filter(canHoldLines) : wanted;
}

/** Whether lines that stand below already may belong to what is written. */
function canHoldLines({ write }: Suggestion): boolean {
  return "key" in write && (write.body.kind === "map" || write.body.kind === "list");
}
