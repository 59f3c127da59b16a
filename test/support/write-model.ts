import fc from "fast-check";
import { entryOf, type NodePath, nodeAt, type Range, type SyntaxTree } from "../../server/src/syntax/tree.ts";
import { type Fragment, type Operation, TAG } from "../../server/src/syntax/write/operations.ts";

/** A text before and after operations. */
export interface Case {
  readonly name: string;
  readonly before: string;
  readonly operations: readonly Operation[];
  readonly after: string;
}

/** What operations mean, on plain data: the measure for the writers. A tag is a map with the tag as its only key. */
export type Data = string | number | boolean | null | Data[] | { [key: string]: Data };

export function dataOf(fragment: Fragment): Data {
  if (typeof fragment !== "object" || fragment === null) return fragment;
  if (TAG in fragment) {
    const { [TAG]: tag, value } = fragment;
    // Readers that do not know a tag take the scalar behind it for text.
    return { [tag]: typeof value === "object" && value !== null ? dataOf(value) : String(value) };
  }
  if (Array.isArray(fragment)) return fragment.map(dataOf);
  return Object.fromEntries(Object.entries(fragment).map(([key, value]) => [key, dataOf(value)]));
}

/** The data after the operations; what happens within a removed part goes with it. */
export function operated(data: Data, operations: readonly Operation[]): Data {
  const holder: { root: Data } = { root: structuredClone(data) };
  const removed = operations.filter(({ op }) => op === "remove").map(({ path }) => path);
  const isGone = (path: NodePath) => removed.some((other) => startsWith(path, other));
  const parentOf = (path: NodePath) => inside(path.slice(0, -1).reduce(step, holder.root)) as Record<string, Data>;

  for (const operation of operations) {
    const { path } = operation;
    if (operation.op === "remove" || isGone(operation.op === "insert" ? path.slice(0, -1) : path)) continue;
    if (operation.op === "append") {
      const list = inside(path.reduce(make([]), holder.root));
      (list as Data[]).push(dataOf(operation.value));
    } else if (path.length === 0) holder.root = dataOf(operation.value);
    else {
      if (operation.op === "insert") path.slice(0, -1).reduce(make({}), holder.root);
      parentOf(path)[path.at(-1)!] = dataOf(operation.value);
    }
  }
  // From the end, so that the indices of lists hold.
  const isFirstOfItsKind = (path: NodePath, index: number) =>
    !removed.slice(0, index).some((other) => isSamePath(path, other));
  for (const path of removed.filter(isFirstOfItsKind).sort(laterFirst)) {
    const parent = parentOf(path);
    if (Array.isArray(parent)) parent.splice(path.at(-1) as number, 1);
    else delete parent[path.at(-1)!];
  }
  return holder.root;

  /** A step that makes what is missing: maps, and at the end of the path the given kind of container. */
  function make(last: Data): (data: Data, key: string | number, index: number, path: NodePath) => Data {
    return (data, key, index, path) => {
      const parent = inside(data) as Record<string, Data>;
      parent[key] ??= index === path.length - 1 ? last : {};
      return parent[key]!;
    };
  }
}

function pathsOf(data: Data, path: NodePath = []): NodePath[] {
  const content = inside(data);
  if (typeof content !== "object" || content === null) return [path];
  const keys = Array.isArray(content) ? [...content.keys()] : Object.keys(content);
  return [path, ...keys.flatMap((key) => pathsOf(step(content, key), [...path, key]))];
}

export function startsWith(path: NodePath, prefix: NodePath): boolean {
  return prefix.every((key, index) => path[index] === key);
}

function isSamePath(a: NodePath, b: NodePath): boolean {
  return a.length === b.length && startsWith(a, b);
}

/** Past the tag. */
export function inside(data: Data): Data {
  const key = typeof data === "object" && data !== null && !Array.isArray(data) ? Object.keys(data)[0] : undefined;
  return key?.startsWith("!") ? (data as Record<string, Data>)[key]! : data;
}

function step(data: Data, key: string | number): Data {
  return (inside(data) as Record<string, Data>)[key]!;
}

function laterFirst(a: NodePath, b: NodePath): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i] && typeof a[i] === "number") return (b[i] as number) - (a[i] as number);
    if (a[i] !== b[i]) return String(a[i]) < String(b[i]) ? 1 : -1;
  }
  return b.length - a.length;
}

/** An operation before it is known what the document holds. */
export interface Intent {
  readonly op: Operation["op"];
  readonly pick: number;
  readonly value: Fragment;
}

