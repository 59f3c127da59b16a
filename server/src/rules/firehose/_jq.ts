/** The keys of the object that a jq query makes; undefined where it makes something else, or cannot be told. */
export function jqKeys(query: string): readonly string[] | undefined {
  const body = /^\s*\{(.*)\}\s*$/s.exec(query)?.[1];
  const entries = body === undefined ? undefined : topLevelParts(body);
  if (!entries) return undefined;
  const keys = entries
    .filter((entry) => entry.trim() !== "")
    .map((entry) => {
      const [, quoted, plain] = /^\s*(?:"([^"\\]*)"|([A-Za-z_]\w*))\s*(?::|$)/.exec(entry) ?? [];
      return quoted ?? plain;
    });
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

/** The parts between commas that no bracket or quote surrounds; undefined where brackets do not match. */
function topLevelParts(text: string): readonly string[] | undefined {
  const parts: string[] = [""];
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|./gs)) {
    if (/^[([{]$/.test(token)) depth++;
    if (/^[)\]}]$/.test(token)) depth--;
    if (depth < 0) return undefined;
    if (token === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += token;
  }
  return depth === 0 ? parts : undefined;
}

/** The name that differs least from another one, where there is any. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const [best] = names.map((other) => ({ other, steps: distance(name, other) })).sort((a, b) => a.steps - b.steps);
  return best?.other;
}

/** How many letters are to be added, taken away or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === b[j] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
