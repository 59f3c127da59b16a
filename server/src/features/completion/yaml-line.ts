/** What a line of block style holds, by columns. */
export interface Line {
  readonly indent: number;
  /** The columns of the dashes of list items that begin here. */
  readonly dashes: readonly number[];
  /** Where the content behind the dashes begins. */
  readonly column: number;
  readonly key: string | undefined;
  /** What stands behind the key's colon, or behind the dashes; without a comment. */
  readonly value: string;
  readonly valueColumn: number;
}

const keyPattern =
  /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s'"#[\]{},&*!|>%@`][^#]*?|[^\s'"#[\]{},&*!|>%@`]))\s*:(?=\s|$)/;

export function readLine(text: string): Line {
  let at = indentOf(text);
  const indent = at;
  const dashes: number[] = [];
  while (text[at] === "-" && (at + 1 >= text.length || text[at + 1] === " ")) {
    dashes.push(at++);
    while (text[at] === " ") at++;
  }
  const rest = text.slice(at);
  const found = keyPattern.exec(rest);
  const behind = found ? found[0].length : 0;
  const [space] = /^[ \t]*/.exec(rest.slice(behind))!;
  return {
    indent,
    dashes,
    column: at,
    key: found ? (found[1] ?? found[2] ?? found[3]) : undefined,
    value: withoutComment(rest.slice(behind + space.length)),
    valueColumn: at + behind + space.length,
  };
}

export function indentOf(text: string): number {
  let at = 0;
  while (text[at] === " ") at++;
  return at;
}

/** Where the comment of a line begins: at a `#` behind white space, outside of quotes. */
export function commentStart(line: string): number | undefined {
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const char = line[at]!;
    const isFree = at === 0 || /[\s,[\]{}:]/.test(line[at - 1]!);
    if (quote) {
      if (char === "\\" && quote === '"') at++;
      else if (char === quote) quote = "";
    } else if ((char === '"' || char === "'") && isFree) quote = char;
    else if (char === "#" && (at === 0 || /\s/.test(line[at - 1]!))) return at;
  }
  return undefined;
}

function withoutComment(text: string): string {
  return text.includes("#") ? text.slice(0, commentStart(text) ?? text.length).trimEnd() : text.trimEnd();
}

/** A tag, with an anchor maybe before it, in front of a value. */
export function tagIn(value: string): { readonly tag: string | undefined; readonly length: number } {
  const found = /^(?:&\S+(?:\s+|$))?(?:(![^\s[\]{},]*)(?:\s+|$))?/.exec(value)!;
  return { tag: found[1], length: found[0].length };
}

/** A text in a quoted or plain scalar of one line. */
export function scalarIn(value: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(value);
  return quoted ? quoted[2]! : value;
}

/** `|`, `>-` and the like, below which a text follows. */
export function opensText(value: string): boolean {
  return /^[|>][+-]?\d?[+-]?$/.test(value);
}
