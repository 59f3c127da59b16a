import type { Range } from "../tree.ts";
import {
  accept,
  acceptWord,
  atLimit,
  type Cursor,
  cursorOver,
  missing,
  nested,
  nestedTooDeeply,
  peek,
  rest,
  take,
  unclosed,
  within,
} from "./cursor.ts";
import { type Token, type TokenType, tokenize } from "./lexer.ts";
import { assemble, type Directive, type ForHeader, type Piece, textPiece } from "./template.ts";
import {
  type BinaryOperator,
  childrenOf,
  type Expression,
  literal,
  type ObjectEntry,
  type Step,
  type UnaryOperator,
  type UnknownExpression,
  unknown,
} from "./tree.ts";

export type * from "./tree.ts";
export { childrenOf };

/**
 * Reads a string of Terraform's JSON syntax, or of Terraform written as YAML, as it stands when the escapes of JSON or
 * YAML are resolved: literal text with interpolations and directives. A string that is one interpolation and nothing
 * else gives the expression inside, any other gives a string.
 *
 * Never throws. What does not parse is `unknown`, as small a part as can be told from the rest.
 */
export function parseTemplate(text: string): Expression {
  const range = { start: 0, end: text.length };
  if (!/[$%]\{/.test(text)) return literal(text, range);
  return bounded(range, () => {
    const cursor = cursorOver(tokenize(text, "template", 0));
    return assemble(readPieces(cursor), range, false);
  });
}

/**
 * Reads a bare expression, in which line breaks mean nothing outside the braces of an object. What does not parse is
 * `unknown`, as in a template.
 *
 * @param offset where the text begins in that which ranges are to refer to
 */
export function parseExpression(text: string, offset = 0): Expression {
  const range = { start: offset, end: offset + text.length };
  return bounded(range, () => readOnly(cursorOver(tokenize(text, "expression", offset))));
}

/** UTF-16 code units; beyond, only text made to be slow would be read, and that would take seconds. */
const maximalLength = 1024 * 1024;

/**
 * Levels of the tree. In a chain of operators each is a level of its own though nothing is nested, so more are allowed
 * than of nesting; but not so many that a walk by recursion runs out of stack.
 */
const maximalHeight = 1000;

function bounded(range: Range, read: () => Expression): Expression {
  if (range.end - range.start > maximalLength) return unknown("too long", range);
  const expression = read();
  let level: readonly Expression[] = [expression];
  for (let height = 0; level.length > 0; height++) {
    if (height === maximalHeight) return unknown(nestedTooDeeply, range);
    level = level.flatMap(childrenOf);
  }
  return expression;
}

type Separators = ReadonlySet<TokenType>;

const nothing: Separators = new Set();
const betweenItems: Separators = new Set([","]);
const betweenArguments: Separators = new Set([",", "..."]);
const betweenEntries: Separators = new Set([",", "newline"]);
const behindKey: Separators = new Set(["=", ":", ",", "newline"]);

/** An expression up to a separator or the limit; unknown where more than one expression stands before them. */
function readElement(cursor: Cursor, separators: Separators): Expression {
  const ended = (): boolean => atLimit(cursor) || separators.has(peek(cursor).type);
  const { start } = peek(cursor);
  const expression = readExpression(cursor);
  if (ended()) return expression;
  const reason = expression.kind === "unknown" ? expression.reason : `\`${peek(cursor).text}\` not expected`;
  while (!ended()) {
    const { partner } = take(cursor);
    if (partner === undefined) continue;
    cursor.index = partner + 1;
    cursor.end = cursor.tokens[partner]!.end;
  }
  return unknown(reason, { start, end: cursor.end });
}

function readOnly(cursor: Cursor): Expression {
  return readElement(cursor, nothing);
}

function readExpression(cursor: Cursor): Expression {
  return nested(cursor, () => {
    const { start } = peek(cursor);
    const test = readBinary(cursor, 1);
    if (!accept(cursor, "?")) return test;
    const whenTrue = readExpression(cursor);
    const whenFalse = accept(cursor, ":") ? readExpression(cursor) : missing(cursor, "`:`");
    return { kind: "conditional", start, end: cursor.end, test, whenTrue, whenFalse };
  });
}

/** How tightly an operator binds; all of them associate to the left. */
const precedence: ReadonlyMap<TokenType, number> = new Map([
  ["||", 1],
  ["&&", 2],
  ["==", 3],
  ["!=", 3],
  ["<", 4],
  ["<=", 4],
  [">", 4],
  [">=", 4],
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
  ["%", 6],
] satisfies readonly [BinaryOperator, number][]);

/** Operands joined by operators that bind at least as tightly as `least`. */
function readBinary(cursor: Cursor, least: number): Expression {
  const { start } = peek(cursor);
  let left = readUnary(cursor);
  for (;;) {
    const op = peek(cursor).type;
    const power = precedence.get(op) ?? 0;
    if (power < least) return left;
    take(cursor);
    const right = readBinary(cursor, power + 1);
    left = { kind: "binary", start, end: cursor.end, op: op as BinaryOperator, left, right };
  }
}

const unaryOperators: ReadonlySet<TokenType> = new Set(["!", "-"] satisfies UnaryOperator[]);

function readUnary(cursor: Cursor): Expression {
  const { type, start } = peek(cursor);
  if (!unaryOperators.has(type)) return readTraversal(cursor);
  return nested(cursor, () => {
    take(cursor);
    const operand = readUnary(cursor);
    return { kind: "unary", start, end: cursor.end, op: type as UnaryOperator, operand };
  });
}

function readTraversal(cursor: Cursor): Expression {
  const { start } = peek(cursor);
  const source = readTerm(cursor);
  const steps: Step[] = [];
  for (let step = readStep(cursor); step; step = readStep(cursor)) {
    if (step.kind === "unknown") return { ...step, start };
    steps.push(step);
  }
  if (steps.length === 0) return source;
  // Steps behind parentheses are not those of the name within: `(x[*].a)[0]` is not `x[*].a[0]`.
  if (source.kind === "reference" && source.start === start) return { ...source, end: cursor.end, steps };
  return { kind: "access", start, end: cursor.end, source, steps };
}

function readStep(cursor: Cursor): Step | UnknownExpression | undefined {
  const { type, start } = peek(cursor);
  if (type === "[") return within(cursor, (range) => readBracketStep(cursor, range)) ?? unclosed(cursor);
  if (type !== ".") return undefined;
  take(cursor);
  const token = peek(cursor);
  const range = { start, end: token.end };
  if (accept(cursor, "identifier")) return { kind: "attribute", name: token.text, ...range };
  if (accept(cursor, "*")) return { kind: "splat", full: false, ...range };
  // `a.0.0` has a fraction behind its dot, and HCL does not take it apart.
  if (/^\d+$/.test(token.text) && accept(cursor, "number")) {
    return { kind: "index", key: literal(Number(token.text), token), ...range };
  }
  return missing(cursor, "a name");
}

function readBracketStep(cursor: Cursor, range: Range): Step {
  if (!accept(cursor, "*")) return { kind: "index", key: readOnly(cursor), ...range };
  if (atLimit(cursor)) return { kind: "splat", full: true, ...range };
  return { kind: "index", key: rest(cursor, "`]` expected"), ...range };
}

const terms: Partial<Record<TokenType, (cursor: Cursor) => Expression>> = {
  identifier: readName,
  number: readNumber,
  "(": (cursor) => within(cursor, () => readOnly(cursor)) ?? unclosed(cursor),
  "[": (cursor) => within(cursor, (range) => readBrackets(cursor, range)) ?? unclosed(cursor),
  "{": (cursor) => within(cursor, (range) => readBraces(cursor, range)) ?? unclosed(cursor),
  "open quote": readString,
  "open heredoc": readString,
};

function readTerm(cursor: Cursor): Expression {
  return terms[peek(cursor).type]?.(cursor) ?? missing(cursor, "an expression");
}

function readNumber(cursor: Cursor): Expression {
  const token = take(cursor);
  const value = Number(token.text);
  return Number.isFinite(value) ? literal(value, token) : unknown(`\`${token.text}\` is no number`, token);
}

const keywords: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

function readName(cursor: Cursor): Expression {
  const token = take(cursor);
  const { start } = token;
  let name = token.text;
  while (accept(cursor, "::")) {
    const part = peek(cursor);
    if (!accept(cursor, "identifier")) return { ...missing(cursor, "a name"), start };
    name += `::${part.text}`;
  }
  if (peek(cursor).type === "(") {
    const call = within(cursor, (range) => readArguments(cursor, name, { start, end: range.end }));
    return call ?? { ...unclosed(cursor), start };
  }
  if (name !== token.text) return { ...missing(cursor, "`(`"), start };
  const value = keywords.get(name);
  return value === undefined ? { kind: "reference", ...rangeOf(token), root: name, steps: [] } : literal(value, token);
}

function readArguments(cursor: Cursor, name: string, range: Range): Expression {
  const args: Expression[] = [];
  let expandLast = false;
  while (!atLimit(cursor)) {
    args.push(
      expandLast ? rest(cursor, "`...` is not behind the last argument") : readElement(cursor, betweenArguments),
    );
    if (!accept(cursor, ",")) expandLast = accept(cursor, "...");
  }
  return { kind: "call", ...range, name, args, expandLast };
}

function readBrackets(cursor: Cursor, range: Range): Expression {
  if (acceptWord(cursor, "for")) return readFor(cursor, range, "list");
  const items: Expression[] = [];
  while (!atLimit(cursor)) {
    items.push(readElement(cursor, betweenItems));
    accept(cursor, ",");
  }
  return { kind: "tuple", ...range, items };
}

function readBraces(cursor: Cursor, range: Range): Expression {
  if (acceptWord(cursor, "for")) return readFor(cursor, range, "map");
  cursor.byLine = true;
  const entries: ObjectEntry[] = [];
  while (!atLimit(cursor)) {
    if (accept(cursor, "newline")) continue;
    entries.push(readEntry(cursor));
    accept(cursor, ",");
  }
  return { kind: "object", ...range, entries };
}

function readEntry(cursor: Cursor): ObjectEntry {
  const first = peek(cursor);
  const key = readElement(cursor, behindKey);
  const value =
    accept(cursor, "=") || accept(cursor, ":") ? readElement(cursor, betweenEntries) : missing(cursor, "`=`");
  const isWord = first.type === "identifier" && first.start === key.start && first.end === key.end;
  return { key: isWord ? literal(first.text, first) : key, value };
}

function readFor(cursor: Cursor, range: Range, result: "list" | "map"): Expression {
  const header = readForHeader(cursor);
  if (!header || !accept(cursor, ":")) return unknown("`for` needs names, `in`, a collection and `:`", range);
  const first = readExpression(cursor);
  const second = accept(cursor, "=>") ? readExpression(cursor) : undefined;
  const grouping = accept(cursor, "...");
  const condition = acceptWord(cursor, "if") ? readExpression(cursor) : undefined;
  if (!atLimit(cursor)) return unknown(`\`${peek(cursor).text}\` not expected`, range);
  const parts = { ...header, ...(condition && { condition }), grouping };
  if (result === "map" && second) return { kind: "for", ...range, result, ...parts, key: first, value: second };
  if (result === "list" && !second && !grouping) return { kind: "for", ...range, result, ...parts, value: first };
  return unknown(result === "map" ? "`=>` expected" : "a list has no keys", range);
}

/** `key, value in collection`, the same for expressions and directives. */
function readForHeader(cursor: Cursor): ForHeader | undefined {
  const names: string[] = [];
  do {
    const { text } = peek(cursor);
    if (!accept(cursor, "identifier")) return undefined;
    names.push(text);
  } while (names.length < 2 && accept(cursor, ","));
  return acceptWord(cursor, "in") ? { names, collection: readExpression(cursor) } : undefined;
}

function readString(cursor: Cursor): Expression {
  const string = within(cursor, (range, { text }) => assemble(readPieces(cursor), range, text.startsWith("<<-")));
  return string ?? unclosed(cursor);
}

function readPieces(cursor: Cursor): Piece[] {
  const pieces: Piece[] = [];
  while (cursor.index < cursor.limit) {
    const token = cursor.tokens[cursor.index]!;
    if (token.type === "open interpolation") pieces.push(readSequence(cursor, readInterpolation));
    else if (token.type === "open directive") pieces.push(readSequence(cursor, readDirective));
    else pieces.push(readText(take(cursor)));
  }
  return pieces;
}

function readText(token: Token): Piece {
  if (token.type === "text" || token.type === "quoted text") return textPiece(token);
  return { kind: "value", ...rangeOf(token), value: unknown("a quoted string does not reach across lines", token) };
}

type Content = { kind: "value"; value: Expression } | { kind: "directive"; directive: Directive };

function readSequence(cursor: Cursor, read: (cursor: Cursor, range: Range) => Content): Piece {
  const piece = within(cursor, (range, opening, closing) => {
    const stripsBefore = opening.text.endsWith("~");
    const stripsAfter = closing.text.startsWith("~");
    return { ...read(cursor, range), ...range, stripsBefore, stripsAfter };
  });
  if (piece) return piece;
  const value = unclosed(cursor);
  return { kind: "value", ...rangeOf(value), value };
}

function readInterpolation(cursor: Cursor): Content {
  return { kind: "value", value: readOnly(cursor) };
}

function readDirective(cursor: Cursor, range: Range): Content {
  const directive = directiveOf(cursor);
  if (directive && atLimit(cursor)) return { kind: "directive", directive };
  return { kind: "value", value: unknown("not a directive", range) };
}

function directiveOf(cursor: Cursor): Directive | undefined {
  const { text: keyword } = take(cursor);
  switch (keyword) {
    case "if":
      return { keyword, test: readOnly(cursor) };
    case "for": {
      const header = readForHeader(cursor);
      return header && { keyword, ...header };
    }
    case "else":
    case "endif":
    case "endfor":
      return { keyword };
    default:
      return undefined;
  }
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}
