import { CompletionItemKind } from "vscode-languageserver-types";
import { serviceOfType } from "../../knowledge/knowledge.ts";
import { resourceTypeNames, resourceTypeOf } from "../../schema/schema.ts";
import { stop } from "./body.ts";
import { conditionFunctions, functions } from "./calls.ts";
import { metadataSuggestions } from "./metadata.ts";
import { isFunctionStep, type Place, type Step } from "./place.ts";
import { requiredOf } from "./properties.ts";
import { inProperties } from "./property-values.ts";
import { argumentSuggestions, named } from "./references.ts";
import { cloudFormationType } from "./serverless.ts";
import type { Source } from "./source.ts";
import type { Suggestion } from "./suggestion.ts";
import {
  attributesOfResource,
  type Meanings,
  outputAttributes,
  parameterAttributes,
  parameterTypes,
  policies,
  sections,
  serverlessTypes,
  transforms,
} from "./template-words.ts";

/** What could be written at a place of a CloudFormation template. */
export function cloudFormationSuggestions(place: Place, source: Source): readonly Suggestion[] {
  const { path } = place;
  const call = place.isValue ? callAround(path) : undefined;
  if (call) {
    const suggestions = argumentSuggestions(call.name, call.position, place, source);
    if (suggestions) return place.typed.startsWith("!") ? functions(place) : suggestions;
  }
  if (place.isText) return [];
  const [section, id, attribute] = path;
  const [depth, isKey, isValue] = [path.length, place.isKey, place.isValue];
  const suggestions: Suggestion[] = [];
  if (isKey && depth === 0) suggestions.push(...keys(place, sections));
  if (section === "Resources") {
    if (isKey && depth === 2) suggestions.push(...resourceAttributes(place));
    if (isValue && attribute === "Type" && depth === 3) suggestions.push(...resourceTypes(source));
    if (isValue && attribute === "DependsOn" && depth <= 4) suggestions.push(...dependencies(place, source));
    if (isValue && attribute === "Condition" && depth === 3) suggestions.push(...named(source, place, "condition"));
    if (isValue && depth === 3) suggestions.push(...values(policies[String(attribute)]));
    if (attribute === "Properties") suggestions.push(...inProperties(place, source, path.slice(3)));
    if (attribute === "Metadata") suggestions.push(...metadataSuggestions(place, path.slice(3), true));
  }
  if (section === "Metadata") suggestions.push(...metadataSuggestions(place, path.slice(1), false));
  if (section === "Parameters" && depth >= 2) {
    if (isKey && depth === 2) suggestions.push(...keys(place, parameterAttributes));
    if (isValue && attribute === "Type") suggestions.push(...values(parameterTypes));
    if (isValue && attribute === "NoEcho") suggestions.push(...values({ true: "shown as asterisks", false: "" }));
  }
  if (section === "Outputs" && depth >= 2) {
    if (isKey && depth === 2) suggestions.push(...keys(place, outputAttributes));
    if (isValue && attribute === "Condition") suggestions.push(...named(source, place, "condition"));
    if (isValue && attribute === "Value" && depth === 3) suggestions.push(...functions(place));
  }
  if (section === "Conditions" && id !== undefined && isValue) suggestions.push(...conditionFunctions(place, source));
  if (section === "AWSTemplateFormatVersion" && isValue) suggestions.push(...values({ "2010-09-09": "the only one" }));
  if (section === "Transform" && isValue) suggestions.push(...values(transforms));
  return suggestions;
}

/** The function whose argument, or item of a list of arguments, is at the end of a path. */
function callAround(path: readonly Step[]): { name: string; position: number | undefined } | undefined {
  const last = path.at(-1);
  const [name, position] = typeof last === "number" ? [path.at(-2), last] : [last, undefined];
  if (isFunctionStep(name)) return { name: String(name), position };
  // Elsewhere a condition is something else, such as that of a policy.
  const isCondition =
    name === "Condition" && position === undefined && ["Conditions", "Rules"].includes(String(path[0]));
  return isCondition ? { name: "Condition", position } : undefined;
}

function resourceAttributes(place: Place): readonly Suggestion[] {
  const siblings = place.siblings();
  const type = typeOf(place);
  const known = type === undefined ? undefined : resourceTypeOf(type);
  return attributesOfResource
    .filter(([name]) => !siblings.has(name))
    .map(([name, meaning, body]) => ({
      label: name,
      kind: CompletionItemKind.Keyword,
      detail: meaning,
      write: { key: name, body: name === "Properties" && known ? requiredOf(known, [], undefined) : body },
      rank: name === "Type" || name === "Properties" ? 1 : 3,
      goesOn: body === stop,
      isPlain: true,
    }));
}

function keys(place: Place, meanings: Meanings): readonly Suggestion[] {
  const siblings = place.siblings();
  return Object.entries(meanings)
    .filter(([name]) => !siblings.has(name))
    .map(([name, meaning]) => ({
      label: name,
      kind: CompletionItemKind.Keyword,
      detail: meaning,
      write: { key: name, body: isMapSection(name) ? { kind: "map", entries: [] } : stop },
      isPlain: true,
    }));
}

function isMapSection(name: string): boolean {
  return name in sections && !["AWSTemplateFormatVersion", "Description", "Transform"].includes(name);
}

function values(meanings: Meanings | undefined): readonly Suggestion[] {
  return Object.entries(meanings ?? {}).map(([value, meaning]) => ({
    label: value,
    kind: CompletionItemKind.EnumMember,
    detail: meaning || undefined,
    write: { value },
    isPlain: true,
  }));
}

function resourceTypes({ dialect }: Source): readonly Suggestion[] {
  const known = resourceTypeNames().map(
    (type): Suggestion => ({
      label: type,
      kind: CompletionItemKind.Class,
      detail: serviceOfType(type)?.purpose,
      write: { value: type },
      about: { of: "type", type },
      isPlain: true,
    }),
  );
  return dialect === "sam" ? [...values(serverlessTypes), ...known] : known;
}

function dependencies(place: Place, source: Source): readonly Suggestion[] {
  const taken = new Set(place.items);
  return named(source, place, "resource").filter(({ label }) => !taken.has(label));
}

function typeOf(place: Place): string | undefined {
  const type = place.textAt(2, "Type");
  return type === undefined ? undefined : cloudFormationType(type);
}
