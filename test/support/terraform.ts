import { textEditsOf } from "../../server/src/analysis/text-edits.ts";
import { moduleReader } from "../../server/src/dialects/terraform/module.ts";
import type { Edit } from "../../server/src/model/edit.ts";
import { type Property, type ResourceView, TemplateView } from "../../server/src/model/property.ts";
import { explore } from "../../server/src/model/scenario.ts";
import type { Location } from "../../server/src/model/site.ts";
import type { Template } from "../../server/src/model/template.ts";
import type { Value } from "../../server/src/model/value.ts";
import { readText } from "../../server/src/syntax/read.ts";
import { applyEdits } from "../../server/src/syntax/write/operations.ts";

/** The module of files, each given as a text of YAML or as data, which becomes JSON. */
export function moduleOf(...files: readonly (string | object)[]): Template {
  return moduleReader()(
    files.map((file, index) => {
      const isText = typeof file === "string";
      const text = isText ? file : JSON.stringify(file, null, 2);
      const isJson = !isText || text.startsWith("{");
      return { uri: `file:///${index}.tf.${isJson ? "json" : "yaml"}`, tree: readText(text, isJson ? "json" : "yaml") };
    }),
    false,
  );
}

/** What a rule would see of a property, in each scenario that differs. */
export function seen(template: Template, id: string, path: string): readonly unknown[] {
  return distinct(perScenario(template, id, (resource) => plain(resource.get(path))));
}

/** The results in all scenarios in which the resource is there. */
export function perScenario<T>(template: Template, id: string, look: (resource: ResourceView) => T): readonly T[] {
  const outcomes = explore(template, (scenario) => {
    const resource = new TemplateView(template, scenario).resource(id);
    return resource && { result: look(resource) };
  });
  return outcomes.flatMap(({ result }) => (result ? [result.result] : []));
}

/** Plain data without repetitions. */
export function distinct<T>(data: readonly T[]): readonly T[] {
  const texts = data.map((item) => JSON.stringify(item));
  return data.filter((_, index) => texts.indexOf(texts[index]!) === index);
}

export const unknown = "<unknown>";

/** A property as plain data: `<unknown>`, `<reference to address>` and `<Arn of address>` stand for what is none. */
export function plain(property: Property): unknown {
  const { value } = property;
  if (!value) return undefined;
  switch (value.kind) {
    case "absent":
      return undefined;
    case "list":
      return property.items.map(plain);
    case "map":
      return Object.fromEntries(property.entries.map(([key, child]) => [key, plain(child)]));
    case "text":
      return value.parts.map(textOf).join("");
    case "literal":
      return value.value;
    default:
      return textOf(value);
  }
}

function textOf(value: Value): string {
  if (value.kind === "literal") return String(value.value);
  if (value.kind !== "reference") return unknown;
  return value.attribute ? `<${value.attribute} of ${value.resource}>` : `<reference to ${value.resource}>`;
}

/** The text of the module's first file after an edit; undefined where it cannot be written. */
export function edited(template: Template, ...edits: readonly Edit[]): string | undefined {
  const changes = textEditsOf({ title: "", safe: true, edits }, template);
  if (!changes) return undefined;
  const [file] = template.files;
  return applyEdits(file!.tree.text, changes.get(file!.uri) ?? []);
}

/** What stands at a location. */
export function sourceAt(template: Template, { uri, start, end }: Location): string {
  return template.files.find((file) => file.uri === uri)!.tree.text.slice(start, end);
}
