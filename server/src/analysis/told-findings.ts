import type { Finding, Fix, Severity } from "../model/finding.ts";
import type { Template } from "../model/template.ts";
import type { Rule } from "../rules/define-rule.ts";
import type { NewFix } from "../rules/fix.ts";
import type { Found, Run } from "./run-rule.ts";

/** The template as it is now, which findings that are kept belong to. */
export interface Newest {
  template: Template;
}

/** A finding that stays the same object, and so do all that is made of it, for as long as it says the same. */
export class KeptFinding implements Finding {
  /** Where it stood among all findings when they were told last; -1 for one that is new. */
  rank = -1;
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

/** What runs have found in the order of the text, as severe as the settings say; a rule that is off tells nothing. */
export function toldFindings(
  runs: Iterable<Run>,
  newest: Newest,
  severityOf: (rule: Rule, uri: string) => Severity | "off",
): readonly Finding[] {
  const sorted = inOrder(findingsOf(runs, newest, severityOf), newest.template);
  for (const [index, finding] of sorted.entries()) finding.rank = index;
  return onceEach(sorted);
}

function findingsOf(
  runs: Iterable<Run>,
  newest: Newest,
  severityOf: (rule: Rule, uri: string) => Severity | "off",
): KeptFinding[] {
  const severities = new Map<string, Map<Rule, Severity | "off">>();
  const known = (rule: Rule, uri: string): Severity | "off" => {
    const ofFile = severities.get(uri) ?? new Map<Rule, Severity | "off">();
    severities.set(uri, ofFile);
    const severity = ofFile.get(rule) ?? severityOf(rule, uri);
    ofFile.set(rule, severity);
    return severity;
  };
  const findings: KeptFinding[] = [];
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

/** Begins with the order in which they were told last: a sort of what is nearly sorted takes little. */
function inOrder(findings: readonly KeptFinding[], { resources }: Template): readonly KeptFinding[] {
  let positions: ReadonlyMap<string, number> | undefined;
  const positionOf = ({ resource }: Finding): number => {
    positions ??= new Map([...resources.keys()].map((id, index) => [id, index]));
    return positions.get(resource!.id) ?? -1;
  };
  const known: KeptFinding[] = [];
  const fresh: KeptFinding[] = [];
  for (const finding of findings) {
    if (finding.rank < 0) fresh.push(finding);
    else known[finding.rank] = finding;
  }
  const nearly = [...known.filter((finding) => finding !== undefined), ...fresh];
  return nearly.sort((a, b) => byPlace(a, b) || positionOf(a) - positionOf(b));
}

/** The bodies of a loop are one text: what holds for all its resources is said once. */
function onceEach(sorted: readonly Finding[]): readonly Finding[] {
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
