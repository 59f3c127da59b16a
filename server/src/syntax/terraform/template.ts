import type { Range } from "../tree.ts";
import { maximalNesting, nestedTooDeeply } from "./cursor.ts";
import type { Token } from "./lexer.ts";
import { type Expression, type ForExpression, literal, unknown } from "./tree.ts";

/** A template as it is written: literal text, line by line, and the sequences between. */
export type Piece = TextPiece | ValuePiece | DirectivePiece;

interface TextPiece extends Range {
  readonly kind: "text";
  readonly value: string;
}

/** `${~` and `%{~` take the white space before them out of the text, `~}` takes that behind it. */
interface StripMarkers {
  readonly stripsBefore?: boolean;
  readonly stripsAfter?: boolean;
}

interface ValuePiece extends Range, StripMarkers {
  readonly kind: "value";
  readonly value: Expression;
}

interface DirectivePiece extends Range, StripMarkers {
  readonly kind: "directive";
  readonly directive: Directive;
}

export type Directive =
  | { readonly keyword: "if"; readonly test: Expression }
  | ({ readonly keyword: "for" } & ForHeader)
  | { readonly keyword: "else" | "endif" | "endfor" };

export type ForHeader = Pick<ForExpression, "names" | "collection">;

const escapes: ReadonlyMap<string | undefined, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
  ["\\", "\\"],
]);

const plainEscape = /([$%])\1\{/g;
const quotedEscape = /([$%])\1\{|\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|[\s\S])?/g;

/** The piece that a token of literal text stands for, with its escapes resolved. */
export function textPiece(token: Token): TextPiece | ValuePiece {
  const { start, end } = token;
  let fault: string | undefined;
  const resolve = (sequence: string, sign?: string, short?: string, long?: string): string => {
    if (sign !== undefined) return `${sign}{`;
    const code = short ?? long;
    const character = code === undefined ? escapes.get(sequence[1]) : characterOf(Number.parseInt(code, 16));
    if (character === undefined) fault = `\`${sequence}\` is no escape sequence`;
    return character ?? sequence;
  };
  const value = token.text.replace(token.type === "quoted text" ? quotedEscape : plainEscape, resolve);
  if (fault !== undefined) return { kind: "value", start, end, value: unknown(fault, token) };
  return { kind: "text", start, end, value };
}

function characterOf(code: number): string | undefined {
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return surrogate || code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

/**
 * The value of a template: that of its only interpolation, of whatever type, or a string.
 *
 * @param range the template with its delimiters
 * @param flush whether the indentation common to all lines is taken off, as in a `<<-` heredoc
 */
export function assemble(pieces: readonly Piece[], range: Range, flush: boolean): Expression {
  const [only, second] = pieces;
  if (only?.kind === "value" && !second) return only.value;
  const stripped = strip(pieces);
  return build(meld(flush ? withoutIndentation(stripped) : stripped), range);
}

function strip(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    if (piece.kind !== "text") return piece;
    let { value } = piece;
    const before = pieces[index - 1];
    const after = pieces[index + 1];
    if (before && before.kind !== "text" && before.stripsAfter) value = value.slice(indentationOf(value));
    if (after && after.kind !== "text" && after.stripsBefore) value = withoutTrailingSpace(value);
    return { ...piece, value };
  });
}

