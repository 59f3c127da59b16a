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
