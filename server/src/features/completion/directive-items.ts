import { CompletionItemKind } from "vscode-languageserver-types";
import type { Finding, Severity } from "../../model/finding.ts";
import { argumentKinds } from "../../model/workload.ts";
import { allRules } from "../../rules/catalogue.ts";
import { lineStarts, positionAt } from "../../syntax/lines.ts";
import { type Owner, type Place, placeInText } from "./place.ts";
import type { Suggestion } from "./suggestion.ts";
import { commentStart } from "./yaml-line.ts";

/** Where a directive can stand decides what it can say. */
type Setting = "comment" | "resource" | "file";

const verbs: readonly (readonly [name: string, meaning: string, settings: readonly Setting[]])[] = [
  ["disable-next-line", "hear nothing of a rule on the line below", ["comment"]],
  ["disable-line", "hear nothing of a rule on this line", ["comment"]],
  ["disable-resource", "hear nothing of a rule about this resource", ["comment", "resource"]],
  ["disable-file", "hear nothing of a rule in this file", ["comment", "file"]],
  ["workload", "state the load of a stream", ["comment", "resource"]],
];

/** What a directive in a comment may go on with; undefined where the cursor is in no comment that begins as one. */
export function commentDirectiveSuggestions(
  owner: Owner,
  offset: number,
  findings: readonly Finding[],
): { readonly place: Place; readonly suggestions: readonly Suggestion[] } | undefined {
  const { line } = positionAt(owner, offset);
  const lineStart = lineStarts(owner)[line]!;
  const before = owner.text.slice(lineStart, offset);
  if (!before.includes("#")) return undefined;
  const start = commentStart(before);
  const said = start === undefined ? undefined : directiveIn(before.slice(start + 1));
  if (said === undefined) return undefined;
  const place = wordPlace(owner, offset);
  const isAbove = before.slice(0, start).trim() === "";
  const found = (verb: string): readonly string[] => nearby(findings, verb, { line, isAbove, owner });
  return { place, suggestions: suggestionsAfter(said, place, "comment", found) };
}

/** The same in the text of Terraform's key `//`. */
export function keyDirectiveSuggestions(place: Place, owner: Owner, setting: Setting): readonly Suggestion[] {
  const said = directiveIn(place.typed);
  const offset = place.word.start + place.typed.length;
  return said === undefined ? [] : suggestionsAfter(said, wordPlace(owner, offset), setting, () => []);
}

/** What is said behind the mark of a directive. */
function directiveIn(text: string): string | undefined {
  return /^\s*pipeline-hints:(.*)$/s.exec(text)?.[1];
}

/** The word at the cursor, of which directives are made. */
function wordPlace(owner: Owner, offset: number): Place {
  const near = owner.text.slice(Math.max(0, offset - 200), offset);
  const typed = /[\w-]*$/.exec(near)![0];
  const behind = /^[\w-]*/.exec(owner.text.slice(offset, offset + 200))![0];
  const word = { start: offset - typed.length, end: offset + behind.length };
  return placeInText(typed, word);
}

function suggestionsAfter(
  said: string,
  { word, typed }: Place,
  setting: Setting,
  found: (verb: string) => readonly string[],
): readonly Suggestion[] {
  // A reason is the author's.
  if (/\s--(\s|$)/.test(said) || typed.startsWith("--")) return [];
  const whole = said.slice(0, said.length - typed.length);
  const [verb, ...words] = whole.split(/[\s,]+/).filter((part) => part !== "");
  const lead = whole === "" ? " " : "";
  if (verb === undefined) {
    return verbs
      .filter(([, , settings]) => settings.includes(setting))
      .map(([name, detail]) => ({
        label: name,
        kind: CompletionItemKind.Keyword,
        detail,
        write: { part: `${lead}${name} `, range: word },
        goesOn: true,
      }));
  }
  if (!/[\s,]$/.test(whole)) return [];
  if (verb === "workload") return workloadArguments(words, (name) => ({ part: `${name}=`, range: word }));
  if (!verbs.some(([name]) => name === verb)) return [];
  const near = found(verb);
  return ruleSuggestions(new Set(words), near, (id) => ({ part: id, range: word }));
}

export function workloadArguments(
  given: readonly string[],
  write: (name: string) => Suggestion["write"],
): readonly Suggestion[] {
  const taken = new Set(given.map((word) => word.split("=")[0]!.toLowerCase()));
  return argumentKinds
    .filter(({ name }) => !taken.has(name.toLowerCase()))
    .map(({ name, expected }) => ({
      label: name,
      kind: CompletionItemKind.Property,
      detail: expected,
      write: write(name),
    }));
}

const severityRanks: Readonly<Record<Severity, number>> = { error: 4, warning: 5, information: 6, hint: 7 };

/** The ids of rules, those first that have something to say here. */
export function ruleSuggestions(
  given: ReadonlySet<string>,
  near: readonly string[],
  write: (id: string) => Suggestion["write"],
): readonly Suggestion[] {
  return allRules
    .filter(({ id }) => !given.has(id))
    .map(({ id, title, severity }) => ({
      label: id,
      kind: CompletionItemKind.Reference,
      detail: title,
      note: severity,
      write: write(id),
      rank: near.includes(id) ? 1 : severityRanks[severity],
      about: { of: "rule", id },
    }));
}

interface CommentPlace {
  readonly line: number;
  /** The comment has a line of its own. */
  readonly isAbove: boolean;
  readonly owner: Owner;
}

/** The rules that find something where a directive reaches: on its line, on the one below, or anywhere in the file. */
function nearby(findings: readonly Finding[], verb: string, { line, isAbove, owner }: CommentPlace): readonly string[] {
  const reach = verb === "disable-next-line" || isAbove ? 1 : 0;
  const onLine = verb === "disable-line" || verb === "disable-next-line";
  const isNear = ({ location: { start } }: Finding): boolean => positionAt(owner, start).line === line + reach;
  return (onLine ? findings.filter(isNear) : findings).map(({ rule }) => rule);
}
