/** Something that was read, with all that it was read from: it stays as it is for as long as that does. */
export interface Kept<T> {
  /** Objects that are other ones after a change. */
  readonly sources: readonly unknown[];
  readonly lookups: Lookups;
  readonly value: T;
}

/** What was looked up while something was read, which may be late, since values are read when they are asked for. */
export interface Lookups {
  /** Whether all of it would be found again. */
  stillHold(): boolean;
}

/** What is known, when it comes from the same sources and nothing looked up for it has changed; else read again. */
export function keep<T>(
  known: Kept<T> | undefined,
  sources: readonly unknown[],
  read: () => Pick<Kept<T>, "lookups" | "value">,
): Kept<T> {
  const isSame = known?.sources.length === sources.length && known.sources.every((one, i) => one === sources[i]);
  return isSame && known.lookups.stillHold() ? known : { sources, ...read() };
}

/** Notes a question and its answer in a table of them, and gives the answer. */
export function noted<T>(answers: Map<string, T>, question: string, answer: T): T {
  answers.set(question, answer);
  return answer;
}

/** Whether the questions of a table still have the same answers. */
export function sameAnswers<T>(answers: ReadonlyMap<string, T>, ask: (question: string) => T): boolean {
  for (const [question, answer] of answers) if (ask(question) !== answer) return false;
  return true;
}
