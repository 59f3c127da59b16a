import { Document, stringify, type YAMLSeq } from "yaml";

export type Quote = "single" | "double";

/** Text is quoted if any reader, of YAML 1.1 or of 1.2, would take it for something else. */
const options = { version: "1.1", compat: "core", lineWidth: 0, flowCollectionPadding: false } as const;

/** Text on one line: as it is where that is safe, otherwise in quotes, of the preferred kind if they can hold it. */
export function quotedIfNeeded(text: string, inBrackets: boolean, preferred: Quote): string {
  return isPlain(text, inBrackets) ? text : quoted(text, preferred);
}

export function quoted(text: string, preferred: Quote): string {
  if (needsEscapes.test(text)) return doubleQuoted(text);
  const single = `'${text.replaceAll("'", "''")}'`;
  const double = doubleQuoted(text);
  if (preferred === "single") return text.includes("'") && !/["\\]/.test(text) ? double : single;
  return /["\\]/.test(text) && !text.includes("'") ? single : double;
}

/** Lines for a literal block, with its header; undefined where the text would not survive in one. */
export function literalLines(text: string): { header: string; lines: string[] } | undefined {
  const lines = text.split("\n");
  const ends = lines.at(-1) === "";
  if (ends) lines.pop();
  const survives = text.includes("\n") && /^\S/.test(text) && lines.at(-1) !== "";
  if (!survives || lines.some((line) => needsEscapes.test(line) || /^\s+$/.test(line))) return undefined;
  return { header: ends ? "|" : "|-", lines };
}

/** What cannot stand for itself: control characters, line breaks of Unicode, the byte order mark. */
const needsEscapes = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u;

function isPlain(text: string, inBrackets: boolean): boolean {
  // Substitutions are quoted by custom; a lone `=` and the merge key mean something to readers of YAML 1.1.
  if (text.includes("${") || text === "=" || text === "<<" || needsEscapes.test(text)) return false;
  if (!inBrackets) return stringify(text, options).trimEnd() === text;
  const document = new Document<YAMLSeq, false>([text], options);
  document.contents.flow = true;
  return document.toString(options).trimEnd() === `[${text}]`;
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
