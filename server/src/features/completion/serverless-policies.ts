import { CompletionItemKind } from "vscode-languageserver-types";
import { policyTemplates } from "../../dialects/cloudformation/sam/policy-templates.ts";
import { type Body, stop } from "./body.ts";
import type { Place, Step } from "./place.ts";
import type { Suggestion } from "./suggestion.ts";

const actionsShown = 4;

/** SAM's policy templates, as items of the `Policies` of a function or state machine. */
export function policySuggestions(place: Place, steps: readonly Step[]): readonly Suggestion[] {
  const [head, item] = steps;
  const isList = head === "Policies" && (steps.length === 1 || (steps.length === 2 && typeof item === "number"));
  const isFunction = /^AWS::Serverless::(?:Function|StateMachine)$/.test(place.textAt(2, "Type") ?? "");
  if (!isList || !isFunction || !place.isKey || place.siblings().size > 0) return [];
  const isItem = steps.length === 1 && place.style === "block";
  return Object.entries(policyTemplates).map(([name, grants]) => {
    const actions = grants.flatMap((grant) => grant.actions);
    const names = new Set(
      grants.flatMap(({ on }) => on.flatMap((arn) => [...arn.matchAll(/<(\w+)>/g)].map(([, name]) => name!))),
    );
    const body: Body = { kind: "map", entries: [...names].map((key) => [key, stop] as const), isWhole: true };
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
