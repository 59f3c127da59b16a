/** Does work that can be done in slices without a pause. */
export function finish<T>(reading: Generator<void, T>): T {
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}
