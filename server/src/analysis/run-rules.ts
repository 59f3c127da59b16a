import type { Finding, Severity } from "../model/finding.ts";
import { commentedIn } from "../model/inputs.ts";
import { forgetSettled } from "../model/scenario.ts";
import type { Resource, Template } from "../model/template.ts";
import type { Rule } from "../rules/define-rule.ts";
import { changesBetween } from "./changed-inputs.ts";
import { commentWatch } from "./comment-watch.ts";
import { keptRuns } from "./kept-runs.ts";
import { runRule } from "./run-rule.ts";
import { type Newest, toldFindings } from "./told-findings.ts";

export interface RunOptions {
  readonly rules: readonly Rule[];
  /** The severity that the settings give the rule for a file; a rule that is off is not called. */
  readonly severityOf: (rule: Rule, uri: string) => Severity | "off";
  /** Told of a rule that throws; the others go on. */
  readonly onRuleError: (rule: Rule, error: unknown) => void;
}

export interface RuleRuns {
  /**
   * What the rules find in a template, in the order of the text. Yields after each run of a rule; where it is given up
   * for a newer reading of the template, what has been run is kept.
   */
  run(template: Template, options: RunOptions): Generator<void, readonly Finding[]>;
  /** How often a rule was run on a resource since the beginning. */
  readonly count: number;
}

/** Runs rules, and runs them again only where something that they have read is no longer the same. */
export function ruleRuns(): RuleRuns {
  let last: Template | undefined;
  let count = 0;
  const runs = keptRuns();
  /** Ids of the resources on which a rule may have to be run. */
  const pending = new Set<string>();
  let lastRules = "";
  const newest = {} as Newest;
  const comments = commentWatch();

  const forgetWhatChanged = (template: Template): void => {
    const changes = last && changesBetween(last, template, runs.watched);
    const commented = comments.changed(template);
    if (changes) {
      for (const id of changes.resources) {
        runs.forgetResource(id);
        pending.add(id);
      }
      for (const id of runs.forgetReaders([...changes.inputs, ...commented])) pending.add(id);
    } else {
      runs.forgetAll();
      pending.clear();
      for (const id of template.resources.keys()) pending.add(id);
    }
    last = template;
  };

  return {
    get count() {
      return count;
    },

    *run(template, options) {
      forgetWhatChanged(template);
      const rules = rulesThatAreOn(template, options);
      if (rules.names !== lastRules) for (const id of template.resources.keys()) pending.add(id);
      lastRules = rules.names;
      for (const id of pending) {
        const resource = template.resources.get(id);
        const wanted = resource ? rules.for(resource) : [];
        for (const rule of wanted) {
          if (runs.has(id, rule)) continue;
          const run = runRule(rule, resource!, template, options.onRuleError);
          runs.keep(run);
          for (const input of run.read ?? []) {
            const commented = template.resources.get(commentedIn(input) ?? "");
            if (commented) comments.watch(commented);
          }
          count++;
          yield;
        }
        if (resource) runs.finish(id, wanted);
        pending.delete(id);
      }
      // What it took to run them is not needed again until something changes.
      forgetSettled(template);
      newest.template = template;
      return toldFindings(runs.telling, newest, options.severityOf);
    },
  };
}

/** The rules that the settings have switched on, for each file of a template. */
function rulesThatAreOn(
  { files }: Template,
  { rules, severityOf }: RunOptions,
): { readonly names: string; for(resource: Resource): readonly Rule[] } {
  const byFile = new Map(files.map(({ uri }) => [uri, rules.filter((rule) => severityOf(rule, uri) !== "off")]));
  const lists = new Map<string, readonly Rule[]>();
  return {
    names: [...byFile].map(([uri, own]) => `${uri}: ${own.map(({ id }) => id).join(" ")}`).join("\n"),
    for({ type, generated, file: { uri } }) {
      const key = `${generated} ${type} ${uri}`;
      const known = lists.get(key);
      if (known) return known;
      const list = (byFile.get(uri) ?? []).filter(
        // What the CDK or SAM makes for itself cannot be changed by the author: advice on it is noise.
        (rule) => rule.types.includes(type) && (!generated || rule.severity === "error"),
      );
      lists.set(key, list);
      return list;
    },
  };
}
