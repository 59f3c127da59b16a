import type { Finding, Fix, Related, Severity } from "../model/finding.ts";
import { commentedIn, inputs, mentionsIn } from "../model/inputs.ts";
import { viewIn } from "../model/property.ts";
import { explore, type Outcome, type ParameterState } from "../model/scenario.ts";
import { locationOf } from "../model/site.ts";
import type { Resource, Template } from "../model/template.ts";
import type { Report, Rule } from "../rules/define-rule.ts";
import type { NewFix } from "../rules/fix.ts";
import { changesBetween } from "./changed-inputs.ts";
import { commentWatch } from "./comment-watch.ts";

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

/** One run of a rule on a resource, in all scenarios. */
interface Run {
  readonly rule: Rule;
  readonly id: string;
  readonly found: readonly Found[];
  /** What was read beyond the resource itself; undefined where the rule has failed, so that it cannot be told. */
  readonly read: readonly string[] | undefined;
}

/** A finding before the settings have given it a severity. */
type Found = Omit<Finding, "severity" | "template" | "fixes"> & {
  readonly newFixes: readonly NewFix[];
  /** What the rule says of this finding, when it differs from what it says in general. */
  readonly reported: Severity | undefined;
  /** It rests on what may be otherwise, so that it is information, whatever the settings say. */
  readonly isAssumed: boolean;
  /** The finding as it was told last. */
  told?: Finding;
};

/** The template as it is now, which findings that are kept belong to. */
interface Newest {
  template: Template;
}

/** A finding that stays the same object, and so do all that is made of it, for as long as it says the same. */
class KeptFinding implements Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly location: Finding["location"];
  readonly related: Finding["related"];
  readonly resource: Finding["resource"];
  private readonly newFixes: readonly NewFix[];
  private readonly newest: Newest;
  private writable: readonly Fix[] | undefined;

  constructor({ rule, message, location, related, newFixes, resource }: Found, severity: Severity, newest: Newest) {
    this.rule = rule;
    this.severity = severity;
    this.message = message;
    this.location = location;
    this.related = related;
    this.newFixes = newFixes;
    this.resource = resource;
    this.newest = newest;
  }

  /** Whether they can be written is found out when somebody asks, which is seldom. */
  get fixes(): readonly Fix[] {
    this.writable ??= this.newFixes.flatMap((fix) => fixOf(fix, this.template));
    return this.writable;
  }

  get template(): Template {
    return this.newest.template;
  }
}

/** Runs rules, and runs them again only where something that they have read is no longer the same. */
export function ruleRuns(): RuleRuns {
  let last: Template | undefined;
  let count = 0;
  const byResource = new Map<string, Map<Rule, Run>>();
  const readers = new Map<string, Set<Run>>();
  const watched = new Map<string, Set<string>>();
  const telling = new Set<Run>();
  const failed = new Set<Run>();
  /** Ids of the resources on which a rule may have to be run. */
  const pending = new Set<string>();
  let lastRules = "";
  const newest = {} as Newest;
  const comments = commentWatch();

  const keep = (run: Run, template: Template): void => {
    const own = byResource.get(run.id) ?? new Map<Rule, Run>();
    byResource.set(run.id, own);
    own.set(run.rule, run);
    if (run.found.length > 0) telling.add(run);
    if (!run.read) failed.add(run);
    for (const input of run.read ?? []) {
      addTo(readers, input, run);
      const mentions = mentionsIn(input);
      if (mentions) addTo(watched, mentions.type, mentions.path);
      const commented = template.resources.get(commentedIn(input) ?? "");
      if (commented) comments.watch(commented);
    }
  };

  const forget = (run: Run): void => {
    byResource.get(run.id)?.delete(run.rule);
    pending.add(run.id);
    telling.delete(run);
    failed.delete(run);
    for (const input of run.read ?? []) {
      const all = readers.get(input);
      all?.delete(run);
      if (all?.size === 0) readers.delete(input);
    }
  };

  const forgetAll = (template: Template): void => {
    for (const all of [byResource, readers, telling, failed, pending]) all.clear();
    for (const id of template.resources.keys()) pending.add(id);
  };

  const forgetWhatChanged = (template: Template): void => {
    const changes = last && changesBetween(last, template, watched);
    const commented = comments.changed(template);
    if (!changes) forgetAll(template);
    else {
      for (const id of changes.resources) {
        for (const run of byResource.get(id)?.values() ?? []) forget(run);
        byResource.delete(id);
        pending.add(id);
      }
      for (const input of [...changes.inputs, ...commented]) {
        for (const run of readers.get(input) ?? []) forget(run);
      }
      for (const run of failed) forget(run);
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
        for (const rule of resource ? rules.for(resource) : []) {
          if (byResource.get(id)?.has(rule)) continue;
          keep(runOn(rule, resource!, template, options.onRuleError), template);
          count++;
          yield;
        }
        pending.delete(id);
      }
      newest.template = template;
      return inOrder(findingsOf(telling, newest, options), template);
    },
  };
}

