import { namingOf } from "../../model/names.ts";
import { pathKeys } from "../../model/path.ts";
import type { ResourceView } from "../../model/property.ts";
import type { ReferenceValue, Value } from "../../model/value.ts";
import { resourceTypeNames } from "../../schema/schema.ts";
import { referenceInWords, writtenAt } from "../hover/reference-hover.ts";
import type { Told } from "./told.ts";

/**
 * What a value resolves to: the default of the parameter that it is, the type and the name of the resource that it
 * refers to, or the text that its parts come to. Nothing of secrets, and nothing that stands in the line already.
 */
export function resolved(resource: ResourceView, path: string): Told | undefined {
  const written = writtenAt(resource.properties.value, path);
  const words = written && referenceInWords(resource, path);
  switch (written?.kind) {
    case "parameter": {
      const parameter = resource.template.source.parameters.get(written.name);
      const standard = parameter?.default?.kind === "literal" ? String(parameter.default.value) : "";
      if (standard === "" || isMultiline(standard) || isSecret(resource, path, [written.name])) return undefined;
      return { text: words ?? `default: ${code(standard)}`, brief: `default: ${standard}` };
    }
    case "reference": {
      const brief = targetInBrief(resource, written);
      return brief === undefined ? undefined : { text: words ?? brief, brief };
    }
    case "text":
    case "computed":
      return textInBrief(resource, path, written, words);
    default:
      return undefined;
  }
}

function textInBrief(
  resource: ResourceView,
  path: string,
  written: Value,
  words: string | undefined,
): Told | undefined {
  const { string } = resource.get(path);
  const parameters = [...resource.scenario.parameters];
  if (
    !string ||
    isMultiline(string) ||
    isSecret(
      resource,
      path,
      parameters.map(([name]) => name),
    )
  )
    return undefined;
  const { file, node } = written.site;
  if (file.tree.text.slice(node.start, node.end).includes(string)) return undefined;
  const isAssumed = parameters.some(([, state]) => state.kind === "value" && state.from === "default");
  const lead = isAssumed ? "by default: " : "= ";
  return { text: [`${lead}${code(string)}`, words].filter(Boolean).join("\n\n"), brief: `${lead}${string}` };
}

function isMultiline(text: string): boolean {
  return /[\r\n]/.test(text);
}

/** Texts in Markdown, whatever is in them. */
function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** What is not shown on a screen that others may see: values that the template itself hides, and passwords. */
function isSecret({ template }: ResourceView, path: string, parameters: readonly string[]): boolean {
  const isHidden = parameters.some((name) => template.source.parameters.get(name)?.isShown === false);
  return isHidden || /passw|secret|token|credential/i.test(pathKeys(path).at(-1) ?? "");
}

/** What the line does not say of a resource: its type, unless its id tells it, and its name, where it has one. */
function targetInBrief({ template }: ResourceView, { resource: id, attribute }: ReferenceValue): string | undefined {
  const target = template.resource(id);
  if (!target) return undefined;
  const { name: type, declared } = target.type;
  const naming = namingOf(type);
  const isTerraform = id.includes(declared);
  if (isTerraform && attribute !== undefined && !/^(?:Arn|Id)$/.test(attribute) && attribute !== naming?.property) {
    const value = target.get(attribute).scalar;
    return typeof value === "string" && !isMultiline(value) ? `= ${value}` : undefined;
  }
  const own = naming && target.get(naming.property).string;
  const name = own === undefined || id === own || id.endsWith(`.${own}`) ? undefined : own;
  const short = isTerraform || isTold(declared, id) ? undefined : declared.replace(/^AWS::/, "");
  if (short === undefined) return name && `name: ${name}`;
  return name ? `${short} ${name}` : short;
}

let ends: ReadonlyMap<string, number> | undefined;

/** Whether an id says the type: `DeliveryRole`, as there is only one that ends so, or `KinesisStream`. */
function isTold(type: string, id: string): boolean {
  ends ??= countsOf(resourceTypeNames().map(endOf));
  const end = endOf(type);
  const service = type.split("::").at(-2)?.toLowerCase() ?? end;
  const words = id.toLowerCase();
  return words.includes(end) && (words.replace(end, "").includes(service) || (ends.get(end) ?? 0) < 2);
}

function endOf(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1).toLowerCase();
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
