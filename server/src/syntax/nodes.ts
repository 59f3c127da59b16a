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

class PlacedScalar extends Placed implements ScalarNode {
  readonly kind = "scalar";
  readonly value: ScalarNode["value"];
  readonly style: ScalarStyle;
  readonly tag: string | undefined;
  readonly content: Node | undefined;

  constructor(
    piece: Piece,
    from: number,
    to: number,
    value: ScalarNode["value"],
    style: ScalarStyle,
    tag?: string,
    content?: Node,
  ) {
    super(piece, from, to);
    this.value = value;
    this.style = style;
    this.tag = tag;
    this.content = content;
  }
}

class PlacedMap extends Placed implements MapNode {
  readonly kind = "map";
  readonly entries: readonly Entry[];
  readonly flow: boolean;
  readonly tag: string | undefined;
  readonly content: Node | undefined;

  constructor(
    piece: Piece,
    from: number,
    to: number,
    entries: readonly Entry[],
    flow: boolean,
    tag?: string,
    content?: Node,
  ) {
    super(piece, from, to);
    this.entries = entries;
    this.flow = flow;
    this.tag = tag;
    this.content = content;
  }
}

class PlacedList extends Placed implements ListNode {
  readonly kind = "list";
  readonly items: readonly Node[];
  readonly flow: boolean;
  readonly tag: string | undefined;
  readonly content: Node | undefined;

  constructor(
    piece: Piece,
    from: number,
    to: number,
    items: readonly Node[],
    flow: boolean,
    tag?: string,
    content?: Node,
  ) {
    super(piece, from, to);
    this.items = items;
    this.flow = flow;
    this.tag = tag;
    this.content = content;
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
  scalar(
    from: number,
    to: number,
    value: ScalarNode["value"],
    style: ScalarStyle,
    tag?: string,
    content?: Node,
  ): ScalarNode;
  map(from: number, to: number, entries: readonly Entry[], flow: boolean, tag?: string, content?: Node): MapNode;
  list(from: number, to: number, items: readonly Node[], flow: boolean, tag?: string, content?: Node): ListNode;
  opaque(from: number, to: number, reason: string): OpaqueNode;
  comment(from: number, to: number, text: string, ownLine: boolean): Comment;
  range(from: number, to: number): Range;
}

/** `shift` is how much text stands before that of the piece in what is parsed for it. */
export function nodeMaker(piece: Piece, shift = 0): NodeMaker {
  return {
    scalar: (from, to, value, style, tag, content) =>
      new PlacedScalar(piece, from - shift, to - shift, value, style, tag, content),
    map: (from, to, entries, flow, tag, content) =>
      new PlacedMap(piece, from - shift, to - shift, entries, flow, tag, content),
    list: (from, to, items, flow, tag, content) =>
      new PlacedList(piece, from - shift, to - shift, items, flow, tag, content),
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
