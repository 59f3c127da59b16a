import { CompletionItemKind } from "vscode-languageserver-types";
import { samTypes } from "../../dialects/cloudformation/sam/types.ts";
import { resourceTypeOf } from "../../schema/schema.ts";
import { stop } from "./body.ts";
import type { Place } from "./place.ts";
import type { Subject } from "./serverless.ts";
import { globalsOnly, neverGlobal } from "./serverless-words.ts";
import type { Suggestion } from "./suggestion.ts";

/** What the properties in a section of `Globals` are properties of, where all of these may stand there. */
export function globalSubject({ path }: Place): Subject | undefined {
  const words = Object.values(samTypes).find(({ globals }) => globals === path[1]);
  if (!words || path[1] !== "Function") return undefined;
  return { resource: resourceTypeOf(words.type), words, without: neverGlobal, steps: path.slice(2) };
}

/** The sections of `Globals`, and what may stand in those that take little. */
export function globalsSuggestions(place: Place): readonly Suggestion[] {
  if (!place.isKey) return [];
  const siblings = place.siblings();
  const sections = Object.values(samTypes).flatMap(({ globals }) => globals ?? []);
  const section = String(place.path[1]);
  const own = Object.hasOwn(globalsOnly, section) ? globalsOnly[section]! : [];
  const names = place.path.length === 1 ? sections : place.path.length === 2 ? own : [];
  return names
    .filter((name) => !siblings.has(name))
    .map((name) => ({
      label: name,
      kind: CompletionItemKind.Keyword,
      detail: "SAM",
      write: { key: name, body: place.path.length === 1 ? ({ kind: "map", entries: [] } as const) : stop },
      isPlain: true,
    }));
}
