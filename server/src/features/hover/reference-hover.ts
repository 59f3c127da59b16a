import { pathKeys } from "../../model/path.ts";
import type { ResourceView } from "../../model/property.ts";
import type { Parameter } from "../../model/template.ts";
import type { Value } from "../../model/value.ts";
import { resourceTypeOf } from "../../schema/schema.ts";

/** What a value refers to: resources, with what is taken of them, and parameters, with what these may be. */
export function referenceInWords(resource: ResourceView, path: string): string | undefined {
  const written = writtenAt(resource.properties.value, path);
  const told = [...new Set(written ? referencesIn(written).map((one) => describe(resource, one)) : [])];
  return told.length > 0 ? told.filter((text) => text !== undefined).join(" ") || undefined : undefined;
}

type Reference = Extract<Value, { kind: "reference" | "parameter" }>;

/** The value at a path as it is written, before anything is decided; undefined behind a condition. */
export function writtenAt(value: Value | undefined, path: string): Value | undefined {
  let found = value;
  for (const step of pathKeys(path)) {
    if (found?.kind === "map") found = found.get(step);
    else if (found?.kind === "list") found = found.items[Number(step)];
    else return undefined;
  }
  return found;
}

function referencesIn(value: Value): readonly Reference[] {
  switch (value.kind) {
    case "reference":
    case "parameter":
      return [value];
    case "text":
      return value.parts.flatMap(referencesIn);
    case "computed":
      return (value.joins ?? []).flatMap(referencesIn);
    case "alternatives":
      return value.branches.flatMap(({ value: branch }) => referencesIn(branch));
    default:
      return [];
  }
}

function describe({ template }: ResourceView, reference: Reference): string | undefined {
  if (reference.kind === "parameter") {
    const parameter = template.source.parameters.get(reference.name);
    return parameter && describeParameter(parameter, template.source.dialect === "terraform");
  }
  const target = template.source.resources.get(reference.resource);
  if (!target) return undefined;
  const { attribute } = reference;
  const meaning = attribute ? withoutEllipsis(resourceTypeOf(target.type)?.attributes[attribute]) : undefined;
  const of = attribute ? `\`${attribute}\` of ` : "";
  return `Refers to ${of}\`${target.id}\` (${target.declaredType}).${meaning ? ` ${meaning}` : ""}`;
}

/** Of an example that is cut off, nothing need be said. */
function withoutEllipsis(text: string | undefined): string | undefined {
  return text?.replace(/\s*For example:(?:\s*\.\.\.)?$/, "").replace(/,? such as \.\.\.$/, ".");
}

function describeParameter({ name, default: standard, allowed, isShown }: Parameter, isTerraform: boolean): string {
  const values = (allowed ?? []).flatMap((value) => (value.kind === "literal" ? [`\`${value.value}\``] : []));
  const written =
    standard?.kind === "literal"
      ? `default ${standard.value === "" ? "empty" : `\`${standard.value}\``}`
      : "no default";
  const traits = [
    standard && isShown === false ? "its default is not shown" : written,
    ...(values.length > 0 ? [`one of ${values.join(", ")}`] : []),
  ];
  return `${isTerraform ? "Variable" : "Parameter"} \`${name}\`: ${traits.join("; ")}.`;
}
