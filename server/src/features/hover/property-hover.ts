import type { Fact } from "../../knowledge/entries.ts";
import { factsOn, rowOn, serviceOfType } from "../../knowledge/knowledge.ts";
import type { ResourceView } from "../../model/property.ts";
import { withoutIndices } from "../../model/property-at.ts";
import type { PropertyType, ValueType } from "../../schema/resource-type.ts";
import { propertyTypeAt, resourceTypeOf } from "../../schema/schema.ts";
import { meaningOf } from "../meaning/meaning.ts";
import { type PageLink, serviceLink, typeLink } from "./links.ts";
import { referenceInWords } from "./reference-hover.ts";
import { factLine, rowLine } from "./statements.ts";
import type { HoverText } from "./text.ts";

const valuesShown = 8;

/** What a property does, what its value comes to, and what is worth knowing of both. */
export function propertyHover(
  resource: ResourceView,
  path: string,
  told: ReadonlySet<string>,
  pageLink?: PageLink,
): HoverText {
  const type = resource.type.name;
  const plainPath = withoutIndices(path);
  const known = resourceTypeOf(type);
  const property = known && propertyTypeAt(known, plainPath);
  const value = resource.get(path);
  const row = value.string === undefined ? undefined : rowOn(type, plainPath, value.string);
  const facts = factsOn(type, plainPath).filter(({ id }) => !told.has(id));
  const names = [value.string, row?.row.name].filter((name) => name !== undefined && name.length > 2);
  const isAbout = ({ text }: Fact): boolean => names.some((name) => mentions(text, name!));
  const service = serviceOfType(type);
  const isTerraform = resource.template.source.dialect === "terraform";
  const head = [
    property && describe(value.name, property, isTerraform),
    meaningOf(resource, path),
    row && rowLine(value.string!, row.table, row.row),
    referenceInWords(resource, path),
  ].filter((text) => text !== undefined);
  const links = [service && serviceLink(service, pageLink), typeLink(resource.resource)];
  return { head, statements: sortedBy(facts, isAbout).map(factLine), links: links.filter((one) => one !== undefined) };
}

/** Whether a text has a name as a word of its own: `GLACIER` is not in `GLACIER_IR`. */
function mentions(text: string, name: string): boolean {
  return text.split(/[^\w.-]+/).includes(name) || (name.includes(" ") && text.includes(name));
}

/** Those for which something holds first. */
function sortedBy<T>(items: readonly T[], holds: (item: T) => boolean): readonly T[] {
  return [...items.filter(holds), ...items.filter((item) => !holds(item))];
}

/** Terraform's providers decide for themselves what is required, what is the default, and what replaces a resource. */
export function describe(name: string, property: PropertyType, isTerraform: boolean): string {
  const traits = [kindOf(property.type)];
  if (!isTerraform) {
    if (property.required) traits.push("required");
    if (property.default !== undefined) traits.push(`default \`${property.default}\``);
    if (property.replaces === "yes") traits.push("a change replaces the resource");
    if (property.replaces === "maybe") traits.push("a change may replace the resource");
  }
  if (property.deprecated) traits.push("deprecated");
  const text = property.documentation ? ` ${property.documentation}` : "";
  return `**${name}** (${traits.join("; ")}).${text}`;
}

export function kindOf(type: ValueType): string {
  switch (type.kind) {
    case "string":
      if (!type.values) return "text";
      return type.values.length <= valuesShown ? type.values.map((value) => `\`${value}\``).join(", ") : "text";
    case "list":
      return `list of ${type.item.kind === "object" ? type.item.of : kindOf(type.item)}`;
    case "map":
      return "map";
    case "object":
      return type.of;
    default:
      return type.kind;
  }
}
