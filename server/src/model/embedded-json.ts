import { readJson } from "../syntax/json.ts";
import type { Piece, Site, SourceFile } from "./site.ts";
import type { SettledValue, Value } from "./value.ts";

/** A JSON document that a property holds as text: where it stands, and what stands between its pieces. */
export interface EmbeddedJson {
  readonly file: SourceFile;
  /** The values that are put into the text, by the character that holds their place in the tree's scalars. */
  readonly holes: ReadonlyMap<string, Value>;
}

/** Unicode's private use area: each hole has its own character, which JSON allows inside a string. */
const firstPlaceholder = 0xe000;
const placeholderCount = 0x1900;

/** Reads a text value as JSON; undefined where it is no text, or does not begin like an object or array. */
export function readEmbeddedJson(value: SettledValue): EmbeddedJson | undefined {
  const parts: readonly Value[] = value.kind === "text" ? value.parts : [value];
  const pieces: Piece[] = [];
  const holes = new Map<string, Value>();
  let text = "";
  for (const part of parts) {
    if (part.kind === "literal") {
      const content = String(part.value);
      pieces.push(...piecesOf(part.pieces, part.site, content, text.length));
      text += content;
    } else {
      if (holes.size >= placeholderCount) return undefined;
      const placeholder = String.fromCharCode(firstPlaceholder + holes.size);
      holes.set(placeholder, part);
      text += placeholder;
    }
  }
  if (pieces.length === 0 || !/^\s*[{[]/.test(text)) return undefined;
  const tree = readJson(text);
  if (!tree.root) return undefined;
  return { file: { uri: value.site.file.uri, tree, host: { pieces } }, holes };
}

function piecesOf(known: readonly Piece[] | undefined, site: Site, content: string, at: number): readonly Piece[] {
  if (!known) return [{ start: at, end: at + content.length, site, offset: 0 }];
  return known.map((piece) => ({ ...piece, start: piece.start + at, end: piece.end + at }));
}
