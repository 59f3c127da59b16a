import type { Related, Severity } from "../model/finding.ts";
import type { Property, ResourceView, TemplateView } from "../model/property.ts";
import type { Location } from "../model/site.ts";
import type { NewFix } from "./fix.ts";

/** A rule is data and one function. The page that stands beside it, of the same name, is what users read of it. */
export interface Rule {
  /** The id is the name of the file, of the page, and of the key in settings. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** The facts of the knowledge base on which the rule rests. */
  readonly facts: readonly string[];
  /** AWS's page on the matter. */
  readonly doc: string;
  /** The CloudFormation types on whose resources `check` is called. */
  readonly types: readonly string[];
  /** Off unless the settings name it, or choose the preset `all`. */
  readonly optIn?: boolean;
  /** Called once for each resource of the types in each scenario. Unknown values mean silence. */
  check(resource: ResourceView, context: RuleContext): void;
}

export interface RuleContext {
  readonly template: TemplateView;
  report(report: Report): void;
}

export interface Report {
  /** A property (its value), a property's `key`, or a resource's `label` or `type`; never a block. */
  readonly at: Property | { readonly location: Location };
  /** The first sentence has under 100 characters. */
  readonly message: string;
  /** When it differs from the rule's. */
  readonly severity?: Severity;
  readonly related?: readonly (Related | { readonly message: string; readonly at: Report["at"] })[];
  /** The preferred one first. */
  readonly fixes?: readonly NewFix[];
}

export function defineRule(rule: Rule): Rule {
  return rule;
}
