import { CompletionItemKind } from "vscode-languageserver-types";
import { mappingOf, mappings } from "../../dialects/terraform/mapping/mapping.ts";
import { pascalCase } from "../../dialects/terraform/mapping/naming.ts";
import { serviceOfType } from "../../knowledge/knowledge.ts";
import { kindOf } from "../hover/property-hover.ts";
import { type Body, stop } from "./body.ts";
import { keyDirectiveSuggestions } from "./directive-items.ts";
import { addressesOf, expressionSuggestions } from "./expressions.ts";
import type { Place } from "./place.ts";
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
import {
  dataTypes,
  lifecycle,
  metaArguments,
  namedBlocks,
  nothing,
  sections,
  valuesInBlocks,
  yesOrNo,
} from "./terraform-words.ts";
import { valuesOf } from "./values.ts";
import { wantedTypes, wantsArn } from "./wanted.ts";

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
    if (place.isKey && steps.length === 1) suggestions.push(...resourceTypes(place));
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

/** Below a type stand the names of its resources. */
const namedBlock: Body = { kind: "map", entries: [["", nothing]] };

function resourceTypes(place: Place): readonly Suggestion[] {
  const siblings = place.siblings();
  return [...mappings()]
    .filter(([name]) => name.startsWith("aws_") && !siblings.has(name))
    .map(([name, { type, attach }]) => ({
      label: name,
      kind: CompletionItemKind.Class,
      detail: serviceOfType(type)?.purpose ?? (attach ? `a part of ${type}` : type),
      write: { key: name, body: namedBlock },
      about: { of: "type", type },
    }));
}

function inResource(place: Place, source: Source, type: string, steps: readonly string[]): readonly Suggestion[] {
  const suggestions: Suggestion[] = [];
  if (place.isKey) {
    const block = blockAt(type, steps);
    if (block) suggestions.push(...attributeSuggestions(block, place));
    if (steps.length === 0) suggestions.push(...metaSuggestions(place));
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

function attributeSuggestions(block: TerraformBlock, place: Place): readonly Suggestion[] {
  const siblings = place.siblings();
  const { attach } = block.mapping;
  const by = attach && block.path === attach.at.replace("[]", "") ? [attach.by] : [];
  const owner = by.map(
    (name): Suggestion => ({
      label: name,
      kind: CompletionItemKind.Property,
      detail: `which ${block.mapping.type} it belongs to`,
      write: { key: name, body: stop },
      rank: 1,
    }),
  );
  // Parts of a resource have no tags of their own.
  const attributes = attributesOf(block).filter(({ name, property }) => name !== "tags" || !attach || property);
  const own = attributes.map((attribute): Suggestion => {
    const { name, path, property } = attribute;
    return {
      label: name,
      kind: attribute.block ? CompletionItemKind.Struct : CompletionItemKind.Property,
      detail: attribute.block ? "block" : name === "tags" ? "map" : property && kindOf(property.type),
      write: { key: name, body: bodyOf(attribute) },
      rank: property?.required ? 2 : property?.deprecated ? 8 : 3,
      about: property && { of: "property", type: block.mapping.type, path, attribute: name },
      deprecated: property?.deprecated,
    };
  });
  return [...owner, ...own].filter(({ label }) => !siblings.has(label));
}

function bodyOf({ name, block, property, conversion }: TerraformAttribute): Body {
  if (name === "tags") return nothing;
  if (block === "many") return { kind: "list", items: [nothing] };
  if (block === "one") return nothing;
  if (conversion || !property) return stop;
  const { type } = property;
  if (type.kind === "boolean") return { kind: "choice", values: [true, false] };
  if (type.kind === "integer" || type.kind === "number") return { kind: "stop", isText: false };
  if (type.kind === "list") return { kind: "list", items: [stop] };
  return type.kind === "map" ? nothing : stop;
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
  const references = referred(block, name, attribute, place, source);
  if (!attribute || attribute.block) return references;
  const { property, path, conversion } = attribute;
  const inFile = (value: string | number | boolean): string | number | boolean | undefined => {
    const written = conversion ? conversion.write(value) : value;
    return typeof written === "object" ? undefined : written;
  };
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
    return [reference(`${text}.${isArn ? "arn" : (target.refs?.[0] ?? "id")}`, type, 2)];
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

function values(meanings: Meanings): readonly Suggestion[] {
  return Object.entries(meanings).map(([label, detail]) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    detail: detail || undefined,
    write: { value: label === "true" || label === "false" ? label === "true" : label },
  }));
}
