import { CompletionItemKind } from "vscode-languageserver-types";
import { resourceTypeOf } from "../../schema/schema.ts";
import { call, functions, parameterReferences } from "./calls.ts";
import { isFunctionStep, type Place, type Step } from "./place.ts";
import { policyBody } from "./policy-bodies.ts";
import { bodyOf, type Part, partAt, propertySuggestions } from "./properties.ts";
import { cloudFormationType, inOwnWords, plainSteps, type Subject } from "./serverless.ts";
import { namesOf, type Source } from "./source.ts";
import { byLabel, type Suggestion } from "./suggestion.ts";
import { valuesOf } from "./values.ts";
import { wantedAttribute, wantedTypes, wantsArn } from "./wanted.ts";

/** Steps without the branches of conditions; undefined within any other function. */
export function withoutBranches(steps: readonly Step[]): readonly Step[] | undefined {
  const plain: Step[] = [];
  for (let i = 0; i < steps.length; i++) {
    if (steps[i] === "Fn::If" && typeof steps[i + 1] === "number") i++;
    else if (isFunctionStep(steps[i])) return undefined;
    else plain.push(steps[i]!);
  }
  return plain;
}

/** What could be written somewhere below the properties of something. */
export function inProperties(place: Place, source: Source, subject: Subject): readonly Suggestion[] {
  const written = withoutBranches(subject.steps);
  const steps = written && plainSteps(subject, written);
  const part = subject.resource && steps && partAt(subject.resource, steps);
  if (!part) return outsideSchema(place, source, subject, written);
  const isItem = part.type?.kind === "list" && place.style === "block" && place.isKey;
  const suggestions: Suggestion[] = [];
  if (place.isKey) {
    const siblings = place.siblings();
    const properties = propertySuggestions(part, siblings, isItem);
    const own = part.property ? properties : inOwnWords(subject, properties, siblings);
    suggestions.push(...[...own].sort(byLabel));
  }
  // In a list's own line a value still needs its dash.
  if ((place.isValue || isItem) && part.property) suggestions.push(...valueSuggestions(part, place, source, isItem));
  return suggestions;
}

/** What could be written where CloudFormation's schema says nothing: in a policy, or in an event that is SAM's alone. */
function outsideSchema(
  place: Place,
  source: Source,
  subject: Subject,
  steps: readonly Step[] | undefined,
): readonly Suggestion[] {
  if (place.isKey && steps?.length === 0) {
    return [...inOwnWords(subject, [], place.siblings())].sort(byLabel);
  }
  if (!place.isValue || steps?.length === 0) return [];
  const name = steps?.findLast((step) => typeof step === "string") ?? "";
  const isItem = typeof steps?.at(-1) === "number";
  const isUnknown = (subject.event || !subject.resource) && wantedTypes(name) !== undefined;
  const wanted = name === "Resource" && steps?.includes("Statement") ? "Arn" : isUnknown ? name : undefined;
  const references = wanted && (isItem || isUnknown || !mayGoOnBelow(place)) ? referred(wanted, place, source) : [];
  return [...references, ...(mayGoOnBelow(place) && references.length === 0 ? [] : functions(place))];
}

function valueSuggestions(part: Part, place: Place, source: Source, isItem: boolean): readonly Suggestion[] {
  const { resource, path, property, type } = part;
  const isMap = type !== undefined && ["object", "list", "map", "tag", "json"].includes(type.kind);
  const isScalar = type !== undefined && !isMap && !policyBody(path.at(-1));
  const isOpenItem = isItem && type?.kind === "list";
  const suggestions: Suggestion[] = [];
  if (isScalar || isOpenItem) {
    const whole = path.join(".");
    const own = isOpenItem ? type : (type ?? property!.type);
    const taken = new Set(typeof place.path.at(-1) === "number" ? place.items : []);
    const known = valuesOf(resource.name, whole, { ...property!, type: own }).filter(({ label }) => !taken.has(label));
    const isSwitch = property!.type.kind === "boolean";
    suggestions.push(...known, ...(isSwitch ? [] : referred(path.at(-1)!, place, source)));
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

/** References to resources that a property of a name wants, and to parameters. */
function referred(name: string, place: Place, source: Source): readonly Suggestion[] {
  const types = wantedTypes(name);
  const isArn = wantsArn(name);
  const isWanted = (type: string): boolean =>
    types === "any" || (types ?? []).some((one) => one === type || one === cloudFormationType(type));
  const resources = (types ? namesOf(source, "resource") : []).flatMap(({ id, detail }): Suggestion[] => {
    if (detail === undefined || id === place.path[1] || !isWanted(detail)) return [];
    const hasArn = resourceTypeOf(cloudFormationType(detail))?.attributes.Arn !== undefined;
    if (isArn && types === "any" && !hasArn) return [];
    const attribute = wantedAttribute(name, detail) ?? (isArn && hasArn ? "Arn" : undefined);
    return [call(place, attribute ? "Fn::GetAtt" : "Ref", attribute ? [id, attribute] : [id], detail, 2)];
  });
  return [...resources, ...parameterReferences(place, source, 4)];
}
