import { readDocument, readTemplates } from "../../server/src/dialects/read-templates.ts";
import { type ResourceView, TemplateView } from "../../server/src/model/property.ts";
import { explore } from "../../server/src/model/scenario.ts";
import type { Template } from "../../server/src/model/template.ts";

/** The only template in a text. */
export function templateOf(text: string, language = "yaml"): Template {
  const [template, ...others] = readTemplates([readDocument(`file:///example.${language}`, text)]);
  if (!template || others.length > 0) throw new Error("expected one template");
  return template;
}

/** What a function sees of a resource in each scenario, as a rule does; undefined where the resource does not exist. */
export function seen<T>(
  text: string,
  id: string,
  look: (resource: ResourceView) => T,
  language = "yaml",
): (T | undefined)[] {
  const template = templateOf(text, language);
  const outcomes = explore(template, (scenario) => {
    const resource = new TemplateView(template, scenario).resource(id);
    return resource && look(resource);
  });
  return outcomes.map(({ result }) => result);
}
