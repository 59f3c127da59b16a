import { type TemplateView, viewIn } from "../../model/property.ts";
import { firstFound } from "../../model/scenario.ts";
import type { Template } from "../../model/template.ts";

/** Looks at a template in the first scenario in which there is something to see: with defaults, and conditions true. */
export function lookAt<T>(template: Template, look: (view: TemplateView) => T | undefined): T | undefined {
  return firstFound(template, (scenario) => look(viewIn(scenario, template)));
}
