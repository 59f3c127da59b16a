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

export interface Location extends Range {
  readonly uri: string;
}

/** Where a range of the file stands in the text that the user has open. */
export function locate(file: SourceFile, range: Range): Location {
  if (!file.host) return { uri: file.uri, start: range.start, end: range.end };
  const { pieces } = file.host;
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
  const { start } = locateWithin(before, { start: before.end, end: before.end });
  const { end, uri } = locateWithin(after, { start: after.start, end: after.start });
  return { uri, start, end };
}

function locateWithin({ site, offset, start }: Piece, range: Range): Location {
  const toSource = (at: number): number => sourceOffset(site.file.tree, site.node, offset + at - start);
  return locate(site.file, { start: toSource(range.start), end: toSource(range.end) });
}

export function locationOf(site: Site): Location {
  return locate(site.file, site.node);
}

/** The location of the key, or of the value where there is no key, as in a list. */
export function keyLocation(site: Site): Location {
  return locate(site.file, site.key ?? site.node);
}
