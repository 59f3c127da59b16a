import { CompletionItemKind } from "vscode-languageserver-types";
import type { Properties, PropertyType, ResourceType, ValueType } from "../../schema/resource-type.ts";
import { kindOf } from "../hover/property-hover.ts";
import { type Body, isOpenMap, stop } from "./body.ts";
import type { Step } from "./place.ts";
import { policyBody } from "./policy-bodies.ts";
import type { Suggestion } from "./suggestion.ts";
import { isExplained } from "./values.ts";
import { wantsArn } from "./wanted.ts";

/** A part of a resource's properties: a value of some type, and the path to it without positions in lists. */
export interface Part {
  readonly resource: ResourceType;
  readonly path: readonly string[];
  /** Undefined for the properties as a whole. */
  readonly property: PropertyType | undefined;
  readonly type: ValueType | undefined;
}

/** What the steps lead to; undefined where no such property is known. Keys of free maps are part of no path. */
export function partAt(resource: ResourceType, steps: readonly Step[]): Part | undefined {
  let part: Part = { resource, path: [], property: undefined, type: undefined };
  for (const step of steps) {
    let type: ValueType | undefined = part.type;
    if (typeof step === "number") {
      if (type?.kind !== "list") return undefined;
      part = { ...part, type: type.item };
      continue;
    }
    if (type?.kind === "list") type = type.item;
    if (type?.kind === "map") {
      part = { ...part, type: type.item };
      continue;
    }
    const property: PropertyType | undefined = propertiesOf({ ...part, type })?.[step];
    if (!property) return undefined;
    part = { resource, path: [...part.path, step], property, type: property.type };
  }
  return part;
}

const tagProperties: Properties = {
  Key: { type: { kind: "string" }, required: true },
  Value: { type: { kind: "string" }, required: true },
};

/** The properties that a map at this place may have. */
export function propertiesOf({ resource, type }: Pick<Part, "resource" | "type">): Properties | undefined {
  if (!type) return resource.properties;
  if (type.kind === "list") return propertiesOf({ resource, type: type.item });
  if (type.kind === "tag") return tagProperties;
  return type.kind === "object" ? resource.definitions[type.of]?.properties : undefined;
}

/** The properties that a map may have and has not yet, those that it must have first. */
export function propertySuggestions(part: Part, siblings: ReadonlySet<string>, isItem: boolean): readonly Suggestion[] {
  const { resource, path } = part;
  return Object.entries(propertiesOf(part) ?? {})
    .filter(([name]) => !siblings.has(name))
    .map(([name, property]) => {
      const own = [...path, name];
      const body = bodyOf(resource, own, property.type);
      const opensKeys = isOpenMap(body) && propertiesOf({ resource, type: property.type }) !== undefined;
      return {
        label: name,
        kind: CompletionItemKind.Property,
        detail: `${plainKind(property.type)}${property.required ? ", required" : ""}`,
        note: property.required ? "required" : undefined,
        write: { key: name, body, isItem },
        rank: property.required ? 1 : property.deprecated ? 8 : 3,
        about: { of: "property", type: resource.name, path: own.join(".") },
        deprecated: property.deprecated,
        goesOn: opensKeys || isChosen(resource, own, property.type),
        isPlain: true,
      };
    });
}

/** What a value is, without Markdown. */
export function plainKind(type: ValueType): string {
  return kindOf(type).replaceAll("`", "");
}

/** Whether a value is best chosen from a list that opens once the property is written. */
function isChosen(resource: ResourceType, path: readonly string[], type: ValueType): boolean {
  return (
    type.kind === "string" &&
    bodyOf(resource, path, type) === stop &&
    (!!type.values || isArnOrExplained(resource, path))
  );
}

function isArnOrExplained(resource: ResourceType, path: readonly string[]): boolean {
  return wantsArn(path.at(-1)!) || isExplained(resource.name, path.join("."));
}

/** Types may contain themselves. */
const deepest = 4;
const choicesShown = 8;

/** What to write for a value of a type: what is required, with a stop for whatever is open. */
export function bodyOf(resource: ResourceType, path: readonly string[], type: ValueType, depth = 0): Body {
  const policy = policyBody(path.at(-1));
  if (policy) return policy;
  switch (type.kind) {
    case "string":
      if (type.values?.length === 1) return { kind: "literal", value: type.values[0]! };
      // Explained values are better chosen from a list that explains them.
      if (!type.values || type.values.length > choicesShown || isExplained(resource.name, path.join("."))) return stop;
      return { kind: "choice", values: type.values };
    case "boolean":
      return { kind: "choice", values: [true, false] };
    case "integer":
    case "number":
      return { kind: "stop", isText: false };
    case "list":
      return { kind: "list", items: [bodyOf(resource, path, type.item, depth + 1)] };
    case "object":
    case "tag":
      return requiredOf(resource, path, type, depth);
    case "map":
    case "json":
      return { kind: "map", entries: [] };
    default:
      return stop;
  }
}

/** A map with what is required in it. */
export function requiredOf(
  resource: ResourceType,
  path: readonly string[],
  type: ValueType | undefined,
  depth = 0,
): Body {
  const properties = depth > deepest ? {} : (propertiesOf({ resource, type }) ?? {});
  const required = Object.entries(properties).filter(([, property]) => property.required);
  return {
    kind: "map",
    entries: required.map(
      ([name, { type: own }]) => [name, bodyOf(resource, [...path, name], own, depth + 1)] as const,
    ),
  };
}
