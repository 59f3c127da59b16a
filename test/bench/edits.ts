import { type Places, placesIn, type Source } from "./places.ts";

export const editKinds = [
  "in a scalar",
  "a new line",
  "a new resource",
  "a deleted resource",
  "in a parameter",
] as const;
export type EditKind = (typeof editKinds)[number];

/** What somebody does to a template, one keystroke or paste at a time. */
export interface Edit {
  readonly kind: EditKind;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * The text after each of `count` edits, with the edit that led to it. The kinds take turns, but for those that have no
 * place in the text, and their places are spread over it. Each resource that is added is deleted by the next edit.
 */
export function* editsOf(source: Source, count: number): Generator<{ readonly edit: Edit; readonly text: string }> {
  const places = placesIn(source);
  const kinds = editKinds.filter((kind) => placeFor(kind, places)?.(source.text, 0) !== undefined);
  let { text } = source;
  let last: Edit | undefined;
  for (let n = 0; n < count && kinds.length > 0; n++) {
    const kind = kinds[n % kinds.length]!;
    const edit = makeEdit(kind, { ...source, text }, places, n, last);
    text = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
    last = edit;
    yield { edit, text };
  }
}

function placeFor(kind: EditKind, places: Places): Places[keyof Places] {
  if (kind === "in a scalar") return places.scalar;
  if (kind === "a new line") return places.lineEnd;
  if (kind === "in a parameter") return places.parameter;
  return places.resource;
}

function makeEdit(kind: EditKind, source: Source, places: Places, n: number, last: Edit | undefined): Edit {
  if (kind === "a deleted resource") {
    const { start, newText } = last!;
    return { kind, start, end: start + newText.length, newText: "" };
  }
  const at = placeFor(kind, places)!(source.text, (n * 0.618) % 1)!;
  if (kind === "a new line") return { kind, start: at, end: at, newText: "\n" };
  if (kind === "a new resource") return { kind, start: at, end: at, newText: newResource(source, at, n) };
  return { kind, start: at - 1, end: at, newText: otherCharacter(source.text[at - 1]!) };
}

function otherCharacter(character: string): string {
  if (/\d/.test(character)) return String((Number(character) % 9) + 1);
  return character === "x" ? "y" : "x";
}

/** Lines of a resource, indented as what they are put before. */
function newResource({ text, language, dialect }: Source, at: number, n: number): string {
  const indent = /[^\S\n]*/y;
  indent.lastIndex = at;
  const [outer] = indent.exec(text)!;
  const [id, hours] = [`Added${n}`, 24 + (n % 5)];
  if (dialect === "terraform") return `${outer}"${id}": { "shard_count": 1, "retention_period": ${hours} },\n`;
  if (language === "json") {
    return `${outer}"${id}": { "Type": "AWS::Kinesis::Stream", "Properties": { "RetentionPeriodHours": ${hours} } },\n`;
  }
  const lines = [`${id}:`, "  Type: AWS::Kinesis::Stream", "  Properties:", `    RetentionPeriodHours: ${hours}`];
  return lines.map((line) => `${outer}${line}\n`).join("");
}
