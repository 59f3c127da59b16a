import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Pair,
  Parser,
  type Scalar,
  type Node as YamlNode,
} from "yaml";
import { limits } from "./limits.ts";
import { type Marks, type NodeMaker, nodeMaker, type Piece } from "./nodes.ts";
import type { Comment, Entry, Node, Range, ScalarNode, ScalarStyle } from "./tree.ts";

/** A YAML text as the parser has it, not yet turned into neutral nodes. */
export interface ParsedYaml {
  /** The first document that has anything in it. */
  readonly document: Document | undefined;
  readonly documents: number;
  readonly comments: readonly Comment[];
  readonly broken: boolean;
}

/**
 * Parses YAML for a piece; `shift` is how much of the text stands before what belongs to the piece. Broken text gives a
 * document for the part that is intact.
 */
export function parseYaml(text: string, piece: Piece, shift = 0): ParsedYaml {
  const comments: Comment[] = [];
  const composer = new Composer({ uniqueKeys: false, version: "1.2" });
  const documents = withoutStackTraces(() => [...composer.compose(tokensOf(text, comments, nodeMaker(piece, shift)))]);
  const document = documents.find((candidate) => candidate.contents !== null);
  const broken = documents.some((candidate) => candidate.errors.length > 0);
  return { document, documents: documents.length, comments, broken };
}

/** The package makes an error object for each tag that it does not know, such as `!Ref`, and a trace takes longest. */
function withoutStackTraces<T>(work: () => T): T {
  const errors = Error as { stackTraceLimit?: number };
  const { stackTraceLimit } = errors;
  errors.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    if (stackTraceLimit === undefined) delete errors.stackTraceLimit;
    else errors.stackTraceLimit = stackTraceLimit;
  }
}

/** The tokens of the concrete syntax; the comments are gathered on the way, since composing drops their places. */
function* tokensOf(text: string, comments: Comment[], make: NodeMaker): Generator<CST.Token> {
  const parser = new Parser();
  let offset = 0;
  let inScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const control = lexeme === scalarFollows || lexeme === documentFollows || lexeme === flowBroken;
    if (!control) {
      if (lexeme[0] === "#" && !inScalar) comments.push(commentAt(text, offset, lexeme, make));
      offset += lexeme.length;
    }
    inScalar = lexeme === scalarFollows;
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

/** The control characters between the lexemes of the package `yaml`; they stand for no text. */
const documentFollows = "\x02";
const flowBroken = "\x18";
const scalarFollows = "\x1f";

function commentAt(text: string, start: number, source: string, make: NodeMaker): Comment {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const ownLine = text.slice(lineStart, start).trim() === "";
  return make.comment(start, start + source.length, source.slice(1).trim(), ownLine);
}

/** Turns the nodes of the package into neutral ones; an alias becomes the very node of its anchor. */
export interface YamlLifter {
  node(source: YamlNode, depth: number): Node;
  /** The pairs of a map whose values have this depth, each as an entry. */
  entries(pairs: readonly Pair[], depth: number): readonly Entry[];
  key(source: YamlNode): ScalarNode;
  /** Where pairs are written, from the first to the last; undefined where there are none. */
  extent(pairs: readonly Pair[]): Range | undefined;
  /** Why something was left unread. */
  readonly notes: ReadonlySet<string>;
  /** For how many nodes aliases stood. */
  readonly expansion: number;
  /** An alias was met whose anchor does not stand before it in the text. */
  readonly needsAnchor: boolean;
}

/** Lifts what was parsed from a text for a piece. Anchors are known from one call to the next. */
export function yamlLifter(text: string, piece: Piece, shift = 0): YamlLifter {
  const make = nodeMaker(piece, shift);
  const notes = new Set<string>();
  const anchors = new Map<string, { node: Node; size: number } | undefined>();
  let expansion = 0;
  let size = 0;
  let needsAnchor = false;

  const opaque = (range: readonly number[] | null | undefined, reason: string): Node => {
    notes.add(reason);
    return make.opaque(range?.[0] ?? 0, range?.[1] ?? 0, reason);
  };

  const visit = (source: YamlNode, depth: number): Node => {
    size++;
    if (depth > limits.depth) return opaque(source.range, `nested deeper than ${limits.depth} levels`);
    if (isAlias(source)) {
      const anchored = anchors.get(source.source);
      if (!anchored) {
        needsAnchor = true;
        return opaque(source.range, "an alias without an anchor before it");
      }
      expansion += anchored.size;
      size += anchored.size;
      if (expansion > limits.aliasExpansion) return opaque(source.range, "aliases stand for too many nodes");
      return anchored.node;
    }
    const before = size;
    const node = content(source, depth);
    const anchor = "anchor" in source ? source.anchor : undefined;
    if (anchor) anchors.set(anchor, { node, size: size - before + 1 });
    return node;
  };

  const content = (source: YamlNode, depth: number): Node => {
    const [from, to] = rangeOf(source, text);
    const start = Math.min(to, source.range![0]);
    const marked = <N extends Node>(place: (at: number, marks?: Marks) => N): N =>
      hasProperties(source) ? place(from, { tag: source.tag || undefined, content: place(start) }) : place(from);
    if (isMap(source)) {
      const entries = entriesOf(source.items as Pair[], depth + 1);
      return marked((at, marks) => make.map(at, to, entries, source.flow === true, marks));
    }
    if (isSeq(source)) {
      const items = source.items.map((item) => visit(item as YamlNode, depth + 1));
      return marked((at, marks) => make.list(at, to, items, source.flow === true, marks));
    }
    if (isScalar(source)) {
      const [value, style] = [scalarValue(source), styleOf(source)];
      return marked((at, marks) => make.scalar(at, to, value, style, marks));
    }
    return opaque(source.range, "not understood");
  };

  const entriesOf = (pairs: readonly Pair[], depth: number): readonly Entry[] => {
    const entries: Entry[] = [];
    for (const pair of pairs) {
      const key = pair.key as YamlNode | null;
      if (!key?.range) continue;
      const value = pair.value as YamlNode | null;
      if (isMergeKey(key)) {
        entries.unshift(...mergedEntries(value && visit(value, depth)));
        continue;
      }
      const isWritten = value?.range && (value.range[0] < value.range[1] || hasProperties(value));
      entries.push({
        key: keyNode(key),
        value: isWritten ? visit(value, depth) : nothingAt(behindKey(key, text)),
      });
    }
    return entries;
  };

  const keyNode = (key: YamlNode): ScalarNode => {
    const [from, to] = keyRange(key, text);
    const value = isScalar(key) && typeof key.value === "string" ? key.value : text.slice(from, to);
    return make.scalar(from, to, value, isScalar(key) ? styleOf(key) : "plain");
  };

  const nothingAt = (offset: number): ScalarNode => make.scalar(offset, offset, null, "plain");

  return {
    node: visit,
    entries: entriesOf,
    key: keyNode,
    extent(pairs) {
      const [first, last] = [pairs[0], pairs.at(-1)];
      if (!first || !last) return undefined;
      const [from] = keyRange(first.key as YamlNode, text);
      return make.range(from, Math.max(from, backOverSpace(text, endOfPair(last, text))));
    },
    notes,
    get expansion() {
      return expansion;
    },
    get needsAnchor() {
      return needsAnchor;
    },
  };
}

function hasProperties(source: YamlNode): boolean {
  return Boolean(source.tag || ("anchor" in source && source.anchor));
}

/** From the tag, when there is one, to the last character that is no white space. */
function rangeOf(source: YamlNode, text: string): readonly [start: number, end: number] {
  let start = source.range![0];
  const propertyCount = (source.tag ? 1 : 0) + ("anchor" in source && source.anchor ? 1 : 0);
  for (let i = 0; i < propertyCount; i++) {
    const property = propertyBefore(text, start);
    if (property === undefined) break;
    start = property;
  }
  return [start, Math.max(start, backOverSpace(text, endOf(source, text)))];
}

/** Where the tag or anchor begins that stands before an offset, past white space and comments. */
function propertyBefore(text: string, offset: number): number | undefined {
  let end = backOverSpace(text, offset);
  for (;;) {
    let start = end;
    while (start > 0 && !isSpace(text, start - 1) && !"[{,".includes(text[start - 1]!)) start--;
    if (text[start] === "!" || text[start] === "&") return start;
    const lineStart = text.lastIndexOf("\n", end - 1) + 1;
    const comment = /(?:^|\s)#/.exec(text.slice(lineStart, end));
    if (!comment) return undefined;
    end = backOverSpace(text, lineStart + comment.index);
  }
}

function backOverSpace(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && isSpace(text, at - 1)) at--;
  return at;
}

