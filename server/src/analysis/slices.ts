/** How long work may go on before other messages are looked at, in milliseconds: half a frame of a 60 Hz screen. */
const sliceLength = 8;

/** A clock in milliseconds, and a way to let whatever waits be done first. */
export interface Turns {
  now(): number;
  others(): Promise<void>;
}

/**
 * Does work in slices, so that whatever else is asked for meanwhile is answered. Undefined where the work was given up
 * because it had become stale. Without turns it is done without a pause.
 */
export async function inSlices<T>(
  work: Generator<void, T>,
  isStale: () => boolean,
  turns: Turns | undefined,
): Promise<T | undefined> {
  let began = turns?.now() ?? 0;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (!turns || turns.now() - began < sliceLength) continue;
    await turns.others();
    if (isStale()) return undefined;
    began = turns.now();
  }
}
