import { CompletionItemKind } from "vscode-languageserver-types";
import type { Body } from "./body.ts";
import { ruleSuggestions, workloadArguments } from "./directive-items.ts";
import type { Place, Step } from "./place.ts";
import type { Suggestion } from "./suggestion.ts";

const nothing: Body = { kind: "map", entries: [] };

/** What is said to this product in metadata, where a language has no comments. */
export function metadataSuggestions(place: Place, steps: readonly Step[], ofResource: boolean): readonly Suggestion[] {
  if (!place.isKey) return [];
  const [name, part, ...more] = steps;
  const siblings = place.siblings();
  if (name === undefined)
    return sections({ DataPipelineHints: "what this file says to Data Pipeline Hints" }, siblings);
  if (name !== "DataPipelineHints" || more.length > 0) return [];
  if (part === undefined) {
    const workload = ofResource ? { Workload: "the load of a stream" } : {};
    return sections({ Disable: "rules to hear nothing of, each with the reason", ...workload }, siblings);
  }
  if (part === "Disable") {
    return ruleSuggestions(siblings, [], (key) => ({ key, body: { kind: "stop", isText: true } }));
  }
  return part === "Workload" && ofResource
    ? workloadArguments([...siblings], (key) => ({ key, body: { kind: "stop", isText: false } }))
    : [];
}

function sections(meanings: Readonly<Record<string, string>>, siblings: ReadonlySet<string>): readonly Suggestion[] {
  return Object.entries(meanings)
    .filter(([key]) => !siblings.has(key))
    .map(([key, detail]) => ({
      label: key,
      kind: CompletionItemKind.Module,
      detail,
      write: { key, body: nothing },
      goesOn: true,
    }));
}
