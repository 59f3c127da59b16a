/** A key as a step of a property path: the dots in it, as in `projection.enabled`, part no steps. */
export function pathStep(key: string): string {
  return key.replaceAll(".", "\\.");
}

const known = new Map<string, readonly string[]>();

/** So many paths are remembered: rules ask for the same ones again and again. */
const limit = 2000;

/** The keys and indices that a property path leads along. */
export function pathKeys(path: string): readonly string[] {
  const same = known.get(path);
  if (same) return same;
  const keys = path.includes("\\.")
    ? path.split(/(?<!\\)\./).map((step) => step.replaceAll("\\.", "."))
    : path.split(".");
  if (known.size < limit) known.set(path, keys);
  return keys;
}
