import { stringify } from "yaml";
import { newResources } from "./new-resources.ts";

/** How far into a text, or into a list of places in it, something stands: from 0 up to, but not including, 1. */
export type Share = number;

/** What somebody does to a text. Its places are shares, so that it can be done to any text. */
export type Edit =
  | { readonly kind: "insert"; readonly at: Share; readonly text: string }
  | { readonly kind: "insert line"; readonly at: Share; readonly text: string }
  | { readonly kind: "insert resource"; readonly at: Share; readonly resource: keyof typeof newResources }
  | { readonly kind: "delete"; readonly at: Share; readonly length: number }
  | { readonly kind: "delete lines"; readonly at: Share; readonly count: number }
  | { readonly kind: "delete block"; readonly at: Share }
  | { readonly kind: "paste"; readonly from: Share; readonly length: number; readonly to: Share }
  | { readonly kind: "paste block"; readonly from: Share; readonly to: Share }
  | { readonly kind: "move block"; readonly from: Share; readonly to: Share }
  | { readonly kind: "indent"; readonly at: Share; readonly count: number; readonly by: number }
  | { readonly kind: "duplicate line"; readonly at: Share }
  | { readonly kind: "replace scalar"; readonly at: Share; readonly value: string }
  | { readonly kind: "type in scalar"; readonly at: Share; readonly text: string }
  /** A word gets a mark at its end, or loses the one that it has, so that references break and mend. */
  | { readonly kind: "mark word"; readonly at: Share; readonly everywhere: boolean }
  | { readonly kind: "rename word"; readonly at: Share; readonly like: Share; readonly everywhere: boolean }
  /** Undo and redo: 1 is the text before the last edit, more than there were is the first text. */
  | { readonly kind: "go back"; readonly by: number };

