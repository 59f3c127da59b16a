import { CompletionItemKind } from "vscode-languageserver-types";
import { functionEvents } from "../../dialects/cloudformation/sam/events.ts";
import type { Words } from "../../dialects/cloudformation/sam/translate.ts";
import { samTypes } from "../../dialects/cloudformation/sam/types.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import { propertyTypeAt, resourceTypeOf } from "../../schema/schema.ts";
import { stop } from "./body.ts";
import type { Place, Step } from "./place.ts";
import { bodyOf } from "./properties.ts";
import { type EventWords, functionEventWords, stateMachineEventWords } from "./serverless-words.ts";
import type { Suggestion } from "./suggestion.ts";

/** The type of CloudFormation that keeps the logical id of a type of SAM; any other type is its own. */
export function cloudFormationType(declared: string): string {
  return samTypeOf(declared)?.type ?? declared;
}

function samTypeOf(declared: string): (typeof samTypes)[string] | undefined {
  return Object.hasOwn(samTypes, declared) ? samTypes[declared] : undefined;
}

/** What properties are properties of. */
export interface Subject {
  readonly resource: ResourceType | undefined;
  /** Where the author has other words than CloudFormation. */
  readonly words?: Words | undefined;
  /** Of an event, all of whose words are known. */
  readonly event?: EventWords;
  /** The names that may not stand here. */
  readonly without?: ReadonlySet<string>;
  /** From the properties on. */
  readonly steps: readonly Step[];
}

/** What the properties of a resource, at the steps below `Properties`, are properties of. */
export function subjectOf(place: Place, steps: readonly Step[]): Subject {
  const declared = place.textAt(2, "Type") ?? "";
  const event = steps[0] === "Events" && steps[2] === "Properties" ? eventAt(place, declared) : undefined;
  if (event) return { ...event, steps: steps.slice(3) };
  return { resource: resourceTypeOf(cloudFormationType(declared)), words: samTypeOf(declared), steps };
}

/** The event whose properties the place is in. */
function eventAt(place: Place, declared: string): Omit<Subject, "steps"> | undefined {
  const name = place.textAt(5, "Type") ?? "";
  const all = eventsOf(declared);
  if (!all || !Object.hasOwn(all, name)) return undefined;
  const { type, words } = (Object.hasOwn(functionEvents, name) && functionEvents[name]) || {};
  return { resource: type === undefined ? undefined : resourceTypeOf(type), words, event: all[name]! };
}

function eventsOf(declared: string): Readonly<Record<string, EventWords>> | undefined {
  if (declared === "AWS::Serverless::Function") return functionEventWords;
  return declared === "AWS::Serverless::StateMachine" ? stateMachineEventWords : undefined;
}

/** What SAM has around the properties of an event. */
export function eventSuggestions(place: Place, steps: readonly Step[]): readonly Suggestion[] {
  const all = eventsOf(place.textAt(2, "Type") ?? "");
  if (!all || steps[0] !== "Events") return [];
  if (place.isValue && steps.length === 3 && steps[2] === "Type") {
    return Object.entries(all).map(([value, { meaning }]) => ({
      label: value,
      kind: CompletionItemKind.EnumMember,
      detail: meaning,
      write: { value },
      isPlain: true,
    }));
  }
  if (!place.isKey || steps.length !== 2) return [];
  const type = place.textAt(5, "Type") ?? "";
  const required = Object.hasOwn(all, type) ? all[type]!.required : [];
  const siblings = place.siblings();
  return [
    { name: "Type", detail: "what calls or starts it", body: stop },
    {
      name: "Properties",
      detail: "what the event is like",
      body: { kind: "map", entries: required.map((name) => [name, stop] as const) } as const,
    },
  ]
    .filter(({ name }) => !siblings.has(name))
    .map(({ name, detail, body }) => ({
      label: name,
      kind: CompletionItemKind.Keyword,
      detail,
      write: { key: name, body },
      rank: 1,
      goesOn: name === "Type",
      isPlain: true,
    }));
}

/** The steps below properties in CloudFormation's words; undefined for what only SAM has. */
export function plainSteps({ words, event }: Subject, steps: readonly Step[]): readonly Step[] | undefined {
  const { names = [], own = [] } = words ?? {};
  const [head] = steps;
  if (own.includes(String(head))) return undefined;
  if (event && head !== undefined && !isOfEvent(event, String(head))) return undefined;
  const named = names.filter(({ from }) => from.split(".")[0] === head);
  if (named.length === 0) return steps;
  const found = named.find(({ from, read }) => from === head && !read);
  return found && [...found.to.split("."), ...steps.slice(1)];
}

/** Properties as the author's language has them: SAM has some that CloudFormation has not, and calls others differently. */
export function inOwnWords(
  { resource, words, event, without }: Subject,
  suggestions: readonly Suggestion[],
  siblings: ReadonlySet<string>,
): readonly Suggestion[] {
  if (!words && !event) return suggestions;
  const { names = [], own = [], shared } = words ?? {};
  const replaced = new Set(names.map(({ to }) => to.split(".")[0]!));
  const isKept = (name: string): boolean =>
    event
      ? isOfEvent(event, name) && !names.some(({ from }) => from === name)
      : (shared?.includes(name) ?? !replaced.has(name));
  const kept = suggestions.filter(({ label }) => isKept(label));
  const heads = event
    ? [...event.required, ...event.others]
    : [...new Set([...names.map(({ from }) => from.split(".")[0]!), ...own, ...(resource ? [] : (shared ?? []))])];
  const added = heads.filter((head) => !siblings.has(head) && !kept.some(({ label }) => label === head));
  const all = [
    ...kept,
    ...added.map((key): Suggestion => {
      const path = names.find(({ from, read }) => from === key && !read)?.to;
      const property = path === undefined || !resource ? undefined : propertyTypeAt(resource, path);
      return {
        label: key,
        kind: CompletionItemKind.Property,
        detail: "SAM",
        write: { key, body: property ? bodyOf(resource!, path!.split("."), property.type) : stop },
        rank: 3,
        about: property && { of: "property", type: resource!.name, path: path! },
        isPlain: true,
      };
    }),
  ];
  return all.filter(({ label }) => !without?.has(label)).map((one) => (event ? ofEvent(one, event) : one));
}

function isOfEvent({ required, others }: EventWords, name: string): boolean {
  return required.includes(name) || others.includes(name);
}

/** What SAM requires is not what CloudFormation requires. */
function ofEvent(suggestion: Suggestion, { required }: EventWords): Suggestion {
  const isRequired = required.includes(suggestion.label);
  return { ...suggestion, rank: isRequired ? 1 : 3, note: isRequired ? "required" : undefined };
}
