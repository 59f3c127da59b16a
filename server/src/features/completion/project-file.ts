import { CompletionItemKind } from "vscode-languageserver-types";
import { presets, ruleSettings } from "../../analysis/settings.ts";
import type { Body } from "./body.ts";
import { stop } from "./body.ts";
import { ruleSuggestions } from "./directive-items.ts";
import type { Place } from "./place.ts";
import type { Suggestion } from "./suggestion.ts";

const settings: readonly (readonly [name: string, meaning: string, body: Body])[] = [
  ["preset", "which rules are on", { kind: "choice", values: presets }],
  ["rules", "the severity of single rules, by id", { kind: "map", entries: [] }],
  ["ignore", "globs of files that are not checked", { kind: "list", items: [stop] }],
  ["overrides", "rules for some files", { kind: "list", items: [{ kind: "map", entries: [["files", stop]] }] }],
  ["region", "what AWS::Region stands for, such as eu-central-1", stop],
];

const overrideSettings: typeof settings = [
  ["files", "globs, relative to this file", { kind: "list", items: [stop] }],
  ["rules", "the severity of single rules, by id", { kind: "map", entries: [] }],
];

const presetMeanings: Readonly<Record<(typeof presets)[number], string>> = {
  recommended: "every rule but those that fit only some teams",
  all: "every rule",
  errors: "only what AWS rejects, what cannot work, and what loses data",
};

/** What could be written in a project file. */
export function projectFileSuggestions(place: Place): readonly Suggestion[] {
  const steps = place.path.filter((step) => typeof step === "string");
  const [first, second] = steps;
  const isOverride = first === "overrides";
  const inRules = isOverride ? second === "rules" : first === "rules";
  const depth = isOverride ? 2 : 1;
  if (place.isKey && steps.length === 0) return keys(place, settings);
  if (place.isKey && isOverride && steps.length === 1) return keys(place, overrideSettings);
  if (place.isKey && inRules && steps.length === depth) {
    return ruleSuggestions(place.siblings(), [], (key) => ({
      key,
      body: { kind: "choice", values: ruleSettings },
    })).map(plain);
  }
  if (!place.isValue) return [];
  if (inRules && steps.length === depth + 1) return ruleSettings.map((value) => severityOrPreset(value)).map(plain);
  if (first === "preset") return presets.map((value) => severityOrPreset(value, presetMeanings[value])).map(plain);
  return [];
}

function keys(place: Place, rows: typeof settings): readonly Suggestion[] {
  const siblings = place.siblings();
  const isItem = place.style === "block" && place.path.at(-1) === "overrides";
  return rows
    .filter(([name]) => !siblings.has(name))
    .map(([key, detail, body]) => ({
      label: key,
      kind: CompletionItemKind.Property,
      detail,
      write: { key, body, isItem },
      isPlain: true,
    }));
}

function severityOrPreset(value: string, detail?: string): Suggestion {
  return { label: value, kind: CompletionItemKind.EnumMember, detail, write: { value } };
}

/** The schema of the project file gives all of this too. */
function plain(suggestion: Suggestion): Suggestion {
  return { ...suggestion, isPlain: true };
}
