import { CompletionItemKind } from "vscode-languageserver-types";
import { mappingOf } from "../../dialects/terraform/mapping/mapping.ts";
import { pascalCase, snakeCase } from "../../dialects/terraform/mapping/naming.ts";
import { type Body, stop } from "./body.ts";
import { keyDirectiveSuggestions } from "./directive-items.ts";
import { addressesOf, expressionSuggestions } from "./expressions.ts";
import type { Place } from "./place.ts";
import { namesGiven } from "./provider.ts";
import type { Source } from "./source.ts";
import type { Suggestion } from "./suggestion.ts";
import type { Meanings } from "./template-words.ts";
import {
  attributeOf,
  attributesOf,
  blockAt,
  type TerraformAttribute,
  type TerraformBlock,
} from "./terraform-attributes.ts";
import { attributeSuggestions, resourceTypeSuggestions } from "./terraform-blocks.ts";
import {
  blockNames,
  dataTypes,
  dynamicBlock,
  lifecycle,
  metaArguments,
  namedBlocks,
  nothing,
  sections,
  valuesInBlocks,
  yesOrNo,
} from "./terraform-words.ts";
import { valuesOf } from "./values.ts";
import { wantedAttribute, wantedTypes, wantsArn } from "./wanted.ts";

/** What could be written at a place of a Terraform file. */
export function terraformSuggestions(place: Place, source: Source): readonly Suggestion[] {
  if (place.isValue && place.path.findLast((step) => typeof step === "string") === "//") {
    return keyDirectiveSuggestions(place, source.tree, place.path.length > 2 ? "resource" : "file");
  }
  const expression = place.isValue ? expressionSuggestions(place, source) : undefined;
  if (expression || place.isText) return expression ?? [];
  // A block is a map, or a list of maps: positions say nothing.
  const steps = place.path.filter((step) => typeof step === "string");
  const [section, type, name] = steps;
  const suggestions: Suggestion[] = [];
  if (steps.length === 0) suggestions.push(...keys(place, sections, nothing));
  if (section === "resource") {
    if (place.isKey && steps.length === 1) suggestions.push(...resourceTypeSuggestions(place));
    if (type !== undefined && name !== undefined) suggestions.push(...inResource(place, source, type, steps.slice(3)));
  }
  if (section === "data" && place.isKey && steps.length === 1) suggestions.push(...keys(place, dataTypes, nothing));
  const named = section === undefined ? undefined : namedBlocks[section];
  if (named && type !== undefined) {
    if (place.isKey && steps.length === 2) suggestions.push(...keys(place, named, stop));
    if (place.isValue && steps.length === 3) suggestions.push(...values(valuesInBlocks[`${section}.${name}`] ?? {}));
  }
  return suggestions;
}

function inResource(place: Place, source: Source, type: string, steps: readonly string[]): readonly Suggestion[] {
  const suggestions: Suggestion[] = [];
  if (place.isKey) {
    const block = blockAt(type, steps);
    if (block) suggestions.push(...attributeSuggestions(block, place.siblings()));
    if (steps.length === 0) suggestions.push(...metaSuggestions(place));
    if (steps.at(-1) === "dynamic") suggestions.push(...dynamicBlocks(place, type, steps.slice(0, -1)));
    if (steps.at(-2) === "dynamic") suggestions.push(...keys(place, dynamicBlock, stop));
    if (steps.length === 1 && steps[0] === "lifecycle") suggestions.push(...keys(place, lifecycle, stop));
  }
  if (place.isValue && steps.length > 0) {
    const name = steps.at(-1)!;
    if (name === "depends_on" || name === "replace_triggered_by") {
      const taken = new Set(place.items);
      const all = addressesOf(source, "resource", "data", "module").filter(({ text }) => !taken.has(text));
      suggestions.push(...values(Object.fromEntries(all.map(({ text, type: detail }) => [text, detail ?? ""]))));
    }
    if (steps[0] === "lifecycle" && /destroy$/.test(name)) suggestions.push(...values(yesOrNo));
    const block = blockAt(type, steps.slice(0, -1));
    if (block) suggestions.push(...valueSuggestions(block, name, place, source));
  }
  return suggestions;
}

