/** What somebody does to a template, one keystroke or paste at a time. */
export interface Edit {
  readonly kind: EditKind;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export const editKinds = [
  "in a scalar",
  "a new line",
  "a new resource",
  "a deleted resource",
  "in a parameter",
] as const;
export type EditKind = (typeof editKinds)[number];

/**
 * The text after each of `count` edits, with the edit that led to it. The kinds take turns, and their places are spread
 * over the file. Each resource that is added is deleted by the next edit, so that the file keeps its size.
 */
export function* editsOf(text: string, language: string, count: number): Generator<{ edit: Edit; text: string }> {
  let current = text;
  let added: { start: number; length: number } | undefined;
  for (let n = 0; n < count; n++) {
    const kind = editKinds[n % editKinds.length]!;
    const edit = makeEdit(kind, current, language, (n * 0.618) % 1, n, added);
    added = kind === "a new resource" ? { start: edit.start, length: edit.newText.length } : undefined;
    current = current.slice(0, edit.start) + edit.newText + current.slice(edit.end);
    yield { edit, text: current };
  }
}

function makeEdit(
  kind: EditKind,
  text: string,
  language: string,
  place: number,
  n: number,
  added: { start: number; length: number } | undefined,
): Edit {
  switch (kind) {
    case "in a scalar": {
      const start = after(text, /RetentionPeriodHours"?: /g, place);
      const digits = /^\d+/.exec(text.slice(start))![0].length;
      return { kind, start, end: start + digits, newText: String(30 + (n % 60)) };
    }
    case "a new line": {
      const start = after(text, /RetentionPeriodHours"?: \d+/g, place);
      return { kind, start, end: start, newText: "\n" };
    }
    case "a new resource": {
      const start = after(text, /\n(?= {2,4}"?Lake\d+"?:)/g, place);
      return { kind, start, end: start, newText: newResource(language, n) };
    }
    case "a deleted resource":
      return { kind, start: added!.start, end: added!.start + added!.length, newText: "" };
    case "in a parameter": {
      const start = after(text, /Default"?: /g, 0);
      return { kind, start, end: start + 1, newText: String(1 + (n % 9)) };
    }
  }
}

/** The end of the match nearest to a share of the text. */
function after(text: string, pattern: RegExp, place: number): number {
  pattern.lastIndex = Math.floor(text.length * place * 0.9);
  const match = pattern.exec(text) ?? new RegExp(pattern).exec(text)!;
  return match.index + match[0].length;
}

function newResource(language: string, n: number): string {
  const [id, hours] = [`Added${n}`, 24 + (n % 5)];
  return language === "yaml"
    ? `  ${id}:\n    Type: AWS::Kinesis::Stream\n    Properties:\n      RetentionPeriodHours: ${hours}\n`
    : `    "${id}": { "Type": "AWS::Kinesis::Stream", "Properties": { "RetentionPeriodHours": ${hours} } },\n`;
}
