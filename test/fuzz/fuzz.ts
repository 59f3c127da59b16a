import fc from "fast-check";
import { type Case, CaseFailure, casesOf, runCase } from "./case.ts";
import type { SourceGroup } from "./sources.ts";
import type { Tally } from "./tally.ts";

export interface FuzzOptions {
  readonly groups: readonly SourceGroup[];
  /** How many edits are tried at least. */
  readonly edits: number;
  readonly seed: number;
  readonly tally: Tally;
}

/**
 * Tries edits until there were enough, in batches with a seed each that count up from the one given. Gives the message
 * of the first failure, shrunk for at most a minute; undefined where there is none.
 */
export async function fuzz({ groups, edits, seed, tally }: FuzzOptions): Promise<string | undefined> {
  const property = fc.asyncProperty(casesOf(groups), (one) => runCase(one, tally));
  for (let batch = seed; tally.edits < edits; batch++) {
    const outcome = await fc.check(property, { seed: batch, numRuns: 10, interruptAfterTimeLimit: 60_000 });
    if (outcome.failed && outcome.counterexample) return messageOf(outcome, outcome.counterexample[0]);
  }
  return undefined;
}

function messageOf(outcome: fc.RunDetails<[Case]>, { source, crlf, steps }: Case): string {
  const { seed, counterexamplePath, numShrinks, errorInstance: error } = outcome;
  const done = error instanceof CaseFailure ? steps.slice(0, error.steps) : steps;
  return [
    `Seed ${seed}, path ${counterexamplePath}, shrunk ${numShrinks} times: "${source.name}"${crlf ? " with CRLF" : ""}`,
    ...done.map((step) => `  ${JSON.stringify(step)}`),
    ...causesOf(error),
  ].join("\n");
}

/** What was thrown, from the outside to the inside; a failed case itself has nothing to add. */
function causesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return error === undefined ? [] : [String(error)];
  const own = error instanceof CaseFailure ? [] : [error.stack ?? error.message];
  return [...own, ...causesOf(error.cause)];
}
