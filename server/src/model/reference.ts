import { matchesPattern, nameIn, parseArn } from "./arn.ts";
import { mayBeNamed } from "./mentions.ts";
import { namingOf, typesOfService } from "./names.ts";
import type { Property, ResourceView } from "./property.ts";
import type { ReferenceValue, SettledValue, Value } from "./value.ts";

/**
 * The resource of the template that a value names: by a reference alone, by a reference inside a text such as an ARN,
 * or by a literal name or ARN. A bare name says nothing of the type, so `types` must tell what to look for.
 */
export function targetOf(property: Property, ...types: readonly string[]): ResourceView | undefined {
  const target = referredBy(property) ?? namedBy(property, types);
  return target && (types.length === 0 || types.includes(target.type.name)) ? target : undefined;
}

/** The reference that a value consists of, or that stands in its text. */
export function referenceIn(property: Property): ReferenceValue | undefined {
  const { value } = property;
  if (value?.kind === "reference") return value;
  if (value?.kind !== "text") return undefined;
  const references = value.parts.filter((part): part is ReferenceValue => part.kind === "reference");
  return references.length === 1 ? references[0] : undefined;
}

function referredBy(property: Property): ResourceView | undefined {
  const reference = referenceIn(property);
  return reference && property.resource.template.resource(reference.resource);
}

function namedBy(property: Property, types: readonly string[]): ResourceView | undefined {
  const text = knownEnd(property.value);
  if (text === undefined) return undefined;
  const arn = parseArn(text);
  const candidates = arn ? typesOfService(arn.service) : types;
  const name = nameIn(text);
  const { template } = property.resource;
  for (const type of candidates) {
    const path = namingOf(type)?.property;
    const named = path === undefined ? [] : mayBeNamed(name, type, path, template);
    const found = named.find((resource) => resource.get(path!).string === name);
    if (found) return found;
  }
  return undefined;
}

/** A literal, or a text whose end is literal: the name stands behind the last colon or slash. */
function knownEnd(value: SettledValue | undefined): string | undefined {
  if (value?.kind === "literal") return String(value.value);
  if (value?.kind !== "text") return undefined;
  if (value.parts.some((part) => part.kind === "reference")) return undefined;
  const last = value.parts.at(-1);
  if (last?.kind !== "literal" || !/[:/]/.test(String(last.value))) return undefined;
  return value.parts.map((part) => (part.kind === "literal" ? String(part.value) : "")).join("");
}

/** Whether a value names this resource; undefined where that cannot be told. */
export function pointsTo(property: Property, resource: ResourceView): boolean | undefined {
  const reference = referenceIn(property);
  if (reference) return reference.resource === resource.id;
  const text = patternOf(property.value);
  if (text === undefined) return undefined;
  const arn = parseArn(text);
  const naming = namingOf(resource.type.name);
  if (arn && naming && !matchesPattern(arn.service, naming.service)) return false;
  const written = nameIn(text);
  if (/[*?]/.test(arn ? written : text)) return undefined;
  // A resource without a name gets one from AWS that nobody can have written.
  const name = naming && resource.get(naming.property);
  if (!name || name.absent) return false;
  return name.string === undefined ? undefined : name.string === written;
}

/** A text with every part that is not known as `*`, or as given: what IAM's patterns and prefixes can be compared with. */
export function patternOf(value: Value | undefined, hole = "*"): string | undefined {
  if (value?.kind === "literal") return String(value.value);
  if (value?.kind !== "text") return undefined;
  return value.parts.map((part) => (part.kind === "literal" ? String(part.value) : hole)).join("");
}