/** Where a node ends; the range of a block collection itself would reach over comments to the next token. */
function endOf(source: YamlNode, text: string): number {
  let node = source;
  while ((isMap(node) || isSeq(node)) && !node.flow) {
    const item = node.items.at(-1);
    if (!item) break;
    if (isMap(node)) return endOfPair(item as Pair, text);
    node = item as YamlNode;
  }
  return node.range![1];
}

function endOfPair({ key, value }: Pair, text: string): number {
  const [keyNode, valueNode] = [key as YamlNode, value as YamlNode | null];
  return valueNode?.range ? endOf(valueNode, text) : behindKey(keyNode, text);
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Where a value would stand that is not written: behind the colon, or behind the key when there is no colon yet. */
function behindKey(key: YamlNode, text: string): number {
  const [, end] = keyRange(key, text);
  let at = end;
  while (text[at] === " " || text[at] === "\t") at++;
  return text[at] === ":" ? at + 1 : end;
}

function keyRange(key: YamlNode, text: string): readonly [start: number, end: number] {
  return isScalar(key) ? [key.range![0], backOverSpace(text, key.range![1])] : rangeOf(key, text);
}

/** `<<` has the entries of another map merged into its own. */
export function isMergeKey(key: YamlNode): boolean {
  return isScalar(key) && key.value === "<<" && styleOf(key) === "plain";
}

function mergedEntries(value: Node | null): readonly Entry[] {
  if (value?.kind === "map") return value.entries;
  if (value?.kind === "list") return value.items.toReversed().flatMap((item) => mergedEntries(item));
  return [];
}

const styles: Record<string, ScalarStyle> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

function styleOf(scalar: Scalar): ScalarStyle {
  return styles[scalar.type ?? "PLAIN"] ?? "plain";
}

const legacyBooleans: Record<string, boolean> = { yes: true, on: true, no: false, off: false };

/**
 * Scalars have the types of YAML 1.1, as CloudFormation reads them, but for numbers on which readers disagree, such as
 * `010`: these stay text.
 */
function scalarValue(scalar: Scalar): ScalarNode["value"] {
  const { value, source = "" } = scalar;
  if (typeof value === "number") {
    const ambiguous = /^[-+]?0\d/.test(source) || !Number.isFinite(value);
    return ambiguous ? source : value;
  }
  if (typeof value === "boolean" || value === null) return value;
  const text = String(value);
  if (!scalar.tag && styleOf(scalar) === "plain") return legacyBooleans[text.toLowerCase()] ?? text;
  return text;
}
