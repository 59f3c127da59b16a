import { CompletionItemKind } from "vscode-languageserver-types";
import { resourceTypeOf } from "../../schema/schema.ts";
import { call, functions, parameterReferences } from "./calls.ts";
import { isFunctionStep, type Place, type Step } from "./place.ts";
import { bodyOf, type Part, partAt, propertySuggestions } from "./properties.ts";
import { cloudFormationType, inOwnWords, plainSteps } from "./serverless.ts";
import { namesOf, type Source } from "./source.ts";
import type { Suggestion } from "./suggestion.ts";
import { valuesOf } from "./values.ts";
import { wantedTypes, wantsArn } from "./wanted.ts";

/** Steps below a resource's properties, without the branches of conditions; undefined within any other function. */
function propertySteps(steps: readonly Step[]): readonly Step[] | undefined {
  const plain: Step[] = [];
  for (let i = 0; i < steps.length; i++) {
    if (steps[i] === "Fn::If" && typeof steps[i + 1] === "number") i++;
    else if (isFunctionStep(steps[i])) return undefined;
    else plain.push(steps[i]!);
  }
  return plain;
}

/** What could be written somewhere below `Properties`, at the steps from there. */
export function inProperties(place: Place, source: Source, below: readonly Step[]): readonly Suggestion[] {
  const declared = place.textAt(2, "Type") ?? "";
  const known = resourceTypeOf(cloudFormationType(declared));
  const written = propertySteps(below);
  const steps = written && plainSteps(declared, written);
  const part = known && steps && partAt(known, steps);
  if (!part) return place.isValue && written?.length !== 0 && !mayGoOnBelow(place) ? functions(place) : [];
  const isItem = part.type?.kind === "list" && place.style === "block" && place.isKey;
  const suggestions: Suggestion[] = [];
  if (place.isKey) {
    const siblings = place.siblings();
    const properties = propertySuggestions(part, siblings, isItem);
    suggestions.push(...(part.property ? properties : inOwnWords(declared, known, properties, siblings)));
  }
  // In a list's own line a value still needs its dash.
  if (place.isValue && part.property) suggestions.push(...valueSuggestions(part, place, source, isItem));
  return suggestions;
}

function valueSuggestions(part: Part, place: Place, source: Source, isItem: boolean): readonly Suggestion[] {
  const { resource, path, property, type } = part;
  const isScalar = type !== undefined && !["object", "list", "map", "tag"].includes(type.kind);
  const isOpenItem = isItem && type?.kind === "list";
  const suggestions: Suggestion[] = [];
  if (isScalar || isOpenItem) {
    const whole = path.join(".");
    const own = isOpenItem ? type : (type ?? property!.type);
    const taken = new Set(typeof place.path.at(-1) === "number" ? place.items : []);
    const known = valuesOf(resource.name, whole, { ...property!, type: own }).filter(({ label }) => !taken.has(label));
    suggestions.push(...known, ...referred(part, place, source));
  } else if (place.style !== "block" && type) {
    suggestions.push(nested(part, type));
  }
  const all = isOpenItem ? suggestions.map(asItem) : suggestions;
  return isItem || (!isScalar && mayGoOnBelow(place)) ? all : [...all, ...functions(place)];
}

/**
 * Behind a key the author of a map goes on to the next line: the key that ends the line must not choose from a list that
 * has opened by itself.
 */
function mayGoOnBelow({ style, typed }: Place): boolean {
  return style === "block" && typed === "";
}

function asItem(suggestion: Suggestion): Suggestion {
  return { ...suggestion, write: { ...suggestion.write, isItem: true } as Suggestion["write"] };
}

/** A map or list in brackets, with what is required in it. */
function nested({ resource, path }: Part, type: NonNullable<Part["type"]>): Suggestion {
  const body = bodyOf(resource, path, type);
  return {
    label: body.kind === "list" ? "[...]" : "{...}",
    kind: CompletionItemKind.Snippet,
    detail: "with what is required",
    write: { body },
    rank: 1,
    isPlain: true,
  };
}

/** References to resources that a property wants, and to parameters. */
function referred({ path, property }: Part, place: Place, source: Source): readonly Suggestion[] {
  const name = path.at(-1)!;
  const types = wantedTypes(name);
  const suggestions: Suggestion[] = [];
  const isArn = wantsArn(name);
  for (const { id, detail } of types ? namesOf(source, "resource") : []) {
    if (detail === undefined || id === place.path[1] || (types !== "any" && !types!.includes(detail))) continue;
    const attribute = resourceTypeOf(cloudFormationType(detail))?.attributes.Arn === undefined ? undefined : "Arn";
    if (isArn && types === "any" && !attribute) continue;
    const isAttribute = isArn && attribute !== undefined;
    suggestions.push(call(place, isAttribute ? "Fn::GetAtt" : "Ref", isAttribute ? [id, "Arn"] : [id], detail, 2));
  }
  return property!.type.kind === "boolean" ? suggestions : [...suggestions, ...parameterReferences(place, source, 4)];
}
