import {
  type CompletionItem,
  type CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
} from "vscode-languageserver-types";
import type { Range } from "../../syntax/tree.ts";
import { rangeIn } from "../ranges.ts";
import type { About } from "./about.ts";
import {
  type Body,
  hasStops,
  inBlock,
  inline,
  type Layout,
  plainOf,
  scalar,
  snippetOf,
  valueBehindKey,
} from "./body.ts";
import type { Owner, Place } from "./place.ts";

/** Something that could be written at a place. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What it is, in a few words. */
  readonly detail?: string | undefined;
  /** What tells it from its neighbours, beside its name. */
  readonly note?: string | undefined;
  readonly write: Writing;
  /** Lower ranks come first; within a rank the order is kept. */
  readonly rank?: number;
  readonly about?: About | undefined;
  readonly deprecated?: boolean | undefined;
  /** What the editor compares with what is typed, where that is not what is written. */
  readonly filter?: string;
  /** Once it is written, there is something to choose behind it. */
  readonly goesOn?: boolean;
  /** It is given by the schemas that other extensions bring along too. */
  readonly isPlain?: boolean;
}

export type Writing =
  | {
      readonly key: string;
      readonly body: Body;
      /** It begins an item of a list, whose dash is still missing. */
      readonly isItem?: boolean;
    }
  | { readonly value: string | number | boolean; readonly isItem?: boolean }
  | { readonly body: Body; readonly isItem?: boolean }
  /** A part of a text, by its own range. */
  | { readonly part: string; readonly range: Range };

/** What the client can do with completions. */
export interface ItemOptions {
  readonly snippets: boolean;
  /** The client can be told to indent further lines as the first. */
  readonly adjustsIndentation: boolean;
  /** The client's command that asks for suggestions again, where it has one. */
  readonly suggestCommand?: string | undefined;
}

/** So many items can be told apart; of more, those are sent that fit what is typed, and the client asks again. */
const most = 1000;

/** The items of a list, in their order. */
export function listOf(
  suggestions: readonly Suggestion[],
  owner: Owner,
  place: Place,
  options: ItemOptions,
): CompletionList {
  const isIncomplete = suggestions.length > most;
  const wanted = isIncomplete ? suggestions.filter(fitting(owner, place)) : suggestions;
  const sorted = [...wanted].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, most);
  const unit = place.style === "json" ? indentUnit(owner.text) : "  ";
  return { isIncomplete, items: sorted.map((one, index) => itemOf(one, index, owner, place, options, unit)) };
}

/** Whether the letters that are typed are in a name, in their order, as editors match them. */
function fitting({ text }: Owner, place: Place): (suggestion: Suggestion) => boolean {
  const cursor = place.word.start + (place.isText ? place.word.end - place.word.start : place.typed.length);
  return ({ label, write, filter }) => {
    const isPart = "part" in write;
    const typed = isPart ? text.slice(write.range.start, cursor) : place.typed;
    const name = (isPart ? write.part : (filter ?? label)).toLowerCase();
    let at = 0;
    for (const letter of typed.trim().toLowerCase()) {
      at = name.indexOf(letter, at) + 1;
      if (at === 0) return false;
    }
    return true;
  };
}

function rankOf({ rank = 5 }: Suggestion): number {
  return rank;
}

/** The order of names that nothing tells apart. */
export function byLabel({ label: a }: Suggestion, { label: b }: Suggestion): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The first indentation in the text is one step of it. */
function indentUnit(text: string): string {
  return /\n([ ]{1,8}|\t)\S/.exec(text.slice(0, 4000))?.[1] ?? "  ";
}

function itemOf(
  suggestion: Suggestion,
  index: number,
  owner: Owner,
  place: Place,
  options: ItemOptions,
  unit: string,
): CompletionItem {
  const { label, kind, detail, note, write, about, deprecated, goesOn } = suggestion;
  const { text, range, filter } = written(suggestion, place, { style: place.style, unit }, options.snippets);
  const isSnippet = options.snippets && hasStops(text);
  const newText = isSnippet ? snippetOf(text) : plainOf(text);
  return {
    label,
    kind,
    ...(detail && detail !== note && { detail }),
    ...(note && { labelDetails: { description: note } }),
    sortText: `${rankOf(suggestion)}${String(index).padStart(4, "0")}`,
    ...(filter !== label && { filterText: filter }),
    textEdit: { range: rangeIn(owner, range), newText },
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(newText.includes("\n") && options.adjustsIndentation && { insertTextMode: InsertTextMode.adjustIndentation }),
    ...(place.missingComma !== undefined &&
      !("part" in write) && {
        additionalTextEdits: [
          { range: rangeIn(owner, { start: place.missingComma, end: place.missingComma }), newText: "," },
        ],
      }),
    ...(deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(goesOn && options.suggestCommand && { command: { title: label, command: options.suggestCommand } }),
    ...(about && { data: about }),
  };
}

interface Written {
  readonly text: string;
  readonly range: Range;
  /** What is compared with the text in the range up to the cursor. */
  readonly filter: string;
}

function written(suggestion: Suggestion, place: Place, layout: Layout, snippets: boolean): Written {
  const { label, write } = suggestion;
  if ("part" in write) return { text: write.part, range: write.range, filter: write.part };
  const { quote, lead, whole, depth } = place;
  const dash = write.isItem ? "- " : "";
  const comma = place.needsComma ? "," : "";
  const name = "key" in write ? write.key : "value" in write ? String(write.value) : label;
  const filter = quote + (suggestion.filter ?? name);
  const indent = " ".repeat(depth + dash.length);
  const put = (text: string): Written => ({ text: lead + dash + text + comma, range: whole, filter });
  if ("key" in write) {
    const { key, body } = write;
    if (place.hasColon) return { text: key, range: place.word, filter: key };
    const written = scalar(key, layout.style, quote);
    if (place.isHead) return put(`${written}:`);
    if (!snippets) return put(`${written}:${layout.style === "block" && isNested(body) ? "" : " "}`);
    return put(`${written}:${valueBehindKey(body, layout, layout.style === "json" ? "" : indent + layout.unit)}`);
  }
  if ("value" in write) return put(scalar(write.value, layout.style, quote));
  return put(layout.style === "block" ? inBlock(write.body, layout, indent) : inline(write.body, layout, ""));
}

function isNested({ kind }: Body): boolean {
  return kind === "map" || kind === "list";
}
