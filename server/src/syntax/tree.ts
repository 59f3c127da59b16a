/**
 * The neutral tree that YAML and JSON are read into. Offsets are UTF-16 code units in the document's text; ranges are
 * half-open. An alias of YAML is the very node of its anchor, so the tree is a directed graph without cycles.
 */
export type Node = ScalarNode | MapNode | ListNode | OpaqueNode;

export interface Range {
  readonly start: number;
  readonly end: number;
}

interface NodeBase extends Range {
  /** YAML's tag as written, such as `!GetAtt`; absent where there is none, always absent in JSON. */
  readonly tag?: string | undefined;
  /** The same without the tag and the anchor before it; absent where there is neither. */
  readonly content?: Node | undefined;
}

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

export interface ScalarNode extends NodeBase {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** JSON's strings are `double`, its other scalars `plain`. */
  readonly style: ScalarStyle;
}

export interface Entry {
  readonly key: ScalarNode;
  /** A key without a value has a `null` scalar of no length behind its colon. */
  readonly value: Node;
}

export interface MapNode extends NodeBase {
  readonly kind: "map";
  readonly entries: readonly Entry[];
  /** Written as `{a: 1}`; always true in JSON. */
  readonly flow: boolean;
}

export interface ListNode extends NodeBase {
  readonly kind: "list";
  readonly items: readonly Node[];
  /** Written as `[a, b]`; always true in JSON. */
  readonly flow: boolean;
}

/** Text that is there but not understood: broken, nested too deeply, or an alias that would expand too far. */
export interface OpaqueNode extends NodeBase {
  readonly kind: "opaque";
  readonly reason: string;
}

export interface Comment extends Range {
  /** Without the comment marks and the white space around them. */
  readonly text: string;
  /** Nothing but white space stands before it on its line. */
  readonly ownLine: boolean;
}

export type Language = "yaml" | "json";

export interface SyntaxTree {
  readonly language: Language;
  readonly text: string;
  /** Absent for an empty document, and where a limit keeps the text from being read at all. */
  readonly root: Node | undefined;
  /** In the order of the text. */
  readonly comments: readonly Comment[];
  /** Why a part, or the whole, was left unread: for the status item and `--stats`, never a diagnostic. */
  readonly notes: readonly string[];
  /** The text breaks the grammar somewhere; the rest of the tree stands. */
  readonly broken: boolean;
  readonly reading: Reading;
}

/** What it took to read a text, for `--stats` and for the tests that hold the work of an edit. */
export interface Reading {
  /** Into how many pieces the text is cut; each is read by itself. */
  readonly pieces: number;
  /** How many of them had to be read; the others were known from the text before the last edit. */
  readonly parsed: number;
  /** Why the text could not be cut; absent where it is, or is too short to be worth it. */
  readonly uncut?: string | undefined;
}

/** Keys and indices from the root to a node, as written in the source. */
export type NodePath = readonly (string | number)[];

/** The entry of a key; the last one where a key stands twice, as the readers of AWS and HashiCorp do. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  if (node?.kind !== "map") return undefined;
  for (let i = node.entries.length - 1; i >= 0; i--) {
    const entry = node.entries[i]!;
    const { value } = entry.key;
    if (value === key || (typeof value !== "string" && String(value) === key)) return entry;
  }
  return undefined;
}

export function childOf(node: Node | undefined, key: string): Node | undefined {
  return entryOf(node, key)?.value;
}

export function nodeAt(root: Node | undefined, path: NodePath): Node | undefined {
  let node = root;
  for (const step of path) {
    node = typeof step === "number" ? (node?.kind === "list" ? node.items[step] : undefined) : childOf(node, step);
    if (!node) return undefined;
  }
  return node;
}

/** The scalar as text; undefined where the node is no scalar or is empty. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && node.value !== null ? String(node.value) : undefined;
}
