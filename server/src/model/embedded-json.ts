import { readText } from "../syntax/read.ts";
import type { Node } from "../syntax/tree.ts";
import type { Property } from "./property.ts";
import type { Piece, SourceFile } from "./site.ts";
import { piecesOf, type SettledValue, type Value } from "./value.ts";

/** A JSON document that a property holds as text: where it stands, and what stands between its pieces. */
export interface EmbeddedJson {
  readonly file: SourceFile;
  /** The values that are put into the text, by the character that holds their place in the tree's scalars. */
  readonly holes: ReadonlyMap<string, Hole>;
}

export interface Hole {
  readonly value: Value;
  /** Outside of quotes, as in `"Seconds": ${wait}`: not a part of a text, but a whole value of any kind. */
  readonly whole: boolean;
}

/** Why a text is not known as a document. */
export const notJson = "a text that cannot be read as JSON";

/** Whether a property that holds a JSON document holds a text that is none; of one that is not all known nothing is said. */
export function isNotJson({ value }: Property): boolean {
  if (!value || value.kind === "unknown") return value?.reason === notJson;
  const { tree, host } = (value.origin ?? value.site).file;
  return host !== undefined && tree.broken && !standIns.test(tree.text);
}

/** Unicode's private use area: each hole has its own character, which JSON allows inside a string. */
const firstStandIn = 0xe000;
const standInCount = 0x1900;
/** The characters that hold the place of what is put into a text. */
export const standIns = /[\ue000-\uf8ff]/;

/** Reads a text value as JSON; undefined where it is no text, or does not begin like an object or array. */
export function readEmbeddedJson(value: SettledValue): EmbeddedJson | undefined {
  const parts: readonly Value[] = value.kind === "text" ? value.parts : [value];
  const pieces: Piece[] = [];
  const holes = new Map<string, Hole>();
  let text = "";
  let quoted = false;
  for (const part of parts) {
    if (part.kind === "literal") {
      const content = String(part.value);
      pieces.push(...piecesOf(part).map((piece) => moved(piece, text.length)));
      text += content;
      quoted = endsQuoted(content, quoted);
    } else {
      if (holes.size >= standInCount) return undefined;
      const standIn = String.fromCharCode(firstStandIn + holes.size);
      holes.set(standIn, { value: part, whole: !quoted });
      text += quoted ? standIn : `"${standIn}"`;
    }
  }
  if (pieces.length === 0 || !/^\s*[{[]/.test(text)) return undefined;
  const file = fileOf(text, pieces, value.site.file.uri);
  return file && { file, holes };
}

/** Whether a string of JSON is open behind the text, if one is or is not before it. */
function endsQuoted(text: string, quoted: boolean): boolean {
  let inside = quoted;
  for (let at = 0; at < text.length; at++) {
    if (inside && text[at] === "\\") at++;
    else if (text[at] === '"') inside = !inside;
  }
  return inside;
}

function moved(piece: Piece, by: number): Piece {
  return { ...piece, start: piece.start + by, end: piece.end + by };
}

/** The last reading of each text, by the node that it begins in: edits of one document must meet in one file. */
const readings = new WeakMap<Node, SourceFile>();

function fileOf(text: string, pieces: readonly Piece[], uri: string): SourceFile | undefined {
  const { node } = pieces[0]!.site;
  const known = readings.get(node);
  if (known?.tree.text === text && known.uri === uri && samePieces(known.host!.pieces, pieces)) return known;
  const tree = readText(text, "json");
  if (!tree.root) return undefined;
  const file = { uri, tree, host: { pieces } };
  readings.set(node, file);
  return file;
}

function samePieces(a: readonly Piece[], b: readonly Piece[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ site, offset }, i) => {
      const other = b[i]!;
      return site.node === other.site.node && offset === other.offset;
    })
  );
}