/** The blocks that may be made of a collection. */
function dynamicBlocks(place: Place, type: string, steps: readonly string[]): readonly Suggestion[] {
  const around = blockAt(type, steps);
  const blocks = around ? attributesOf(around).filter(({ block }) => block) : [];
  const meanings = Object.fromEntries(blocks.map(({ name }) => [name, "block"]));
  return keys(place, meanings, {
    kind: "map",
    entries: [
      ["for_each", stop],
      ["content", nothing],
    ],
  });
}

function metaSuggestions(place: Place): readonly Suggestion[] {
  const siblings = place.siblings();
  return Object.entries(metaArguments)
    .filter(([name]) => !siblings.has(name))
    .map(([name, [detail, body]]) => ({
      label: name,
      kind: CompletionItemKind.Keyword,
      detail,
      write: { key: name, body },
      rank: 6,
    }));
}

function valueSuggestions(block: TerraformBlock, name: string, place: Place, source: Source): readonly Suggestion[] {
  const { type } = block.mapping;
  const attribute = attributeOf(block, name);
  if (attribute?.block || blockNames.has(name)) return [];
  const references = referred(block, name, attribute, place, source);
  if (!attribute) return references;
  const { property, path, conversion } = attribute;
  const inFile = (value: string | number | boolean): string | number | boolean | undefined => {
    const written = conversion ? conversion.write(value) : value;
    return typeof written === "object" ? undefined : written;
  };
  if (attribute.kind === "bool") return [...values(yesOrNo, 1), ...references];
  const known = property && !conversion?.json ? valuesOf(type, path, property, inFile) : [];
  const names = new Set(known.map(({ label }) => label));
  const words = (conversion?.words ?? []).filter((word) => !names.has(word)).map(wordSuggestion);
  return [...known, ...words, ...references];
}

function wordSuggestion(word: string): Suggestion {
  const value = word === "true" || word === "false" ? word === "true" : word;
  return { label: word, kind: CompletionItemKind.EnumMember, write: { value }, rank: 2 };
}

/** Resources that an attribute may refer to, in the way that it wants them. */
function referred(
  { mapping }: TerraformBlock,
  name: string,
  attribute: TerraformAttribute | undefined,
  place: Place,
  source: Source,
): readonly Suggestion[] {
  const property = attribute?.path.split(".").at(-1) || pascalCase(name);
  const linked = mapping.attach?.by === name ? mapping.type : mapping.links?.[name];
  const types = linked ? [linked] : (wantedTypes(property) ?? wantedTypes(pascalCase(name)));
  const isArn = !linked && (/arn$/.test(name) || (wantsArn(property) && !/(name|id|bucket)$/.test(name)));
  const own = `${place.path
    .filter((step) => typeof step === "string")
    .slice(1, 3)
    .join(".")}`;
  const resources = types ? addressesOf(source, "resource").filter(({ text }) => text !== own) : [];
  const fitting = resources.flatMap(({ text, type }): Suggestion[] => {
    const target = mappingOf(type ?? "");
    if (target.attach || (types !== "any" && !types!.includes(target.type))) return [];
    const attribute = snakeCase(wantedAttribute(property, target.type) ?? "");
    const isGiven = namesGiven(type ?? "").includes(attribute);
    return [reference(`${text}.${isGiven ? attribute : isArn ? "arn" : (target.refs?.[0] ?? "id")}`, type, 2)];
  });
  const variables = attribute?.property?.type.kind === "boolean" ? [] : addressesOf(source, "variable", "local");
  return [...fitting, ...variables.map(({ text, kind }) => reference(text, kind, 4))];
}

function reference(expression: string, detail: string | undefined, rank: number): Suggestion {
  return {
    label: expression,
    kind: CompletionItemKind.Reference,
    detail,
    write: { value: `\${${expression}}` },
    filter: expression,
    rank,
  };
}

function keys(place: Place, meanings: Meanings, body: Body): readonly Suggestion[] {
  if (!place.isKey) return [];
  const siblings = place.siblings();
  return Object.entries(meanings)
    .filter(([name]) => !siblings.has(name))
    .map(([name, detail]) => ({ label: name, kind: CompletionItemKind.Keyword, detail, write: { key: name, body } }));
}

function values(meanings: Meanings, rank?: number): readonly Suggestion[] {
  return Object.entries(meanings).map(([label, detail]) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    detail: detail || undefined,
    write: { value: label === "true" || label === "false" ? label === "true" : label },
    ...(rank && { rank }),
  }));
}
