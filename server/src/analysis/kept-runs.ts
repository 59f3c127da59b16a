import { mentionsIn } from "../model/inputs.ts";
import type { Rule } from "../rules/define-rule.ts";
import type { Run } from "./run-rule.ts";

/** What was run, for as long as it would come to the same. Most runs find nothing and read nothing: these only count. */
export interface KeptRuns {
  /** Runs that have found something. */
  readonly telling: ReadonlySet<Run>;
  /** The types, and paths in them, whose mentions somebody has asked for. */
  readonly watched: ReadonlyMap<string, ReadonlySet<string>>;
  has(id: string, rule: Rule): boolean;
  keep(run: Run): void;
  /** All of these rules have been run on a resource. */
  finish(id: string, rules: readonly Rule[]): void;
  forgetResource(id: string): void;
  /** Forgets the runs that have read one of the inputs, and those that failed; gives the resources they were on. */
  forgetReaders(inputs: readonly string[]): readonly string[];
  forgetAll(): void;
}

/** What was run on one resource. */
interface OnResource {
  /** Finished; resources of a type share the list. */
  rules: readonly Rule[];
  /** Of these, those that have to be run again. */
  stale?: Set<Rule> | undefined;
  runs?: Set<Run> | undefined;
}

export function keptRuns(): KeptRuns {
  const byResource = new Map<string, OnResource>();
  const readers = new Map<string, Set<Run>>();
  const watched = new Map<string, Set<string>>();
  const telling = new Set<Run>();
  const failed = new Set<Run>();
  /** What has been run on the resource whose rules are being run. */
  let unfinished: { readonly id: string; readonly rules: Set<Rule> } | undefined;

  const on = (id: string): OnResource => {
    const known = byResource.get(id);
    if (known) return known;
    const made: OnResource = { rules: [] };
    byResource.set(id, made);
    return made;
  };

  const drop = (run: Run): void => {
    telling.delete(run);
    failed.delete(run);
    for (const input of run.read ?? []) {
      const all = readers.get(input);
      all?.delete(run);
      if (all?.size === 0) readers.delete(input);
    }
  };

  const forget = (run: Run): void => {
    drop(run);
    const own = on(run.id);
    own.runs?.delete(run);
    own.stale ??= new Set();
    own.stale.add(run.rule);
    if (unfinished?.id === run.id) unfinished.rules.delete(run.rule);
  };

  return {
    telling,
    watched,
    has(id, rule) {
      if (unfinished?.id === id && unfinished.rules.has(rule)) return true;
      const { rules, stale } = byResource.get(id) ?? { rules: [] };
      return rules.includes(rule) && !stale?.has(rule);
    },
    keep(run) {
      const { id, rule, read, found } = run;
      if (unfinished?.id !== id) unfinished = { id, rules: new Set() };
      unfinished.rules.add(rule);
      if (read?.length === 0 && found.length === 0) return;
      const own = on(id);
      own.runs ??= new Set();
      own.runs.add(run);
      if (found.length > 0) telling.add(run);
      if (!read) failed.add(run);
      for (const input of read ?? []) {
        addTo(readers, input, run);
        const mentions = mentionsIn(input);
        if (mentions) addTo(watched, mentions.type, mentions.path);
      }
    },
    finish(id, rules) {
      const own = on(id);
      const others = own.rules.filter((rule) => !rules.includes(rule) && !own.stale?.has(rule));
      own.rules = others.length > 0 ? [...rules, ...others] : rules;
      own.stale = undefined;
      if (unfinished?.id === id) unfinished = undefined;
    },
    forgetResource(id) {
      for (const run of byResource.get(id)?.runs ?? []) drop(run);
      byResource.delete(id);
      if (unfinished?.id === id) unfinished = undefined;
    },
    forgetReaders(inputs) {
      const runs = new Set([...failed, ...inputs.flatMap((input) => [...(readers.get(input) ?? [])])]);
      for (const run of runs) forget(run);
      return [...runs].map(({ id }) => id);
    },
    forgetAll() {
      for (const all of [byResource, readers, telling, failed]) all.clear();
      unfinished = undefined;
    },
  };
}

function addTo<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
