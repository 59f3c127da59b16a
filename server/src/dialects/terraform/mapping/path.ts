/**
 * One step of a property path in the tables: a name, or an item of a list. An item with `where` is the one whose key
 * has this value; an item without is one more of the list.
 */
export type PathStep = string | { readonly where: readonly [key: string, value: string] | undefined };

const parsed = new Map<string, readonly PathStep[]>();

/** Reads `Filter.S3Key.Rules[Name=prefix].Value`, or `Targets[]`; the empty text is the empty path. */
export function parsePath(text: string): readonly PathStep[] {
  const known = parsed.get(text);
  if (known) return known;
  const steps = text === "" ? [] : text.split(".").flatMap(parseSegment);
  parsed.set(text, steps);
  return steps;
}

function parseSegment(segment: string): PathStep[] {
  const item = /^(.*)\[(?:(\w+)=([^\]]*))?\]$/.exec(segment);
  if (!item) return [segment];
  const [, name, key, value] = item;
  return [name!, { where: key === undefined ? undefined : [key, value!] }];
}

/**
 * How many steps of a path with indices the steps of a table lead along: all of them, or `part` where the path ends
 * before they do; undefined where they part ways.
 */
export function followed(steps: readonly PathStep[], path: readonly string[]): number | "part" | undefined {
  for (const [index, step] of steps.entries()) {
    const at = path[index];
    if (at === undefined) return "part";
    const agrees = typeof step === "string" ? step === at : isIndex(at);
    if (!agrees) return undefined;
  }
  return steps.length;
}

export function isIndex(step: string): boolean {
  return /^\d+$/.test(step);
}