/** The rules that the settings have switched on, for each file of a template. */
function rulesThatAreOn(
  { files }: Template,
  { rules, severityOf }: RunOptions,
): { readonly names: string; for(resource: Resource): readonly Rule[] } {
  const byFile = new Map(files.map(({ uri }) => [uri, rules.filter((rule) => severityOf(rule, uri) !== "off")]));
  return {
    names: [...byFile].map(([uri, own]) => `${uri}: ${own.map(({ id }) => id).join(" ")}`).join("\n"),
    for: ({ type, generated, file: { uri } }) =>
      (byFile.get(uri) ?? []).filter(
        // What the CDK or SAM makes for itself cannot be changed by the author: advice on it is noise.
        (rule) => rule.types.includes(type) && (!generated || rule.severity === "error"),
      ),
  };
}

function findingsOf(runs: Iterable<Run>, newest: Newest, { severityOf }: RunOptions): Finding[] {
  const severities = new Map<string, Map<Rule, Severity | "off">>();
  const known = (rule: Rule, uri: string): Severity | "off" => {
    const ofFile = severities.get(uri) ?? new Map<Rule, Severity | "off">();
    severities.set(uri, ofFile);
    const severity = ofFile.get(rule) ?? severityOf(rule, uri);
    ofFile.set(rule, severity);
    return severity;
  };
  const findings: Finding[] = [];
  for (const { rule, found } of runs) {
    for (const one of found) {
      const set = known(rule, one.resource!.file.uri);
      if (set === "off") continue;
      const severity = severityFor(one, rule, set);
      if (one.told?.severity !== severity) one.told = new KeptFinding(one, severity, newest);
      findings.push(one.told);
    }
  }
  return findings;
}

/** A rule may find some things worse than others; a setting of the user's is the most that any of them can be. */
function severityFor({ reported, isAssumed }: Found, rule: Rule, set: Severity): Severity {
  const own = reported ?? set;
  const severity = set === rule.severity ? own : weaker(own, set);
  return isAssumed ? weaker(severity, "information") : severity;
}

/** In the order of the text. The bodies of a loop are one text: what holds for all its resources is said once. */
function inOrder(findings: Finding[], { resources }: Template): readonly Finding[] {
  let ids: readonly string[] | undefined;
  const positionOf = ({ resource }: Finding): number => {
    ids ??= [...resources.keys()];
    return ids.indexOf(resource!.id);
  };
  const sorted = findings.sort((a, b) => byPlace(a, b) || positionOf(a) - positionOf(b));
  /** Where the findings at one place begin. */
  let first = 0;
  return sorted.filter((finding, index) => {
    if (index > 0 && byPlace(sorted[index - 1]!, finding) !== 0) first = index;
    for (let same = first; same < index; same++) if (sorted[same]!.message === finding.message) return false;
    return true;
  });
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

function runOn(rule: Rule, resource: Resource, template: Template, onRuleError: RunOptions["onRuleError"]): Run {
  const { id } = resource;
  try {
    const outcomes = explore(template, (scenario) => {
      const view = viewIn(scenario, template);
      const reports: Report[] = [];
      const subject = view.resource(id);
      if (subject) rule.check(subject, { template: view, report: (report) => reports.push(report) });
      return reports;
    });
    return { rule, id, found: foundIn(outcomes, rule, resource), read: readBeyond(id, outcomes) };
  } catch (error) {
    onRuleError(rule, error);
    return { rule, id, found: [], read: undefined };
  }
}

/** What was read in any scenario beyond the resource itself. */
function readBeyond(id: string, outcomes: readonly Outcome<unknown>[]): readonly string[] {
  const own = inputs.resource(id);
  const [first, ...others] = outcomes;
  if (others.length === 0) return first?.read ? [...first.read].filter((input) => input !== own) : [];
  const read = new Set(outcomes.flatMap((outcome) => [...(outcome.read ?? [])]));
  read.delete(own);
  return [...read];
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

function addTo<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
