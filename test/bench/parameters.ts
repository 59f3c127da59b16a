/** The parameters that have a default on their line, with the offset behind it. */
export function defaultsIn(text: string): ReadonlyMap<string, number> {
  const defaults = new Map<string, number>();
  const heads = [...text.matchAll(/^( *)"?(?:Parameters|variable)"?: *\{?\r?\n/gm)];
  const head = heads.sort((a, b) => a[1]!.length - b[1]!.length)[0];
  if (!head) return defaults;
  const sectionIndent = head[1]!.length;
  let offset = head.index + head[0].length;
  let indent: number | undefined;
  let name: string | undefined;
  for (const line of linesFrom(text, offset)) {
    const column = line.search(/\S/);
    if (column >= 0 && column <= sectionIndent) break;
    if (column >= 0) indent ??= column;
    if (column === indent) name = /\w+/.exec(line)?.[0];
    const value = /^\s*"?default"?: *["']?[^"'#\n]*\w(?=["']?,?\s*$)/i.exec(line);
    if (value && name !== undefined) defaults.set(name, offset + value[0].length);
    offset += line.length + 1;
  }
  return defaults;
}

function* linesFrom(text: string, start: number): Generator<string> {
  for (let at = start; at < text.length; ) {
    const end = text.indexOf("\n", at);
    yield text.slice(at, end < 0 ? text.length : end);
    at = end < 0 ? text.length : end + 1;
  }
}

/** Which of the names a text says most often. */
export function mostUsed(text: string, names: readonly string[]): string | undefined {
  const uses = new Map(names.map((name) => [name, text.split(new RegExp(`\\b${name}\\b`)).length]));
  return [...names].sort((a, b) => uses.get(b)! - uses.get(a)!)[0];
}
