import { sourceOffset } from "../syntax/scalar-offsets.ts";
import type { Node, NodePath, Range, ScalarNode, SyntaxTree } from "../syntax/tree.ts";

/** A text that was read, with the place it came from. */
export interface SourceFile {
  readonly uri: string;
  readonly tree: SyntaxTree;
  /** Set where the text is itself the content of a scalar in another file, such as a policy written as a JSON string. */
  readonly host?: EmbeddedIn;
}

/** The scalars in whose texts an embedded text is written, piece by piece; between pieces stand references. */
export interface EmbeddedIn {
  readonly pieces: readonly Piece[];
}

export interface Piece extends Range {
  /** The scalar of the host that holds this part of the embedded text. */
  readonly site: Site;
  /** Where the piece begins in the scalar's text, after unescaping. */
  readonly offset: number;
  /** The text is written elsewhere; the site only refers to it, is located as a whole, and cannot be edited in parts. */
  readonly referred?: boolean;
}

/** A place in a source file: a node, the path to it, and its key when it is the value of one. */
export interface Site {
  readonly file: SourceFile;
  readonly path: NodePath;
  readonly node: Node;
  readonly key?: ScalarNode | undefined;
}

/** A place in the text that the user has open. It moves with what stands there when text before it changes. */
export interface Location extends Range {
  readonly uri: string;
}

/** A place that begins and ends with others, or at a distance from them. */
class Place implements Location {
  readonly uri: string;
  private readonly first: Range;
  private readonly last: Range;
  private readonly fromStart: number;
  private readonly fromEnd: number;

  constructor(uri: string, first: Range, last = first, fromStart = 0, fromEnd = 0) {
    this.uri = uri;
    this.first = first;
    this.last = last;
    this.fromStart = fromStart;
    this.fromEnd = fromEnd;
  }

  get start(): number {
    return this.first.start + this.fromStart;
  }

  get end(): number {
    return this.last.end + this.fromEnd;
  }
}

/** Where a range of the file stands in the text that the user has open. */
export function locate(file: SourceFile, range: Range): Location {
  return file.host ? locateInPieces(file.host.pieces, range) : new Place(file.uri, range);
}

/** From a key to the end of its value; the key alone where the value is an alias of what stands before. */
export function locateEntry(file: SourceFile, key: ScalarNode, value: Node): Location {
  return locate(file, {
    get start() {
      return key.start;
    },
    get end() {
      return Math.max(key.end, value.end);
    },
  });
}

/** A part of what stands in a range, such as a word of a comment, by its distance from the beginning. */
export function locateWithinRange(file: SourceFile, range: Range, from: number, to: number): Location {
  const { start, end } = range;
  if (file.host) return locate(file, { start: start + from, end: start + to });
  return new Place(file.uri, range, range, from, to - (end - start));
}

/** Where a part of an embedded text stands. */
export function locateInPieces(pieces: readonly Piece[], range: Range): Location {
  const index = pieces.findIndex(({ start, end }) => range.start >= start && range.start < end);
  const piece = pieces[index] ?? pieces[0]!;
  if (piece.referred) return locationOfReference(pieces, pieces.indexOf(piece));
  return locateWithin(piece, { start: range.start, end: Math.min(range.end, piece.end) });
}

/** A reference inside a text is all that stands between the pieces around it. */
function locationOfReference(pieces: readonly Piece[], index: number): Location {
  const [before, after] = [pieces[index - 1], pieces[index + 1]];
  if (before?.referred || after?.referred || !before || before.site.node !== after?.site.node) {
    return locationOf(pieces[index]!.site);
  }
  const behind = locateWithin(before, { start: before.end, end: before.end });
  const ahead = locateWithin(after, { start: after.start, end: after.start });
  return new Place(behind.uri, behind, ahead);
}

function locateWithin({ site, offset, start }: Piece, range: Range): Location {
  const { file, node } = site;
  const toSource = (at: number): number => sourceOffset(file.tree, node, offset + at - start);
  const [from, to] = [toSource(range.start), toSource(range.end)];
  if (file.host) return locate(file, { start: from, end: to });
  return new Place(file.uri, node, node, from - node.start, to - node.end);
}

/** A part of a scalar's text, given by offsets after unescaping; undefined where it cannot be told apart in the source. */
export function locatePart(file: SourceFile, node: ScalarNode, part: Range): Location | undefined {
  const [from, to] = [part.start, part.end].map((at) => sourceOffset(file.tree, node, at)) as [number, number];
  if (file.tree.text.slice(from, to) !== String(node.value).slice(part.start, part.end)) return undefined;
  return new Place(file.uri, node, node, from - node.start, to - node.end);
}

export function locationOf(site: Site): Location {
  return locate(site.file, site.node);
}

/** The location of the key, or of the value where there is no key, as in a list. */
export function keyLocation(site: Site): Location {
  return locate(site.file, site.key ?? site.node);
}
