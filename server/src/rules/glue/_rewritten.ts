import { joined, type NewValue, referenceTo } from "../../model/edit.ts";
import type { Property } from "../../model/property.ts";

/** A text with another end, references inside left as they are; undefined where a part of it cannot be written again. */
export function rewritten({ value, resource }: Property, changeEnd: (end: string) => string): NewValue | undefined {
  if (value?.kind === "literal") return changeEnd(String(value.value));
  const last = value?.kind === "text" ? value.parts.at(-1) : undefined;
  if (value?.kind !== "text" || last?.kind !== "literal") return undefined;
  const parts = value.parts.map((part) => {
    if (part === last) return changeEnd(String(last.value));
    if (part.kind === "literal") return String(part.value);
    const target = part.kind === "reference" ? resource.template.resource(part.resource) : undefined;
    return target && part.kind === "reference" ? referenceTo(target.resource, part.attribute) : undefined;
  });
  return parts.every((part) => part !== undefined) ? joined(...parts) : undefined;
}

/** The literal end of a text; undefined where it ends in something that is not known. */
export function knownEnd({ value }: Property): string | undefined {
  const last = value?.kind === "text" ? value.parts.at(-1) : value;
  return last?.kind === "literal" ? String(last.value) : undefined;
}
