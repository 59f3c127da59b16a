/** What an editor inserts for a snippet whose tab stops are left as they are. */
export interface Expansion {
  readonly text: string;
  /** What is given for each tab stop: a default, or choices; usually once. */
  readonly given: ReadonlyMap<number, readonly (readonly string[])[]>;
  /** Tab stops that repeat another. */
  readonly mirrors: ReadonlySet<number>;
}

/** VS Code's syntax, as far as the snippets use it. */
const syntax = /\\([\\$}])|\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|])*)\|)?\}|\$(\d+)/g;

/** Takes the first of the choices of a tab stop, unless another is picked. */
export function expand(body: readonly string[], picked: ReadonlyMap<number, string> = new Map()): Expansion {
  const source = body.join("\n");
  const given = new Map<number, string[][]>();
  const mirrors = new Set<number>();
  for (const [, escaped, number, value, choices, bare] of source.matchAll(syntax)) {
    if (escaped !== undefined) continue;
    const stop = Number(number ?? bare);
    const texts = value === undefined ? choices?.split(",") : [value];
    if (texts) given.set(stop, [...(given.get(stop) ?? []), texts.map((text) => text.replace(/\\(.)/g, "$1"))]);
    else mirrors.add(stop);
  }
  const text = source.replace(syntax, (_, escaped, number, _value, _choices, bare) => {
    const stop = Number(number ?? bare);
    return escaped ?? picked.get(stop) ?? given.get(stop)?.[0]?.[0] ?? "";
  });
  return { text, given, mirrors };
}
