import { CompletionItemKind } from "vscode-languageserver-types";
import { serviceOfType } from "../../knowledge/knowledge.ts";
import { resourceTypeNames, resourceTypeOf } from "../../schema/schema.ts";
import { type Body, isOpenMap, stop } from "./body.ts";
import { conditionFunctions, functions } from "./calls.ts";
import { metadataSuggestions } from "./metadata.ts";
import { isFunctionStep, type Place, type Step } from "./place.ts";
import { requiredOf } from "./properties.ts";
import { inProperties, withoutBranches } from "./property-values.ts";
import { argumentSuggestions, named } from "./references.ts";
import { cloudFormationType, eventSuggestions, subjectOf } from "./serverless.ts";
import { globalSubject, globalsSuggestions } from "./serverless-globals.ts";
import { policySuggestions } from "./serverless-policies.ts";
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
  const [section, id, attribute] = path;
  // What has a name is no item of a list.
  if (place.isText || typeof section === "number" || typeof id === "number") return [];
  const [depth, isKey, isValue] = [path.length, place.isKey, place.isValue];
  const suggestions: Suggestion[] = [];
  if (isKey && depth === 0) suggestions.push(...keys(place, sections));
  if (section === "Resources") {
    if (isKey && depth === 2) suggestions.push(...resourceAttributes(place));
    if (isValue && attribute === "Type" && depth === 3) suggestions.push(...resourceTypes(source));
    if (isValue && attribute === "DependsOn" && depth <= 4) suggestions.push(...dependencies(place, source));
    if (isValue && attribute === "Condition" && depth === 3) suggestions.push(...named(source, place, "condition"));
    if (isValue && withoutBranches(path)?.length === 3) suggestions.push(...values(policies[String(attribute)]));
    if (attribute === "Properties") suggestions.push(...propertiesAndSam(place, source, path.slice(3)));
    if (attribute === "Metadata") suggestions.push(...metadataSuggestions(place, path.slice(3), true));
  }
  if (section === "Globals") {
    const subject = globalSubject(place);
    suggestions.push(...(subject ? inProperties(place, source, subject) : globalsSuggestions(place)));
  }
  if (section === "Metadata") suggestions.push(...metadataSuggestions(place, path.slice(1), false));
  if (section === "Parameters" && depth >= 2) {
    if (isKey && depth === 2) suggestions.push(...keys(place, parameterAttributes));
    if (isValue && attribute === "Type") suggestions.push(...values(parameterTypes));
    if (isValue && attribute === "NoEcho") suggestions.push(...values({ true: "shown as asterisks", false: "" }));
  }
  if (section === "Outputs" && depth >= 2) {
    if (isKey && depth === 2) suggestions.push(...keys(place, outputAttributes));
    if (isKey && depth === 3 && attribute === "Export") suggestions.push(...keys(place, { Name: "required" }));
    if (isValue && attribute === "Condition") suggestions.push(...named(source, place, "condition"));
    if (isValue && attribute === "Value" && depth === 3) suggestions.push(...functions(place));
  }
  if (section === "Conditions" && id !== undefined && isValue) suggestions.push(...conditionFunctions(place, source));
  if (section === "AWSTemplateFormatVersion" && isValue) suggestions.push(...values({ "2010-09-09": "the only one" }));
  if (section === "Transform" && isValue) suggestions.push(...values(transforms));
  return suggestions;
}

function propertiesAndSam(place: Place, source: Source, steps: readonly Step[]): readonly Suggestion[] {
  return [
    ...inProperties(place, source, subjectOf(place, steps)),
    ...eventSuggestions(place, steps),
    ...policySuggestions(place, steps),
  ];
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
    .map(([name, meaning, written]) => {
      const body = name === "Properties" && known ? requiredOf(known, [], undefined) : written;
      return {
        label: name,
        kind: CompletionItemKind.Keyword,
        detail: meaning,
        write: { key: name, body },
        rank: name === "Type" || name === "Properties" ? 1 : 3,
        goesOn: body === stop || (known !== undefined && name === "Properties" && isOpenMap(body)),
        isPlain: true,
      };
    });
}

function keys(place: Place, meanings: Meanings): readonly Suggestion[] {
  const siblings = place.siblings();
  return Object.entries(meanings)
    .filter(([name]) => !siblings.has(name))
    .map(([name, meaning]) => ({
      label: name,
      kind: CompletionItemKind.Keyword,
      detail: meaning,
      write: { key: name, body: bodies[name] ?? (isMapSection(name) ? nothing : stop) },
      goesOn: name === "Type",
      isPlain: true,
    }));
}

const nothing: Body = { kind: "map", entries: [] };
const bodies: Readonly<Record<string, Body>> = {
  AllowedValues: { kind: "list", items: [stop] },
  Export: { kind: "map", entries: [["Name", stop]] },
  NoEcho: { kind: "literal", value: true },
};

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
      filter: byLastWord(type),
      about: { of: "type", type },
      isPlain: true,
    }),
  );
  return dialect === "sam" ? [...samTypes(), ...known] : known;
}

/**
 * Editors rate a match at the begin of a text highest: who types `Str` wants `AWS::Kinesis::Stream` before whatever else
 * has these letters somewhere.
 */
function byLastWord(type: string): string {
  return `${type.slice(type.lastIndexOf(":") + 1)} ${type}`;
}

function samTypes(): readonly Suggestion[] {
  return Object.entries(serverlessTypes).map(([declared, meaning]) => ({
    label: declared,
    kind: CompletionItemKind.Class,
    detail: meaning,
    write: { value: declared },
    filter: byLastWord(declared),
    about: { of: "type", type: cloudFormationType(declared), declared },
    isPlain: true,
  }));
}

function dependencies(place: Place, source: Source): readonly Suggestion[] {
  const taken = new Set(place.items);
  return named(source, place, "resource").filter(({ label }) => !taken.has(label));
}

function typeOf(place: Place): string | undefined {
  const type = place.textAt(2, "Type");
  return type === undefined ? undefined : cloudFormationType(type);
}
