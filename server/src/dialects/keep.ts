/** Something that was read, with all that it was read from: it stays as it is for as long as that does. */
export interface Kept<T> {
  /** Objects that are other ones after a change. */
  readonly sources: readonly unknown[];
  readonly lookups: Lookups;
  readonly value: T;
}

/** Whether something comes from these sources, and nothing looked up for it has changed. */
export function isFrom({ sources, lookups }: Kept<unknown>, now: readonly unknown[]): boolean {
  if (sources.length !== now.length) return false;
  for (let i = 0; i < now.length; i++) if (sources[i] !== now[i]) return false;
  return lookups.stillHold();
}

/**
 * What was looked up while something was read, each question with its answer. More may come at any time, since values
 * are read when they are asked for.
 */
export abstract class Lookups {
  private answers: Map<string, unknown> | undefined;

  /** Whether all questions still have the same answers. */
  stillHold(): boolean {
    if (this.answers) {
      for (const [question, answer] of this.answers) if (!this.isStill(question, answer)) return false;
    }
    return true;
  }

  protected note<T>(question: string, answer: T): T {
    this.answers ??= new Map();
    this.answers.set(question, answer);
    return answer;
  }

  protected abstract isStill(question: string, answer: unknown): boolean;
}
