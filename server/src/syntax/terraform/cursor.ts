import type { Range } from "../tree.ts";
import type { Token, TokenType } from "./lexer.ts";
import { type Expression, type UnknownExpression, unknown } from "./tree.ts";

/** Brackets within brackets, blocks within blocks, and the like. */
export const maximalNesting = 100;

export const nestedTooDeeply = "nested too deeply";

/**
 * The place in the tokens. Every bracket, quote and sequence knows its partner before it is read, so that broken text
 * within them never reaches beyond, and reading stops at `limit` whatever has come before.
 */
export interface Cursor {
  readonly tokens: readonly Token[];
  index: number;
  /** The index of the token that closes the innermost pair. */
  limit: number;
  /** Line breaks separate, as they do directly within the braces of an object. */
  byLine: boolean;
  nesting: number;
  /** The end of what has been read. */
  end: number;
}

export function cursorOver(tokens: readonly Token[]): Cursor {
  return { tokens, index: 0, limit: tokens.length - 1, byLine: false, nesting: 0, end: tokens[0]!.start };
}

export function peek(cursor: Cursor): Token {
  if (!cursor.byLine) while (cursor.tokens[cursor.index]!.type === "newline") cursor.index++;
  return cursor.tokens[cursor.index]!;
}

export function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.index++;
  cursor.end = token.end;
  return token;
}

export function accept(cursor: Cursor, type: TokenType): boolean {
  const found = peek(cursor).type === type;
  if (found) take(cursor);
  return found;
}

export function acceptWord(cursor: Cursor, word: string): boolean {
  const { type, text } = peek(cursor);
  return type === "identifier" && text === word && accept(cursor, type);
}

export function atLimit(cursor: Cursor): boolean {
  peek(cursor);
  return cursor.index >= cursor.limit;
}

/** Reads from the token at the cursor, which opens, to its partner; gives undefined and stays where there is none. */
export function within<T>(cursor: Cursor, read: (range: Range, opening: Token, closing: Token) => T): T | undefined {
  const opening = peek(cursor);
  if (opening.partner === undefined) return undefined;
  const closing = cursor.tokens[opening.partner]!;
  const { limit, byLine } = cursor;
  take(cursor);
  cursor.limit = opening.partner;
  cursor.byLine = false;
  const result = read({ start: opening.start, end: closing.end }, opening, closing);
  cursor.index = opening.partner + 1;
  cursor.end = closing.end;
  cursor.limit = limit;
  cursor.byLine = byLine;
  return result;
}

/** The place where something should be and is not. */
export function missing(cursor: Cursor, what: string): UnknownExpression {
  cursor.end = peek(cursor).start;
  return unknown(`${what} expected`, { start: cursor.end, end: cursor.end });
}

/** Gives up on everything to the end of the innermost pair. */
export function rest(cursor: Cursor, reason: string): UnknownExpression {
  const { start } = peek(cursor);
  cursor.index = cursor.limit;
  cursor.end = Math.max(start, cursor.tokens[cursor.limit - 1]!.end);
  return unknown(reason, { start, end: cursor.end });
}

export function unclosed(cursor: Cursor): UnknownExpression {
  return rest(cursor, `\`${peek(cursor).text.trimEnd()}\` is not closed`);
}

/** All recursion that the text can drive goes through here, so that the stack holds. */
export function nested(cursor: Cursor, read: () => Expression): Expression {
  if (cursor.nesting >= maximalNesting) return rest(cursor, nestedTooDeeply);
  cursor.nesting++;
  const expression = read();
  cursor.nesting--;
  return expression;
}
