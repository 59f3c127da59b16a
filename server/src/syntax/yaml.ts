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
import { limits, refusal } from "./limits.ts";
import type { Comment, Entry, Node, ScalarNode, ScalarStyle, SyntaxTree } from "./tree.ts";

/**
 * Reads the first document of a YAML text. Broken text gives a tree for the part that is intact. Scalars have the types
 * of YAML 1.1, as CloudFormation reads them, but for numbers on which readers disagree, such as `010`: these stay text.
 */
export function readYaml(text: string): SyntaxTree {
  const refused = refusal(text);
  if (refused) return unread(text, refused);
  try {
    return read(text);
  } catch (error) {
    // The parser recurses, so text nested by the ten thousand exhausts the stack.
    if (error instanceof RangeError) return unread(text, "nested too deeply");
    throw error;
  }
}

function unread(text: string, note: string): SyntaxTree {
  return { language: "yaml", text, root: undefined, comments: [], notes: [note], broken: false };
}

function read(text: string): SyntaxTree {
  const comments: Comment[] = [];
  const composer = new Composer({ uniqueKeys: false, version: "1.2" });
  const documents = [...composer.compose(tokensOf(text, comments))];
  const document = documents.find((candidate) => candidate.contents !== null);
  const notes = new Set<string>();
  const root = document && lift(document, text, notes);
  const broken = documents.some((candidate) => candidate.errors.length > 0);
  return { language: "yaml", text, root, comments, notes: [...notes], broken };
}

/** The tokens of the concrete syntax; the comments are gathered on the way, since composing drops their places. */
function* tokensOf(text: string, comments: Comment[]): Generator<CST.Token> {
  const parser = new Parser();
  let offset = 0;
  let inScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const control = lexeme === scalarFollows || lexeme === documentFollows || lexeme === flowBroken;
    if (!control) {
      if (lexeme[0] === "#" && !inScalar) comments.push(commentAt(text, offset, lexeme));
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

function commentAt(text: string, start: number, source: string): Comment {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  return {
    start,
    end: start + source.length,
    text: source.slice(1).trim(),
    ownLine: text.slice(lineStart, start).trim() === "",
  };
}

/** Turns the nodes of the package into neutral ones; an alias becomes the very node of its anchor. */
function lift(document: Document, text: string, notes: Set<string>): Node {
  const anchors = new Map<string, { node: Node; size: number } | undefined>();
  let expansion = 0;
  let size = 0;

  const opaque = (range: readonly number[] | null | undefined, reason: string): Node => {
    notes.add(reason);
    return { kind: "opaque", start: range?.[0] ?? 0, end: range?.[1] ?? 0, reason };
  };

  const visit = (source: YamlNode, depth: number): Node => {
    size++;
    if (depth > limits.depth) return opaque(source.range, `nested deeper than ${limits.depth} levels`);
    if (isAlias(source)) {
      const anchored = anchors.get(source.source);
      if (!anchored) return opaque(source.range, "an alias without an anchor before it");
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
    const range = rangeOf(source, text);
    const tag = source.tag ? { tag: source.tag } : {};
    if (isMap(source)) {
      const entries: Entry[] = [];
      for (const pair of source.items) {
        const key = pair.key as YamlNode | null;
        if (!key?.range) continue;
        const value = pair.value as YamlNode | null;
        if (isMergeKey(key)) {
          entries.unshift(...mergedEntries(value && visit(value, depth + 1)));
          continue;
        }
        entries.push({
          key: keyNode(key, text),
          value: value?.range ? visit(value, depth + 1) : nothingAt(afterColon(text, key.range[1])),
        });
      }
      return { kind: "map", ...range, ...tag, entries, flow: source.flow === true };
    }
    if (isSeq(source)) {
      const items = source.items.map((item) => visit(item as YamlNode, depth + 1));
      return { kind: "list", ...range, ...tag, items, flow: source.flow === true };
    }
    if (isScalar(source)) {
      return { kind: "scalar", ...range, ...tag, value: scalarValue(source), style: styleOf(source) };
    }
    return opaque(source.range, "not understood");
  };

  return visit(document.contents as YamlNode, 0);
}

/** From the tag, when there is one, to the last character that is no white space. */
function rangeOf(source: YamlNode, text: string): { start: number; end: number } {
  let [start, end] = source.range!;
  const propertyCount = (source.tag ? 1 : 0) + ("anchor" in source && source.anchor ? 1 : 0);
  for (let i = 0; i < propertyCount; i++) {
    const property = propertyBefore(text, start);
    if (property === undefined) break;
    start = property;
  }
  const last = lastChild(source);
  if (last) end = last.range![1];
  return { start, end: Math.max(start, backOverSpace(text, end)) };
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

/** The last node of a block collection, whose own range would reach over comments to the next token. */
function lastChild(source: YamlNode): YamlNode | undefined {
  let node = source;
  while ((isMap(node) || isSeq(node)) && !node.flow) {
    const item = node.items.at(-1);
    const next = isMap(node) ? ((item as Pair)?.value ?? (item as Pair)?.key) : item;
    if (!(next as YamlNode | undefined)?.range) break;
    node = next as YamlNode;
  }
  return node === source ? undefined : node;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function keyNode(key: YamlNode, text: string): ScalarNode {
  const [start, end] = key.range!;
  const value = isScalar(key) && typeof key.value === "string" ? key.value : text.slice(start, end).trimEnd();
  return { kind: "scalar", start, end, value, style: isScalar(key) ? styleOf(key) : "plain" };
}

function nothingAt(offset: number): ScalarNode {
  return { kind: "scalar", start: offset, end: offset, value: null, style: "plain" };
}

function afterColon(text: string, keyEnd: number): number {
  const colon = text.indexOf(":", keyEnd);
  return colon < 0 ? keyEnd : colon + 1;
}

function isMergeKey(key: YamlNode): boolean {
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
