import type { Finding, Fix, Related, Severity } from "../model/finding.ts";
import { resourcesByType, viewIn } from "../model/property.ts";
import { explore, type ParameterState } from "../model/scenario.ts";
import { locationOf } from "../model/site.ts";
import type { Resource, Template } from "../model/template.ts";
import type { Report, Rule } from "../rules/define-rule.ts";
import type { NewFix } from "../rules/fix.ts";

export interface RunOptions {
  readonly rules: readonly Rule[];
  /** The severity that the settings give the rule for a file; a rule that is off is not called. */
  readonly severityOf: (rule: Rule, uri: string) => Severity | "off";
  /** Told of a rule that throws; the others go on. */
  readonly onRuleError: (rule: Rule, error: unknown) => void;
}

/** What the rules find in a template, in the order of the text. */
export function runRules(template: Template, { rules, severityOf, onRuleError }: RunOptions): readonly Finding[] {
  const byType = resourcesByType(template);
  const findings = new Map<string, Finding>();
  for (const rule of rules) {
    for (const resource of new Set(rule.types.flatMap((type) => byType.get(type) ?? []))) {
      // What the CDK or SAM makes for itself cannot be changed by the author: advice on it is noise.
      if (resource.generated && rule.severity !== "error") continue;
      const severity = severityOf(rule, resource.file.uri);
      if (severity === "off") continue;
      try {
        for (const finding of checkResource(rule, severity, resource, template)) {
          // The bodies of a loop are one text: what holds for all its resources is said once.
          const { uri, start, end } = finding.location;
          const key = `${rule.id} ${uri} ${start} ${end} ${finding.message}`;
          if (!findings.has(key)) findings.set(key, finding);
        }
      } catch (error) {
        onRuleError(rule, error);
      }
    }
  }
  return [...findings.values()].sort(byPlace);
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.location.uri, b.location.uri) ||
    a.location.start - b.location.start ||
    a.location.end - b.location.end ||
    compare(a.rule, b.rule)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Sighting {
  readonly report: Report;
  /** The states of the parameters in each scenario in which the report was made. */
  readonly scenarios: ReadonlyMap<string, ParameterState>[];
}

function checkResource(rule: Rule, severity: Severity, resource: Resource, template: Template): readonly Finding[] {
  const outcomes = explore(template, (scenario) => {
    const view = viewIn(scenario, template);
    const reports: Report[] = [];
    const subject = view.resource(resource.id);
    if (subject) rule.check(subject, { template: view, report: (report) => reports.push(report) });
    return reports;
  });

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
    const own = report.severity ? weaker(report.severity, severity) : severity;
    return {
      rule: rule.id,
      severity: assumptions.length > 0 ? weaker(own, "information") : own,
      message: report.message,
      location: report.at.location,
      related: [...(report.related ?? []).map(relatedOf), ...assumptions],
      fixes: (report.fixes ?? []).flatMap((fix) => fixOf(fix, template)),
      resource,
      template,
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

const strength: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

function weaker(a: Severity, b: Severity): Severity {
  return strength[a] < strength[b] ? a : b;
}

/** A fix is offered only when all its edits can be written in the template's dialect. */
function fixOf({ title, safe, edits }: NewFix, { vocabulary }: Template): readonly Fix[] {
  const made = edits.flatMap(({ edit }) => edit ?? []);
  if (made.length < edits.length || made.some((edit) => !vocabulary.operations(edit))) return [];
  const shared = edits.some((edit) => edit.shared);
  return [{ title: shared ? `${title}, where the value is defined` : title, safe: safe && !shared, edits: made }];
}
