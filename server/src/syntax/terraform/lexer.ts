import type { Range } from "../tree.ts";

export type TokenType =
  | "identifier"
  | "number"
  | "newline"
  | "text"
  | "quoted text"
  | "open quote"
  | "close quote"
  | "open heredoc"
  | "close heredoc"
  | "open interpolation"
  | "open directive"
  | "close sequence"
  | "invalid"
  | "end"
  | Punctuation;

type Punctuation =
  | ("(" | ")" | "[" | "]" | "{" | "}")
  | ("." | "," | ":" | "::" | "..." | "=" | "=>" | "?")
  | ("||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" | "%" | "!");

export interface Token extends Range {
  readonly type: TokenType;
  readonly text: string;
  /** Of a token that opens: the index of the token that closes it, absent where none does. */
  readonly partner?: number;
}

/** What an expression is made of, tried in this order; each sign of punctuation is its own type. */
const patterns: readonly (readonly [TokenType | "skipped" | "punctuation", RegExp])[] = [
  ["identifier", /[\p{ID_Start}_][\p{ID_Continue}-]*/uy],
  ["skipped", /[ \t]+|(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\//y],
  // A comment without an end takes all the rest, which also spares a second search for that end.
  ["invalid", /\/\*[\s\S]*/y],
  ["newline", /\r?\n/y],
  // As wide as HCL reads it, so that `1.2.3` is one bad number, yet `1...` a number and an ellipsis. The count is bounded
  // since each round costs the matcher memory.
  ["number", /\d(?:\.*(?:\d|[eE][+-]?\d)){0,400}/y],
  ["open quote", /"/y],
  ["open heredoc", /<<-?[\p{ID_Start}_][\p{ID_Continue}-]*\r?\n/uy],
  ["punctuation", /\.\.\.|::|=>|\|\||&&|[=!<>]=|[-+*/%<>!=?:.,()[\]{}]/y],
];

/** Pairs, by the token that closes. */
const openers: Partial<Record<TokenType, readonly TokenType[]>> = {
  ")": ["("],
  "]": ["["],
  "}": ["{"],
  "close quote": ["open quote"],
  "close heredoc": ["open heredoc"],
  "close sequence": ["open interpolation", "open directive"],
};

const opening: ReadonlySet<TokenType> = new Set(Object.values(openers).flat());
const openingText: ReadonlySet<TokenType> = new Set(["open quote", "open heredoc"]);

interface Lexeme {
  readonly type: TokenType | "skipped";
  readonly end: number;
}

/**
 * Cuts a template, or a bare expression, into tokens. White space and comments are left out, line breaks are not, since
 * they separate the entries of an object. The literal text of a template comes line by line, for that is how far strip
 * markers reach and how indentation is taken off. The last token is always an `end` of no length.
 *
 * @param base what the offsets are counted from
 */
export function tokenize(text: string, language: "template" | "expression", base: number): readonly Token[] {
  const tokens: (Token & { partner?: number })[] = [];
  /** Indices of what has been opened and not closed yet. */
  const open: number[] = [];
  let at = 0;

  const innermost = (): Token | undefined => tokens[open.at(-1) ?? -1];
  const add = (type: TokenType, end: number): void => {
    if (opening.has(type)) open.push(tokens.length);
    else if (openers[type]?.includes(innermost()?.type ?? "end")) tokens[open.pop()!]!.partner = tokens.length;
    tokens.push({ type, text: text.slice(at, end), start: base + at, end: base + end });
  };

  /** A brace ends what is left open within its pair, so that a forgotten bracket does not swallow the rest. */
  const codeLexemeOrBrace = (): Lexeme => {
    const length = braceLength(text, at);
    if (length === 0) return codeLexeme(text, at);
    while (innermost()?.type === "(" || innermost()?.type === "[") open.pop();
    const endsSequence = openers["close sequence"]?.includes(innermost()?.type ?? "end");
    return endsSequence ? { type: "close sequence", end: at + length } : codeLexeme(text, at);
  };

  while (at < text.length) {
    const inside = innermost();
    const isText = inside ? openingText.has(inside.type) : language === "template";
    const { type, end } = isText ? textLexeme(text, at, inside) : codeLexemeOrBrace();
    if (type !== "skipped") add(type, end);
    at = end;
  }
  add("end", at);
  return tokens;
}

function textLexeme(text: string, at: number, inside: Token | undefined): Lexeme {
  const sequence = sequenceAt(text, at);
  if (sequence) return { type: sequence, end: at + (text[at + 2] === "~" ? 3 : 2) };
  if (inside?.type === "open quote") {
    if (text[at] === '"') return { type: "close quote", end: at + 1 };
    const end = textEnd(text, at, true);
    return end > at ? { type: "quoted text", end } : { type: "invalid", end: at + 1 };
  }
  if (inside && text[at - 1] === "\n") {
    const lineEnd = text.indexOf("\n", at);
    const line = text.slice(at, lineEnd < 0 ? text.length : lineEnd);
    if (line.trim() === inside.text.replace(/^<<-?/, "").trimEnd()) {
      return { type: "close heredoc", end: at + line.trimEnd().length };
    }
  }
  return { type: "text", end: textEnd(text, at, false) };
}

/** Of `}`, or of `~}` which ends a sequence and strips what follows; 0 where there is neither. */
function braceLength(text: string, at: number): number {
  if (text[at] === "}") return 1;
  return text.startsWith("~}", at) ? 2 : 0;
}

function codeLexeme(text: string, at: number): Lexeme {
  for (const [type, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) {
      return { type: type === "punctuation" ? (found as Punctuation) : type, end: at + found.length };
    }
  }
  return { type: "invalid", end: at + 1 };
}

function sequenceAt(text: string, at: number): TokenType | undefined {
  if (text[at + 1] !== "{") return undefined;
  if (text[at] === "$") return "open interpolation";
  return text[at] === "%" ? "open directive" : undefined;
}

/** Where literal text ends: before a sequence, after a line break; between quotes, before the quote or line break. */
function textEnd(text: string, start: number, quoted: boolean): number {
  let at = start;
  while (at < text.length) {
    const sign = text[at];
    if (sequenceAt(text, at)) return at;
    if (quoted && (sign === '"' || sign === "\n" || sign === "\r")) return at;
    if (sign === "\n") return at + 1;
    at += unitLength(text, at, quoted);
  }
  return at;
}

/** Of the escapes `$${` and `%%{`, of a backslash with what it escapes, or of one character. */
function unitLength(text: string, at: number, quoted: boolean): number {
  if (sequenceAt(text, at + 1) && text[at] === text[at + 1]) return 3;
  return quoted && text[at] === "\\" && /[^\r\n]/.test(text[at + 1] ?? "") ? 2 : 1;
}
