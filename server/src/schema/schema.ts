import type { Properties, PropertyType, ResourceType, ValueType } from "./resource-type.ts";
import { resourceTypeTexts } from "./resource-types.generated.ts";

const parsed = new Map<string, ResourceType>();

/** The names of all resource types that are known, such as `AWS::Kinesis::Stream`, in the order of the alphabet. */
export function resourceTypeNames(): readonly string[] {
  return Object.keys(resourceTypeTexts);
}

/** A resource type by its name; parsed when it is first asked for. */
export function resourceTypeOf(name: string): ResourceType | undefined {
  const known = parsed.get(name);
  if (known) return known;
  const text = resourceTypeTexts[name];
  if (text === undefined) return undefined;
  const type = JSON.parse(text) as ResourceType;
  parsed.set(name, type);
  return type;
}

/** The property at a path of a resource type, such as `StreamModeDetails.StreamMode`; indices are left out. */
export function propertyTypeAt(resourceType: ResourceType, path: string): PropertyType | undefined {
  let property: PropertyType | undefined;
  let inside: Properties | undefined = resourceType.properties;
  for (const step of path.split(".")) {
    property = inside?.[step];
    if (!property) return undefined;
    inside = propertiesIn(resourceType, property.type);
  }
  return property;
}

/** The properties that a value of a type may have, be it an object or a list or map of objects. */
export function propertiesIn(resourceType: ResourceType, type: ValueType): Properties | undefined {
  if (type.kind === "list" || type.kind === "map") return propertiesIn(resourceType, type.item);
  return type.kind === "object" ? resourceType.definitions[type.of]?.properties : undefined;
}
