/** A key as a step of a property path: the dots in it, as in `projection.enabled`, part no steps. */
export function pathStep(key: string): string {
  return key.replaceAll(".", "\\.");
}

/** The keys and indices that a property path leads along. */
export function pathKeys(path: string): readonly string[] {
  if (!path.includes("\\.")) return path.split(".");
  return path.split(/(?<!\\)\./).map((step) => step.replaceAll("\\.", "."));
}
