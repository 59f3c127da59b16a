import { CompletionItemKind } from "vscode-languageserver-types";
import { policyTemplates } from "../../dialects/cloudformation/sam/policy-templates.ts";
import { type Body, stop } from "./body.ts";
import type { Place, Step } from "./place.ts";
import type { Suggestion } from "./suggestion.ts";

const actionsShown = 4;

/** SAM's policy templates, as items of the `Policies` of a function or state machine, and what is filled in in them. */
export function policySuggestions(place: Place, steps: readonly Step[]): readonly Suggestion[] {
  const isFunction = /^AWS::Serverless::(?:Function|StateMachine)$/.test(place.textAt(2, "Type") ?? "");
  const [head, item, template] = steps;
  if (!isFunction || head !== "Policies" || !place.isKey) return [];
  const siblings = place.siblings();
  if (steps.length === 3 && typeof template === "string") return parameterSuggestions(template, siblings);
  if (steps.length > 2 || typeof item === "string" || siblings.size > 0) return [];
  const isItem = steps.length === 1 && place.style === "block";
  return Object.entries(policyTemplates).map(([name, grants]) => {
    const actions = grants.flatMap((grant) => grant.actions);
    const body: Body = { kind: "map", entries: parametersOf(name).map((key) => [key, stop] as const), isWhole: true };
    return {
      label: name,
      kind: CompletionItemKind.Snippet,
      detail: `${actions.slice(0, actionsShown).join(", ")}${actions.length > actionsShown ? ", ..." : ""}`,
      note: "policy template",
      write: { key: name, body, isItem },
      rank: 4,
    };
  });
}

function parameterSuggestions(template: string, siblings: ReadonlySet<string>): readonly Suggestion[] {
  return parametersOf(template)
    .filter((name) => !siblings.has(name))
    .map((name) => ({
      label: name,
      kind: CompletionItemKind.Property,
      detail: `of ${template}`,
      write: { key: name, body: stop },
      rank: 1,
    }));
}

/** The names that stand in the ARNs of a template. */
function parametersOf(template: string): readonly string[] {
  const grants = Object.hasOwn(policyTemplates, template) ? policyTemplates[template]! : [];
  const arns = grants.flatMap(({ on }) => on);
  return [...new Set(arns.flatMap((arn) => [...arn.matchAll(/<(\w+)>/g)].map(([, name]) => name!)))];
}
