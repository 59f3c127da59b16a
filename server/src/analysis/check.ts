import { type Document, readTemplates } from "../dialects/read-templates.ts";
import type { Finding } from "../model/finding.ts";
import type { Template } from "../model/template.ts";
import { allRules } from "../rules/catalogue.ts";
import type { Rule } from "../rules/define-rule.ts";
import { applyDirectives } from "./directives.ts";
import { runRules } from "./run-rules.ts";
import type { EffectiveSettings } from "./settings.ts";

export interface CheckOptions {
  readonly settingsOf: (uri: string) => EffectiveSettings;
  /** Told of a rule that throws; the others go on. */
  readonly onRuleError: (rule: Rule, error: unknown) => void;
}

export const knownRules: ReadonlySet<string> = new Set(allRules.map(({ id }) => id));

/** A template with what was found in it. */
export interface CheckedTemplate {
  readonly template: Template;
  readonly findings: readonly Finding[];
}

/** Checks documents that belong together, such as the files of a directory. Ignored files still give context. */
export function checkDocuments(documents: Iterable<Document>, options: CheckOptions): readonly CheckedTemplate[] {
  const { settingsOf, onRuleError } = options;
  return readTemplates(documents, (uri) => settingsOf(uri).region).map((template) => {
    const settings = new Map(template.files.map(({ uri }) => [uri, settingsOf(uri)]));
    const findings = runRules(template, {
      rules: allRules,
      severityOf: (rule, uri) => settings.get(uri)?.severityOf(rule) ?? rule.severity,
      onRuleError,
    });
    const heard = applyDirectives(findings, template, knownRules);
    return { template, findings: heard.filter(({ location }) => !settings.get(location.uri)?.ignored) };
  });
}
