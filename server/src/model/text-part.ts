import type { Property } from "./property.ts";
import { type Location, locateInPieces, locateWithinRange } from "./site.ts";
import { type LiteralValue, piecesOf } from "./value.ts";

/** A part of a property's text that is known: all of it, or what stands between two parts that are not. */
export interface KnownText {
  readonly text: string;
  /** Nothing that is not known stands before, and nothing behind. */
  readonly isWhole: boolean;
  /** Where the characters from one place in the text to another are written. */
  locationOf(start: number, end: number): Location;
}

/** What is known of the text of a property. */
export function knownTextsOf({ value }: Property): readonly KnownText[] {
  if (value?.kind === "literal") return [knownText(value, true)];
  if (value?.kind !== "text") return [];
  return value.parts.filter((part) => part.kind === "literal").map((part) => knownText(part, false));
}

function knownText(literal: LiteralValue, isWhole: boolean): KnownText {
  const pieces = piecesOf(literal);
  return { text: String(literal.value), isWhole, locationOf: (start, end) => locateInPieces(pieces, { start, end }) };
}

/** Whether the text of a property is written in one place, so that another one can be written there. */
export function isWrittenWhole({ value }: Property): boolean {
  if (value?.kind !== "literal") return false;
  const { pieces } = value;
  return !pieces || (pieces.length === 1 && !pieces[0]!.referred);
}

/** Where the name of a property is written, without the quotes around it. */
export function nameLocation({ site, key: { location } }: Property, name: string): Location {
  if (!site?.key) return location;
  const { file, key } = site;
  const from = file.tree.text.slice(key.start, key.end).indexOf(name);
  return from < 0 ? location : locateWithinRange(file, key, from, from + name.length);
}