export function intents(
  scalars: readonly Fragment[],
  tags: readonly ((value: Fragment) => Fragment)[],
): fc.Arbitrary<Intent> {
  const { fragment } = fc.letrec<{ fragment: Fragment }>((tie) => ({
    fragment: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom(...scalars),
      fc.array(tie("fragment"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("Key", "a b", "200", "on"), tie("fragment"), { maxKeys: 3, noNullPrototype: true }),
      ...tags.map((tag) => tie("fragment").map((value) => (isTagged(value) ? value : tag(value)))),
    ),
  }));
  return fc.record({ op: fc.constantFrom("set", "remove", "insert", "append"), pick: fc.nat(), value: fragment });
}

function isTagged(fragment: Fragment): boolean {
  return typeof fragment === "object" && fragment !== null && TAG in fragment;
}

/** Fits an intent to a document; undefined where the document has no place for it. */
export function operationFor(data: Data, { op, pick, value }: Intent, name = "New"): Operation | undefined {
  const kindAt = (path: NodePath) => {
    const content = inside(path.reduce(step, data));
    if (typeof content !== "object" || content === null)
      return content === null && path.length > 0 ? "nothing" : "scalar";
    return Array.isArray(content) ? "list" : "map";
  };
  const places = { set: /./, remove: /./, insert: /map|nothing/, append: /map|list|nothing/ };
  const fitting = pathsOf(data).filter((path) => places[op].test(kindAt(path)) && (op !== "remove" || path.length > 0));
  if (fitting.length === 0) return undefined;
  const path = fitting[pick % fitting.length]!;
  if (op === "remove") return { op, path };
  if (op === "set") return { op, path, value };
  if (op === "append" && kindAt(path) !== "map") return { op, path, value };
  // Now and then with maps that are missing on the way.
  return { op, path: [...path, name, ...(pick % 3 === 0 ? ["Deep"] : [])], value };
}

/**
 * Whether an operation may take along a comment at the path. A comment has the path of the value it speaks of; one that
 * stands in a container on its own has a last step of its own.
 */
export function takesAlong(data: Data, operation: Operation, comment: NodePath): boolean {
  const { op, path } = operation;
  if (op === "set") return comment.length > path.length && startsWith(comment, path);
  if (op !== "remove") return false;
  const parent = path.slice(0, -1);
  const siblings = Object.keys(inside(parent.reduce(step, data)) as object);
  if (siblings.length > 1) return startsWith(comment, path);
  return comment.length > parent.length && startsWith(comment, parent);
}

/** The lines that an operation may touch: from the key of the innermost container on its path to its last comments. */
export function touchedLines(tree: SyntaxTree, { op, path }: Operation): Range {
  const { root, text } = tree;
  let holder = op === "append" ? path : path.slice(0, -1);
  const isContainer = () => /map|list/.test(nodeAt(root, holder)?.kind ?? "");
  while (holder.length > 0 && !isContainer()) holder = holder.slice(0, -1);
  if (holder.length === 0) return { start: 0, end: text.length };
  const node = nodeAt(root, holder)!;
  const parent = nodeAt(root, holder.slice(0, -1))!;
  const before = parent.kind === "list" ? parent.items[(holder.at(-1) as number) - 1] : undefined;
  const head = entryOf(parent, String(holder.at(-1)))?.key ?? (before ? node : parent);
  const lineOf = (at: number) => text.lastIndexOf("\n", at - 1) + 1;
  // A tag may stand on a line above its list; then what comes before the list ends further up.
  const start = Math.min(lineOf(head.start), before ? text.indexOf("\n", before.end) + 1 : text.length);
  const rest = /[^\n]*(?:\n[^\S\n]*(?:(?:#|\/\/)[^\n]*)?(?=\n|$))*\n?/y;
  rest.lastIndex = node.end;
  rest.exec(text);
  return { start, end: rest.lastIndex };
}

export function set(path: NodePath, value: Fragment): Operation {
  return { op: "set", path, value };
}

export function remove(path: NodePath): Operation {
  return { op: "remove", path };
}

export function insert(path: NodePath, value: Fragment): Operation {
  return { op: "insert", path, value };
}

export function append(path: NodePath, value: Fragment): Operation {
  return { op: "append", path, value };
}

/** A text written with the indentation of the code around it. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, "").replace(/\n *$/, "\n").split("\n");
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join("\n");
}
