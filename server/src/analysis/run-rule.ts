import type { Finding, Related, Severity } from "../model/finding.ts";
import { inputs } from "../model/inputs.ts";
import { viewIn } from "../model/property.ts";
import { explore, type Outcome, type ParameterState } from "../model/scenario.ts";
import { locationOf } from "../model/site.ts";
import type { Resource, Template } from "../model/template.ts";
import type { Report, Rule } from "../rules/define-rule.ts";
import type { NewFix } from "../rules/fix.ts";
import type { KeptFinding } from "./told-findings.ts";

/** One run of a rule on a resource, in all scenarios. */
export interface Run {
  readonly rule: Rule;
  readonly id: string;
  readonly found: readonly Found[];
  /** What was read beyond the resource itself; undefined where the rule has failed, so that it cannot be told. */
  readonly read: readonly string[] | undefined;
}

/** A finding before the settings have given it a severity. */
export type Found = Omit<Finding, "severity" | "template" | "fixes"> & {
  readonly newFixes: readonly NewFix[];
  /** What the rule says of this finding, when it differs from what it says in general. */
  readonly reported: Severity | undefined;
  /** It rests on what may be otherwise, so that it is information, whatever the settings say. */
  readonly isAssumed: boolean;
  /** The finding as it was told last. */
  told?: KeptFinding;
};

/** Runs a rule on a resource in each scenario that differs for it; a rule that throws finds nothing. */
export function runRule(
  rule: Rule,
  resource: Resource,
  template: Template,
  onRuleError: (rule: Rule, error: unknown) => void,
): Run {
  const { id } = resource;
  try {
    const outcomes = explore(
      template,
      (scenario) => {
        const view = viewIn(scenario, template);
        const reports: Report[] = [];
        const subject = view.resource(id);
        if (subject) rule.check(subject, { template: view, report: (report) => reports.push(report) });
        return reports;
      },
      inputs.resource(id),
    );
    return { rule, id, found: foundIn(outcomes, rule, resource), read: readIn(outcomes) };
  } catch (error) {
    onRuleError(rule, error);
    return { rule, id, found: [], read: undefined };
  }
}

const nothing: readonly string[] = [];

/** What was read in any scenario. */
function readIn(outcomes: readonly Outcome<unknown>[]): readonly string[] {
  const [first, ...others] = outcomes;
  if (others.length > 0) return [...new Set(outcomes.flatMap(({ read }) => [...(read ?? [])]))];
  return first?.read ? [...first.read] : nothing;
}

interface Sighting {
  readonly report: Report;
  /** The states of the parameters in each scenario in which the report was made. */
  readonly scenarios: ReadonlyMap<string, ParameterState>[];
}

/** The findings of all scenarios, those that are made in several once. */
function foundIn(outcomes: readonly Outcome<readonly Report[]>[], rule: Rule, resource: Resource): readonly Found[] {
  if (outcomes.every(({ result }) => result.length === 0)) return [];
  const sightings = new Map<string, Sighting>();
  for (const { result, parameters } of outcomes) {
    const count = new Map<string, number>();
    for (const report of result) {
      const place = placeOf(report);
      // Reports at one place in different scenarios are the same finding, those within one scenario are not.
      const ordinal = count.get(place) ?? 0;
      count.set(place, ordinal + 1);
      const key = `${place} ${ordinal}`;
      const known = sightings.get(key);
      if (known) known.scenarios.push(parameters);
      else sightings.set(key, { report, scenarios: [parameters] });
    }
  }
  const scenarios = outcomes.map(({ parameters }) => parameters);
  return [...sightings.values()].map((sighting) => {
    const assumptions = assumptionsOf(sighting, scenarios);
    const { report } = sighting;
    return {
      rule: rule.id,
      reported: report.severity,
      isAssumed: assumptions.length > 0,
      message: report.message,
      location: report.at.location,
      related: [...(report.related ?? []).map(relatedOf), ...assumptions],
      newFixes: report.fixes ?? [],
      resource,
    };
  });
}

function placeOf(report: Report): string {
  const { uri, start, end } = report.at.location;
  return `${uri} ${start} ${end}`;
}

function relatedOf(related: NonNullable<Report["related"]>[number]): Related {
  return "at" in related ? { message: related.message, location: related.at.location } : related;
}

/**
 * The parameters on whose value the finding rests, though they may have another: a default is one possible value, and
 * of listed values another may do. A value that a condition demands is no assumption: the branch is taken only then.
 */
function assumptionsOf(
  { scenarios }: Sighting,
  all: readonly ReadonlyMap<string, ParameterState>[],
): readonly Related[] {
  const names = new Set(scenarios.flatMap((parameters) => [...parameters.keys()]));
  return [...names].flatMap((name) => {
    const states = scenarios.flatMap((parameters) => parameters.get(name) ?? []);
    const rests = states.length === scenarios.length && states.every(isAssumed);
    const seen = new Set(states.map(keyOf));
    const others = all.some((parameters) => parameters.has(name) && !seen.has(keyOf(parameters.get(name))));
    const [state] = states;
    if (!rests || !others || state?.kind !== "value") return [];
    const message = state.from === "default" ? `default of ${name}` : `one of the allowed values of ${name}`;
    return [{ message, location: locationOf(state.value.site) }];
  });
}

function isAssumed(state: ParameterState): boolean {
  return state.kind === "value" && state.from !== "condition";
}

function keyOf(state: ParameterState | undefined): string {
  if (state?.kind !== "value") return "open";
  const { value } = state;
  return value.kind === "literal" ? `= ${value.value}` : `at ${value.site.node.start}`;
}
