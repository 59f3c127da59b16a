/** Turns AWS's specification of resource types into what the product keeps of it. */
import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import type { Property, PropertyType, Resource, SpecDatabase, TypeDefinition } from "@aws-cdk/service-spec-types";
import type {
  PropertyType as OwnProperty,
  Properties,
  ResourceType,
  ValueType,
} from "../server/src/schema/resource-type.ts";

const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

/** Documentation is cut after the sentence that passes this. */
const briefLength = 130;

/** The types of these names that the specification has, in the order of the alphabet. */
export function resourceTypes(names: Iterable<string>): readonly ResourceType[] {
  const database = loadAwsServiceSpecSync();
  const wanted = new Set(names);
  const found = [...database.all("resource")].filter(({ cloudFormationType }) => wanted.has(cloudFormationType));
  return found.map((resource) => resourceType(database, resource)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function resourceType(database: SpecDatabase, resource: Resource): ResourceType {
  const { cloudFormationType: name, documentation, properties, attributes } = resource;
  const used = new Map<string, TypeDefinition>();
  const own = ownProperties(database, properties, used);
  const definitions: Record<string, ResourceType["definitions"][string]> = {};
  // Definitions name further ones while they are read.
  for (const [of, definition] of used) {
    definitions[of] = {
      ...described(definition.documentation),
      properties: ownProperties(database, definition.properties, used),
    };
  }
  const [, service, kind] = name.toLowerCase().split("::");
  return {
    name,
    ...described(documentation),
    page: `${reference}/aws-resource-${service}-${kind}.html`,
    properties: own,
    definitions,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([attribute, { documentation: text }]) => [attribute, brief(text ?? "")]),
    ),
  };
}

function ownProperties(
  database: SpecDatabase,
  properties: Readonly<Record<string, Property>>,
  used: Map<string, TypeDefinition>,
): Properties {
  const own: Record<string, OwnProperty> = {};
  for (const [name, property] of Object.entries(properties)) {
    const standard = property.defaultValue ?? defaultIn(property.documentation ?? "");
    own[name] = {
      type: valueType(database, property.type, used),
      ...described(property.documentation),
      ...(property.required && { required: true }),
      ...(standard !== undefined && { default: standard.replace(/^"(.*)"$/, "$1") }),
      ...((property.causesReplacement === "yes" || property.causesReplacement === "maybe") && {
        replaces: property.causesReplacement,
      }),
      ...(property.deprecated && property.deprecated !== "NONE" && { deprecated: true }),
    };
  }
  return own;
}

function valueType(database: SpecDatabase, type: PropertyType, used: Map<string, TypeDefinition>): ValueType {
  switch (type.type) {
    case "string":
      return { kind: "string", ...(type.allowedValues && { values: type.allowedValues }) };
    case "integer":
    case "number":
      return { kind: type.type };
    case "date-time":
      return { kind: "timestamp" };
    case "array":
      return { kind: "list", item: valueType(database, type.element, used) };
    case "map":
      return { kind: "map", item: valueType(database, type.element, used) };
    case "ref": {
      const definition = database.get("typeDefinition", type.reference.$ref);
      used.set(definition.name, definition);
      return { kind: "object", of: definition.name };
    }
    case "union":
      // Of several ways to write a value the most telling one serves.
      return valueType(
        database,
        type.types.find((one) => one.type !== "json" && one.type !== "string") ?? type.types[0]!,
        used,
      );
    case "boolean":
    case "tag":
      return { kind: type.type };
    default:
      return { kind: "json" };
  }
}

function described(documentation: string | undefined): { readonly documentation?: string } {
  const text = brief(documentation ?? "");
  return text ? { documentation: text } : {};
}

/** The first sentences of a documentation, without its notes and lists. */
function brief(documentation: string): string {
  const [paragraph = ""] = documentation
    .replace(/^>.*$/gm, "")
    .trim()
    .split(/\n\s*\n|\n[-*] /);
  const text = paragraph
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:)])/g, "$1")
    .trim();
  if (text.length <= briefLength) return text;
  const end = /[.!?](?= [A-Z`*[])/g;
  end.lastIndex = briefLength / 2;
  const stop = end.exec(text);
  return stop && stop.index < 2 * briefLength
    ? text.slice(0, stop.index + 1)
    : text.slice(0, 2 * briefLength).replace(/\s+\S*$/, " ...");
}

/** Where the specification states no default, its prose often does. */
function defaultIn(documentation: string): string | undefined {
  const [, quoted, plain] =
    /\b[Dd]efault(?: value)?(?: is|:) (?:`([^`]+)`|(\d[\d,]*|true|false|[A-Z][A-Z_\d]+)\b)/.exec(documentation) ?? [];
  return quoted?.trim() ?? plain;
}