/** By hand, as a pattern anchored at the end alone would look at long runs of spaces again and again. */
function withoutTrailingSpace(text: string): string {
  let end = text.length;
  while (end > 0 && /\p{White_Space}/u.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** HCL looks at the text after stripping, so that a line whose break before it was stripped does not count as one. */
function withoutIndentation(pieces: readonly Piece[]): readonly Piece[] {
  const counts = pieces.map((piece, index) => {
    const before = pieces[index - 1];
    const startsLine = !before || (before.kind === "text" && before.value.endsWith("\n"));
    return startsLine && !(piece.kind === "text" && /^\p{White_Space}*\n$/u.test(piece.value));
  });
  const width = pieces.reduce((least, piece, index) => {
    if (!counts[index]) return least;
    return Math.min(least, piece.kind === "text" ? indentationOf(piece.value) : 0);
  }, Number.POSITIVE_INFINITY);
  return pieces.map((piece, index) =>
    counts[index] && piece.kind === "text" ? { ...piece, value: piece.value.slice(width) } : piece,
  );
}

function indentationOf(text: string): number {
  return /^\p{White_Space}*/u.exec(text)![0].length;
}

/** Joins neighbouring text, and drops what is empty. */
function meld(pieces: readonly Piece[]): readonly Piece[] {
  const melded: Piece[] = [];
  for (const piece of pieces) {
    const last = melded.at(-1);
    if (piece.kind !== "text" || last?.kind !== "text") melded.push(piece);
    else melded[melded.length - 1] = { ...last, value: last.value + piece.value, end: piece.end };
  }
  return melded.filter((piece) => piece.kind !== "text" || piece.value !== "");
}

/** A directive that waits for its end, or the template as a whole. */
interface Frame {
  readonly opening?: DirectivePiece;
  /** What an `if` gives when true, once its `else` was met. */
  whenTrue?: Expression;
  /** Where the text now collected begins. */
  start: number;
  parts: Expression[];
}

function build(pieces: readonly Piece[], range: Range): Expression {
  const outermost: Frame = { start: range.start, parts: [] };
  const frames = [outermost];
  for (const piece of pieces) {
    const frame = frames.at(-1)!;
    if (piece.kind === "text") frame.parts.push(literal(piece.value, piece));
    else if (piece.kind === "value") frame.parts.push(piece.value);
    else if (piece.directive.keyword === "if" || piece.directive.keyword === "for") {
      if (frames.length > maximalNesting) return unknown(nestedTooDeeply, range);
      frames.push({ opening: piece, start: piece.end, parts: [] });
    } else if (piece.directive.keyword === "else" && awaitsElse(frame)) {
      frame.whenTrue = concatenation(frame.parts, { start: frame.start, end: piece.start });
      frame.start = piece.end;
      frame.parts = [];
    } else {
      const block = blockOf(frame, piece);
      if (block) frames.pop();
      frames.at(-1)!.parts.push(block ?? unknown(`\`${piece.directive.keyword}\` has nothing to end`, piece));
    }
  }
  const unfinished = frames[1]?.opening;
  if (unfinished) {
    const { keyword } = unfinished.directive;
    outermost.parts.push(unknown(`\`${keyword}\` has no end`, { start: unfinished.start, end: pieces.at(-1)!.end }));
  }
  return concatenation(outermost.parts, range);
}

function awaitsElse({ opening, whenTrue }: Frame): boolean {
  return opening?.directive.keyword === "if" && !whenTrue;
}

/** The block that ends with this piece; undefined where the piece is not the end of it. */
function blockOf({ opening, whenTrue, start, parts }: Frame, closing: DirectivePiece): Expression | undefined {
  if (!opening) return undefined;
  const range = { start: opening.start, end: closing.end };
  const last = concatenation(parts, { start, end: closing.start });
  if (opening.directive.keyword === "if" && closing.directive.keyword === "endif") {
    const branches = whenTrue
      ? { whenTrue, whenFalse: last }
      : { whenTrue: last, whenFalse: literal("", { start: closing.start, end: closing.start }) };
    return { kind: "conditional", ...range, test: opening.directive.test, ...branches };
  }
  if (opening.directive.keyword === "for" && closing.directive.keyword === "endfor") {
    // What it means, and then nobody has to know one more kind.
    const { names, collection } = opening.directive;
    const list: Expression = { kind: "for", ...range, result: "list", names, collection, value: last, grouping: false };
    const separator = literal("", { start: opening.start, end: opening.start });
    return { kind: "call", ...range, name: "join", args: [separator, list], expandLast: false };
  }
  return undefined;
}

function concatenation(parts: readonly Expression[], range: Range): Expression {
  const [only, second] = parts;
  if (!only) return literal("", range);
  if (!second && only.kind === "literal" && typeof only.value === "string") return literal(only.value, range);
  return { kind: "template", start: range.start, end: range.end, parts };
}