/** The text after an edit; `past` holds the texts up to now, the current one last. */
export function applyEdit(edit: Edit, past: readonly string[]): string {
  const text = past.at(-1)!;
  switch (edit.kind) {
    case "insert":
      return spliced(text, place(edit.at, text.length + 1), 0, edit.text);
    case "insert line":
      return withLines(text, edit.at, 0, (next) => [indentOf(next) + edit.text]);
    case "insert resource":
      return withResource(text, edit.at, edit.resource);
    case "delete":
      return spliced(text, place(edit.at, text.length), edit.length, "");
    case "delete lines":
      return withLines(text, edit.at, edit.count, () => []);
    case "delete block":
      return withLines(text, edit.at, blockAt(text, edit.at).length, () => []);
    case "paste": {
      const from = place(edit.from, text.length);
      return spliced(text, place(edit.to, text.length + 1), 0, text.slice(from, from + edit.length));
    }
    case "paste block":
      return withLines(text, edit.to, 0, () => blockAt(text, edit.from).slice(0, longestPaste));
    case "move block": {
      const block = blockAt(text, edit.from);
      const rest = withLines(text, edit.from, block.length, () => []);
      return withLines(rest, edit.to, 0, () => block);
    }
    case "indent":
      return withLines(text, edit.at, edit.count, (_, lines) => lines.map((line) => indented(line, edit.by)));
    case "duplicate line":
      return withLines(text, edit.at, 1, (line) => [line, line]);
    case "replace scalar":
      return withMatch(text, scalars, edit.at, (scalar) => spelledAs(scalar, edit.value, text));
    case "type in scalar":
      return withMatch(text, scalars, edit.at, (scalar) => scalar.replace(/(?=["']?$)/, () => edit.text));
    case "mark word":
      return withWord(text, edit.at, edit.everywhere, (word) =>
        word.endsWith(mark) ? word.slice(0, -2) : word + mark,
      );
    case "rename word":
      return withWord(text, edit.at, edit.everywhere, () => matchAt(text, words, edit.like)?.[0] ?? "");
    case "go back":
      return past.at(Math.max(-past.length, -1 - edit.by))!;
  }
}

const mark = "Xy";

/** In lines, so that texts do not double with each paste. */
const longestPaste = 60;

const words = /[A-Za-z_]\w{2,}/g;

/** Values on the line of their key or dash. */
const scalars =
  /(?<=[:-][ \t]+)(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\s"',{}[\]#&*!|>-][^\r\n,{}[\]#]*?)(?=[ \t]*(?:[,}\]#\r\n]|$))/g;

function place(at: Share, count: number): number {
  return Math.floor(at * count);
}

function spliced(text: string, start: number, length: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(start + length);
}

/** Ends each line as the text does, but for what is last in it. */
function linesOf(text: string): { readonly lines: readonly string[]; readonly eol: string } {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  return { lines: text.split(eol), eol };
}

/** The text with `count` of its lines replaced; `make` is given the first of them, also where the count is 0. */
function withLines(
  text: string,
  at: Share,
  count: number,
  make: (first: string, lines: readonly string[]) => readonly string[],
): string {
  const { lines, eol } = linesOf(text);
  const start = place(at, lines.length);
  const made = make(lines[start]!, lines.slice(start, start + count));
  return [...lines.slice(0, start), ...made, ...lines.slice(start + count)].join(eol);
}

/** A line with those that are indented below it, and the bracket that closes it. */
function blockAt(text: string, at: Share): readonly string[] {
  const { lines } = linesOf(text);
  const start = place(at, lines.length);
  const indent = indentOf(lines[start]!).length;
  let end = start + 1;
  while (end < lines.length && (lines[end]!.trim() === "" || indentOf(lines[end]!).length > indent)) end++;
  if (/^[ \t]*[\]}]/.test(lines[end] ?? "")) end++;
  return lines.slice(start, end);
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)![0];
}

function indented(line: string, by: number): string {
  return by >= 0 ? " ".repeat(by) + line : line.replace(new RegExp(`^ {1,${-by}}`), "");
}

/** The lines before which a resource may be put: the keys of those that are there, or of their type in Terraform. */
const resourceLines =
  /^([ \t]+)"?(?:(?<id>\w+)"?:[ \t]*\{?\s*"?Type"?:\s*"?AWS::|(?<type>aws_\w+)"?:[ \t]*\{?\s*"?(?<name>\w+))/gm;

/** Puts a new resource before another, to which it refers. */
function withResource(text: string, at: Share, name: keyof typeof newResources): string {
  const match = matchAt(text, resourceLines, at);
  const { id = "Clicks", type = "aws_kinesis_stream", name: label = "clicks" } = match?.groups ?? {};
  const { cloudformation, terraform } = newResources[name];
  const resource = /\baws_/.test(text) ? terraform(`${type}.${label}`) : { [name]: cloudformation(id) };
  const written = isJson(text) ? `${JSON.stringify(resource, null, 2).slice(2, -2)},\n` : stringify(resource);
  const lines = isJson(text) ? written.replace(/^ {2}/gm, "") : written;
  const indented = lines.replace(/^(?=.)/gm, match?.[1] ?? "  ");
  return spliced(text, match?.index ?? text.length, 0, indented.replaceAll("\n", linesOf(text).eol));
}

function isJson(text: string): boolean {
  return /^\s*(?:[{[]|\/[/*])/.test(text);
}

function spelledAs(scalar: string, value: string, text: string): string {
  if (!isJson(text)) return value;
  return scalar.startsWith('"') && !value.startsWith("{") ? JSON.stringify(value) : value;
}

function withWord(text: string, at: Share, everywhere: boolean, make: (word: string) => string): string {
  if (!everywhere) return withMatch(text, words, at, make);
  const word = matchAt(text, words, at)?.[0];
  return word === undefined ? text : text.replace(new RegExp(`\\b${word}\\b`, "g"), () => make(word));
}

function withMatch(text: string, pattern: RegExp, at: Share, make: (found: string) => string): string {
  const match = matchAt(text, pattern, at);
  return match ? spliced(text, match.index, match[0].length, make(match[0])) : text;
}

function matchAt(text: string, pattern: RegExp, at: Share): RegExpExecArray | undefined {
  const matches = [...text.matchAll(pattern)];
  return matches[place(at, matches.length)];
}
