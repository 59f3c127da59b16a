import type { Comment, Entry, ListNode, MapNode, Node, OpaqueNode, Range, ScalarNode, ScalarStyle } from "./tree.ts";

/**
 * A stretch of text that is read by itself. What is read from it stands relative to it, so that it moves as a whole when
 * the text before it changes.
 */
export class Piece {
  /** Offset in the document. */
  start: number;

  constructor(start: number) {
    this.start = start;
  }
}

/** Something in a piece. Its offsets are those in the document as it is now. */
class Placed implements Range {
  private readonly piece: Piece;
  private readonly from: number;
  private readonly to: number;

  constructor(piece: Piece, from: number, to: number) {
    this.piece = piece;
    this.from = from;
    this.to = to;
  }

  get start(): number {
    return this.piece.start + this.from;
  }

  get end(): number {
    return this.piece.start + this.to;
  }
}

/** What YAML may put before a node. */
export interface Marks {
  readonly tag: string | undefined;
  /** The node without what is put before it. */
  readonly content: Node | undefined;
}

const noMarks: Marks = { tag: undefined, content: undefined };

abstract class Markable extends Placed {
  readonly tag: string | undefined;
  readonly content: Node | undefined;

  constructor(piece: Piece, from: number, to: number, { tag, content }: Marks) {
    super(piece, from, to);
    this.tag = tag;
    this.content = content;
  }
}

class PlacedScalar extends Markable implements ScalarNode {
  readonly kind = "scalar";
  readonly value: ScalarNode["value"];
  readonly style: ScalarStyle;

  constructor(piece: Piece, from: number, to: number, value: ScalarNode["value"], style: ScalarStyle, marks: Marks) {
    super(piece, from, to, marks);
    this.value = value;
    this.style = style;
  }
}

class PlacedMap extends Markable implements MapNode {
  readonly kind = "map";
  readonly entries: readonly Entry[];
  readonly flow: boolean;

  constructor(piece: Piece, from: number, to: number, entries: readonly Entry[], flow: boolean, marks: Marks) {
    super(piece, from, to, marks);
    this.entries = entries;
    this.flow = flow;
  }
}

class PlacedList extends Markable implements ListNode {
  readonly kind = "list";
  readonly items: readonly Node[];
  readonly flow: boolean;

  constructor(piece: Piece, from: number, to: number, items: readonly Node[], flow: boolean, marks: Marks) {
    super(piece, from, to, marks);
    this.items = items;
    this.flow = flow;
  }
}

class PlacedOpaque extends Placed implements OpaqueNode {
  readonly kind = "opaque";
  readonly reason: string;

  constructor(piece: Piece, from: number, to: number, reason: string) {
    super(piece, from, to);
    this.reason = reason;
  }
}

class PlacedComment extends Placed implements Comment {
  readonly text: string;
  readonly ownLine: boolean;

  constructor(piece: Piece, from: number, to: number, text: string, ownLine: boolean) {
    super(piece, from, to);
    this.text = text;
    this.ownLine = ownLine;
  }
}

/** Makes what stands in a piece; `from` and `to` are offsets in the text that was parsed for it. */
export interface NodeMaker {
  scalar(from: number, to: number, value: ScalarNode["value"], style: ScalarStyle, marks?: Marks): ScalarNode;
  map(from: number, to: number, entries: readonly Entry[], flow: boolean, marks?: Marks): MapNode;
  list(from: number, to: number, items: readonly Node[], flow: boolean, marks?: Marks): ListNode;
  opaque(from: number, to: number, reason: string): OpaqueNode;
  comment(from: number, to: number, text: string, ownLine: boolean): Comment;
  range(from: number, to: number): Range;
}

/** `shift` is how much text stands before that of the piece in what is parsed for it. */
export function nodeMaker(piece: Piece, shift = 0): NodeMaker {
  return {
    scalar: (from, to, value, style, marks = noMarks) =>
      new PlacedScalar(piece, from - shift, to - shift, value, style, marks),
    map: (from, to, entries, flow, marks = noMarks) =>
      new PlacedMap(piece, from - shift, to - shift, entries, flow, marks),
    list: (from, to, items, flow, marks = noMarks) =>
      new PlacedList(piece, from - shift, to - shift, items, flow, marks),
    opaque: (from, to, reason) => new PlacedOpaque(piece, from - shift, to - shift, reason),
    comment: (from, to, text, ownLine) => new PlacedComment(piece, from - shift, to - shift, text, ownLine),
    range: (from, to) => new Placed(piece, from - shift, to - shift),
  };
}

/** A map whose entries stand in several pieces: from the start of the first range to the end of the last. */
export class JoinedMap implements MapNode {
  readonly kind = "map";
  readonly entries: readonly Entry[];
  readonly flow: boolean;
  private readonly first: Range;
  private readonly last: Range;

  constructor(entries: readonly Entry[], flow: boolean, first: Range, last: Range) {
    this.entries = entries;
    this.flow = flow;
    this.first = first;
    this.last = last;
  }

  get start(): number {
    return this.first.start;
  }

  get end(): number {
    return this.last.end;
  }
}
