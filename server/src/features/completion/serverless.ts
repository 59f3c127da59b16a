import { CompletionItemKind } from "vscode-languageserver-types";
import { samTypes } from "../../dialects/cloudformation/sam/types.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import { propertyTypeAt } from "../../schema/schema.ts";
import { stop } from "./body.ts";
import type { Step } from "./place.ts";
import { bodyOf } from "./properties.ts";
import type { Suggestion } from "./suggestion.ts";

/** The type of CloudFormation that keeps the logical id of a type of SAM; any other type is its own. */
export function cloudFormationType(declared: string): string {
  return wordsOf(declared)?.type ?? declared;
}

function wordsOf(declared: string): (typeof samTypes)[string] | undefined {
  return Object.hasOwn(samTypes, declared) ? samTypes[declared] : undefined;
}

/** The steps below a resource's properties in CloudFormation's words; undefined for what only SAM has. */
export function plainSteps(declared: string, steps: readonly Step[]): readonly Step[] | undefined {
  const { names = [], own = [] } = wordsOf(declared) ?? {};
  const [head] = steps;
  if (own.includes(String(head))) return undefined;
  const named = names.filter(({ from }) => from.split(".")[0] === head);
  if (named.length === 0) return steps;
  const found = named.find(({ from, read }) => from === head && !read);
  return found && [...found.to.split("."), ...steps.slice(1)];
}

/** Properties as the author's language has them: SAM has some that CloudFormation has not, and calls others differently. */
export function inOwnWords(
  declared: string,
  resource: ResourceType,
  suggestions: readonly Suggestion[],
  siblings: ReadonlySet<string>,
): readonly Suggestion[] {
  const words = wordsOf(declared);
  if (!words) return suggestions;
  const { names = [], own = [], shared } = words;
  const replaced = new Set(names.map(({ to }) => to.split(".")[0]!));
  const kept = suggestions.filter(({ label }) => (shared ? shared.includes(label) : !replaced.has(label)));
  const heads = new Set([...names.map(({ from }) => from.split(".")[0]!), ...own]);
  const added = [...heads].filter((head) => !siblings.has(head) && !kept.some(({ label }) => label === head));
  return [
    ...kept,
    ...added.map((key): Suggestion => {
      const path = names.find(({ from, read }) => from === key && !read)?.to;
      const property = path === undefined ? undefined : propertyTypeAt(resource, path);
      return {
        label: key,
        kind: CompletionItemKind.Property,
        detail: "SAM",
        write: { key, body: property ? bodyOf(resource, path!.split("."), property.type) : stop },
        rank: 3,
        about: property && { of: "property", type: resource.name, path: path! },
        isPlain: true,
      };
    }),
  ];
}
