import { CompletionItemKind } from "vscode-languageserver-types";
import { mappings } from "../../dialects/terraform/mapping/mapping.ts";
import { serviceOfType } from "../../knowledge/knowledge.ts";
import { type Body, isOpenMap, stop } from "./body.ts";
import type { Place } from "./place.ts";
import { plainKind } from "./properties.ts";
import type { ArgumentKind } from "./provider.ts";
import { byLabel, type Suggestion } from "./suggestion.ts";
import {
  attributesOf,
  blockAt,
  blockOf,
  type TerraformAttribute,
  type TerraformBlock,
} from "./terraform-attributes.ts";
import { nothing } from "./terraform-words.ts";
import { isExplained } from "./values.ts";

/** What is required in a resource is looked for once: there are two hundred types. */
const types: Suggestion[] = [];

/** The types of resources, each with a name to fill in and what is required below it. */
export function resourceTypeSuggestions(place: Place): readonly Suggestion[] {
  if (types.length === 0) types.push(...[...mappings().keys()].flatMap(typeSuggestion));
  const siblings = place.siblings();
  return types.filter(({ label }) => !siblings.has(label));
}

function typeSuggestion(name: string): readonly Suggestion[] {
  const block = name.startsWith("aws_") ? blockAt(name, []) : undefined;
  if (!block) return [];
  const { type, attach } = block.mapping;
  return [
    {
      label: name,
      kind: CompletionItemKind.Class,
      detail: serviceOfType(type)?.purpose ?? (attach ? `a part of ${type}` : type),
      // Below a type stand the names of its resources.
      write: { key: name, body: { kind: "map", entries: [["", requiredIn(block)]] } },
      about: { of: "type", type, declared: name },
    },
  ];
}

/** The attributes and blocks that a block may have and has not yet. */
export function attributeSuggestions(block: TerraformBlock, siblings: ReadonlySet<string>): readonly Suggestion[] {
  const owner = ownerOf(block).map(
    (name): Suggestion => ({
      label: name,
      kind: CompletionItemKind.Property,
      detail: `which ${block.mapping.type} it belongs to`,
      write: { key: name, body: stop },
      rank: 1,
    }),
  );
  const own = attributesOf(block).map((attribute): Suggestion => {
    const { name, path, property } = attribute;
    const body = bodyOf(block, attribute);
    return {
      label: name,
      kind: attribute.block ? CompletionItemKind.Struct : CompletionItemKind.Property,
      detail: `${nounOf(attribute)}${attribute.isRequired ? ", required" : ""}`,
      note: attribute.isRequired ? "required" : undefined,
      write: { key: name, body },
      rank: attribute.isRequired ? 2 : property?.deprecated ? 8 : 3,
      about: property && { of: "property", type: block.mapping.type, path, attribute: name, declared: block.type },
      deprecated: property?.deprecated,
      goesOn: isChosen(block.mapping.type, attribute) || (attribute.block !== undefined && isOpenMap(body)),
    };
  });
  return [...owner, ...own].filter(({ label }) => !siblings.has(label)).sort(byLabel);
}

/** The attribute by which a part names what it is a part of. */
function ownerOf({ mapping: { attach }, path, steps }: TerraformBlock): readonly string[] {
  return attach && steps.length === 0 && path === attach.at.replace(/\[[^\]]*\]/g, "") ? [attach.by] : [];
}

function nounOf({ name, block, property, kind }: TerraformAttribute): string {
  if (block) return "block";
  if (name === "tags") return "map";
  return property ? plainKind(property.type) : (kind ?? "text");
}

/** Whether a value is best chosen from a list that opens once the attribute is written. */
function isChosen(type: string, { path, property, conversion, block }: TerraformAttribute): boolean {
  if (block || property?.type.kind !== "string") return false;
  return !!property.type.values || !!conversion?.words || isExplained(type, path);
}

/** Blocks may contain themselves. */
const deepest = 4;

/** A map with what is required in a block. */
function requiredIn(block: TerraformBlock): Body {
  if (block.steps.length > deepest) return nothing;
  const required = attributesOf(block).filter(({ isRequired }) => isRequired);
  return {
    kind: "map",
    entries: [
      ...ownerOf(block).map((name) => [name, stop] as const),
      ...required.map((attribute) => [attribute.name, bodyOf(block, attribute)] as const),
    ],
  };
}

const bodies: Readonly<Partial<Record<ArgumentKind, Body>>> = {
  number: { kind: "stop", isText: false },
  bool: { kind: "choice", values: [true, false] },
  list: { kind: "list", items: [stop] },
  map: nothing,
};

function bodyOf(around: TerraformBlock, attribute: TerraformAttribute): Body {
  const { name, block, kind } = attribute;
  if (block) {
    const inner = blockOf(around, attribute);
    const body = inner ? requiredIn(inner) : nothing;
    return block === "many" ? { kind: "list", items: [body] } : body;
  }
  return (name === "tags" ? nothing : bodies[kind ?? kindIn(attribute)]) ?? stop;
}

function kindIn({ conversion, property }: TerraformAttribute): ArgumentKind {
  if (conversion || !property) return "text";
  switch (property.type.kind) {
    case "boolean":
      return "bool";
    case "integer":
    case "number":
      return "number";
    case "list":
      return "list";
    case "map":
      return "map";
    default:
      return "text";
  }
}
