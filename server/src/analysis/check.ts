import { type Document, groupsOf, templateReader } from "../dialects/read-templates.ts";
import type { Finding } from "../model/finding.ts";
import type { Template } from "../model/template.ts";
import { allRules } from "../rules/catalogue.ts";
import type { Rule } from "../rules/define-rule.ts";
import { finish } from "../syntax/finish.ts";
import { applyDirectives } from "./directives.ts";
import { ruleRuns } from "./run-rules.ts";
import type { EffectiveSettings, RuleSetting } from "./settings.ts";

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

/** Checks documents that make one template, again and again as they change. */
export interface Checker {
  /** Ignored files still give context. Undefined where there is no template in the documents. */
  check(documents: readonly Document[], options: CheckOptions): Check | undefined;
}

export interface Check {
  readonly template: Template;
  /** Runs the rules; yields after each run of one. */
  readonly findings: () => Generator<void, readonly Finding[]>;
}

export function createChecker(): Checker {
  const reader = templateReader();
  const runs = ruleRuns();
  return {
    check(documents, { settingsOf, onRuleError }) {
      const settings = new Map(documents.map(({ uri }) => [uri, settingsOf(uri)]));
      const [first] = documents;
      const template = first && reader.read(documents, settings.get(first.uri)?.region);
      if (!template) return undefined;
      const severityOf = (rule: Rule, uri: string): RuleSetting => settings.get(uri)?.severityOf(rule) ?? rule.severity;
      return {
        template,
        *findings() {
          const found = yield* runs.run(template, { rules: allRules, severityOf, onRuleError });
          const heard = applyDirectives(found, template, knownRules);
          return heard.filter(({ location }) => !settings.get(location.uri)?.ignored);
        },
      };
    },
  };
}

/** Checks documents once; those that belong together, such as the files of a directory, are one template. */
export function checkDocuments(documents: Iterable<Document>, options: CheckOptions): readonly CheckedTemplate[] {
  return groupsOf(documents).flatMap((group) => {
    const check = createChecker().check(group, options);
    return check ? [{ template: check.template, findings: finish(check.findings()) }] : [];
  });
}
