import { namingOf } from "../../model/names.ts";
import type { ResourceView } from "../../model/property.ts";
import type { Parameter } from "../../model/template.ts";
import type { Value } from "../../model/value.ts";
import { resourceTypeOf } from "../../schema/schema.ts";

/** What a value refers to: resources, with what is taken of them, and parameters, with what these may be. */
export function referenceInWords(resource: ResourceView, path: string): string | undefined {
  const written = valueAt(resource.resource.properties, path);
  const told = [...new Set(written ? referencesIn(written).map((one) => describe(resource, one)) : [])];
  return told.length > 0 ? told.filter((text) => text !== undefined).join(" ") || undefined : undefined;
}

/**
 * What a value resolves to, in a few words: the default of the parameter that it is, the type and the name of the
 * resource that it refers to, or the text that its parts come to.
 */
export function referenceInBrief(resource: ResourceView, path: string): string | undefined {
  const written = valueAt(resource.resource.properties, path);
  switch (written?.kind) {
    case "parameter": {
      const standard = resource.template.source.parameters.get(written.name)?.default;
      return standard?.kind === "literal" && standard.value !== "" ? `default: ${standard.value}` : undefined;
    }
    case "reference":
      return targetInBrief(resource, written.resource);
    case "text":
    case "computed": {
      const { string } = resource.get(path);
      if (string === undefined) return undefined;
      const isAssumed = [...resource.scenario.parameters.values()].some(
        (state) => state.kind === "value" && state.from === "default",
      );
      return isAssumed ? `by default: ${string}` : `= ${string}`;
    }
    default:
      return undefined;
  }
}

/** What the line does not say of a resource: Terraform's addresses have the type, and not every resource has a name. */
function targetInBrief({ template }: ResourceView, id: string): string | undefined {
  const target = template.resource(id);
  if (!target) return undefined;
  const naming = namingOf(target.type.name);
  const name = naming && target.get(naming.property).string;
  const isKnown = name === undefined || id === name || id.endsWith(`.${name}`);
  if (id.includes(target.type.declared)) return isKnown ? undefined : `name: ${name}`;
  const type = target.type.declared.replace(/^AWS::/, "");
  return isKnown ? type : `${type} ${name}`;
}

type Reference = Extract<Value, { kind: "reference" | "parameter" }>;

/** The value at a path as it is written, before anything is decided; undefined behind a condition. */
function valueAt(value: Value | undefined, path: string): Value | undefined {
  let found = value;
  for (const step of path.split(".")) {
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
  const meaning = attribute ? resourceTypeOf(target.type)?.attributes[attribute] : undefined;
  const of = attribute ? `\`${attribute}\` of ` : "";
  return `Refers to ${of}\`${target.id}\` (${target.declaredType}).${meaning ? ` ${meaning}` : ""}`;
}

function describeParameter({ name, default: standard, allowed }: Parameter, isTerraform: boolean): string {
  const values = (allowed ?? []).flatMap((value) => (value.kind === "literal" ? [`\`${value.value}\``] : []));
  const traits = [
    standard?.kind === "literal" ? `default \`${standard.value}\`` : "no default",
    ...(values.length > 0 ? [`one of ${values.join(", ")}`] : []),
  ];
  return `${isTerraform ? "Variable" : "Parameter"} \`${name}\`: ${traits.join("; ")}.`;
}
