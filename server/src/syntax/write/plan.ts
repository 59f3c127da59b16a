import type { ListNode, MapNode, Node, NodePath, OpaqueNode, ScalarNode, SyntaxTree } from "../tree.ts";
import { childrenOf, firstOwnEntry, isWithin, writtenChildren } from "./items.ts";
import { type Fragment, type Operation, TAG, tagged } from "./operations.ts";

export type Container = MapNode | ListNode;
export type MapFragment = { readonly [key: string]: Fragment };
/** New entries for a map, new items for a list. */
export type Growth = MapFragment | readonly Fragment[];

/** All that happens to the children of one container, of which at least one stays. */
export interface Change {
  readonly container: Container;
  /** New values of children, by index. */
  readonly replaced: ReadonlyMap<number, Fragment>;
  readonly removed: ReadonlySet<number>;
  readonly added: Growth | undefined;
}

export interface Plan {
  /** The new content of the whole document, where that changes. */
  readonly root: { readonly value: Fragment } | undefined;
  /** Inner containers before those around them: so edits at one place come in the right order. */
  readonly changes: readonly Change[];
}

interface Draft extends Change {
  readonly replaced: Map<number, Fragment>;
  readonly removed: Set<number>;
  /** Which of the replaced children held nothing, so that more than one operation may put something there. */
  readonly filled: Set<number>;
  added: Growth | undefined;
}

interface Place {
  readonly container: Container;
  /** Of the child; -1 where the container has no such child. */
  readonly index: number;
}

/**
 * Sorts operations by the container that they change. What happens within a removed part goes with it; operations that
 * have no place in the tree, or contradict each other, throw a RangeError.
 */
export function planOf(tree: SyntaxTree, operations: readonly Operation[]): Plan {
  // The document as a list with one item: so the root has a place like any other node.
  const document: ListNode = { kind: "list", start: 0, end: tree.text.length, items: [rootOf(tree)], flow: false };
  const drafts = new Map<Container, Draft>();

  for (const operation of inOrder(operations)) {
    if (operation.op === "set") set(operation.path, operation.value);
    else if (operation.op === "remove") remove(operation.path);
    else if (operation.op === "insert") add(operation.path, operation.value, "insert");
    else add(operation.path, [operation.value], "append");
  }
  for (const draft of innerFirst(drafts.values())) replaceIfEmptied(draft);

  const whole = drafts.get(document)?.replaced;
  drafts.delete(document);
  return { root: whole && { value: whole.get(0)! }, changes: innerFirst(drafts.values()) };

  function draftOf(container: Container): Draft {
    const known = drafts.get(container);
    if (known) return known;
    const draft = {
      container,
      replaced: new Map(),
      removed: new Set<number>(),
      filled: new Set<number>(),
      added: undefined,
    };
    drafts.set(container, draft);
    return draft;
  }

  function isRemoved({ container, index }: Place): boolean {
    return drafts.get(container)?.removed.has(index) ?? false;
  }

  /** Follows a path until it ends, or leads to nothing or to what is removed; `depth` is the number of steps made. */
  function follow(path: NodePath): { place: Place; depth: number } {
    let place: Place = { container: document, index: 0 };
    for (let depth = 0; ; depth++) {
      const node = childAt(place);
      if (depth === path.length || !node || isRemoved(place) || isNothing(node)) return { place, depth };
      if (node.kind === "scalar" || node.kind === "opaque") throw impassable(node, path.slice(0, depth));
      if (drafts.get(place.container)?.replaced.has(place.index)) throw contradiction(path);
      place = { container: node, index: indexOf(node, path[depth]!) };
    }
  }

  /** The place of a node that must be there; undefined where it is removed. */
  function existing(path: NodePath): Place | undefined {
    const { place, depth } = follow(path);
    if (isRemoved(place)) return undefined;
    if (depth < path.length || place.index < 0) throw missing(path);
    return place;
  }

  function set(path: NodePath, value: Fragment): void {
    const place = existing(path);
    if (!place) return;
    // The entry of a merged map is not changed where it comes from, but overridden here.
    if (isInherited(place)) {
      grow(place.container, { [path.at(-1)!]: value }, path);
      return;
    }
    const { replaced } = draftOf(place.container);
    if (replaced.has(place.index) && !isSame(replaced.get(place.index)!, value)) throw contradiction(path);
    replaced.set(place.index, value);
  }

  function remove(path: NodePath): void {
    if (path.length === 0) throw new RangeError("the whole document cannot be removed");
    const place = existing(path);
    if (!place) return;
    if (isInherited(place)) throw new RangeError(`${nameOf(path)} comes from a merge key`);
    const draft = draftOf(place.container);
    for (const index of withSameKey(place)) {
      draft.removed.add(index);
      draft.replaced.delete(index);
    }
  }

  function add(path: NodePath, value: Fragment, op: "insert" | "append"): void {
    const { place, depth } = follow(path);
    const isComplete = depth === path.length;
    const isGone = isRemoved(place);
    const node = isGone || (op === "insert" && isComplete && isInherited(place)) ? undefined : childAt(place);
    if (isGone && !(isComplete && op === "insert")) return;
    if (!node) {
      const key = path[depth - 1];
      if (typeof key !== "string" || place.container.kind !== "map") throw missing(path);
      grow(place.container, { [key]: wrap(path.slice(depth), value) }, path);
    } else if (isNothing(node)) {
      fill(place, wrap(path.slice(depth), value), path);
    } else if (op === "append" && node.kind === "list") {
      if (drafts.get(place.container)?.replaced.has(place.index)) throw contradiction(path);
      grow(node, value as readonly Fragment[], path);
    } else {
      throw new RangeError(`${nameOf(path)} ${op === "append" ? "is no list" : "is there already"}`);
    }
  }

  function grow(container: Container, growth: Growth, path: NodePath): void {
    const draft = draftOf(container);
    draft.added = draft.added ? (merge(draft.added, growth, path) as Growth) : growth;
  }

  function fill({ container, index }: Place, value: Fragment, path: NodePath): void {
    const draft = draftOf(container);
    if (draft.filled.has(index)) value = merge(draft.replaced.get(index)!, value, path);
    else if (draft.replaced.has(index)) throw contradiction(path);
    draft.replaced.set(index, value);
    draft.filled.add(index);
  }

  /** A container that loses all of its children is written anew, as is an empty one that gets its first. */
  function replaceIfEmptied({ container, removed, added }: Draft): void {
    const count = childrenOf(container).length;
    if (container === document || removed.size < count) return;
    if (count === 0 && tree.comments.some((comment) => isWithin(comment, container))) return;
    drafts.delete(container);
    const { container: parent, index } = slotOf(document, container);
    const value = added ?? (container.kind === "map" ? {} : []);
    const { replaced } = draftOf(parent);
    if (replaced.has(index)) throw contradiction();
    replaced.set(index, container.tag ? tagged(container.tag, value) : value);
  }
}

/** Removals and replacements from the root downwards, then additions in the order given. */
function inOrder(operations: readonly Operation[]): Operation[] {
  const isAddition = ({ op }: Operation) => op === "insert" || op === "append";
  const others = operations.filter((operation) => !isAddition(operation));
  others.sort((a, b) => a.path.length - b.path.length);
  return [...others, ...operations.filter(isAddition)];
}

function innerFirst(drafts: Iterable<Draft>): Draft[] {
  return [...drafts].sort((a, b) => b.container.start - a.container.start);
}

function rootOf({ root, text }: SyntaxTree): Node {
  return root ?? { kind: "scalar", start: text.length, end: text.length, value: null, style: "plain" };
}

function childAt({ container, index }: Place): Node | undefined {
  return container.kind === "map" ? container.entries[index]?.value : container.items[index];
}

/** Of the last entry with the key, the one that counts. */
function indexOf(container: Container, step: string | number): number {
  if (container.kind === "map") {
    return typeof step === "string" ? container.entries.findLastIndex(({ key }) => String(key.value) === step) : -1;
  }
  return typeof step === "number" && step in container.items ? step : -1;
}

/** A key may stand twice; with one entry gone the other would count. */
function withSameKey({ container, index }: Place): number[] {
  if (container.kind === "list") return [index];
  const key = String(container.entries[index]!.key.value);
  const firstOwn = firstOwnEntry(container);
  return [...container.entries.keys()].filter((other) => {
    return other >= firstOwn && String(container.entries[other]!.key.value) === key;
  });
}

function isNothing(node: Node): boolean {
  return node.kind === "scalar" && node.value === null;
}

function isInherited({ container, index }: Place): boolean {
  return container.kind === "map" && index < firstOwnEntry(container);
}

/** Where a container is written, by whatever alias it was reached. */
function slotOf(document: Container, target: Container): Place {
  let container = document;
  for (;;) {
    const [index, child] = [...writtenChildren(container)].find(([, candidate]) => isWithin(target, candidate)) ?? [];
    if (index !== undefined && child === target) return { container, index };
    if (child?.kind !== "map" && child?.kind !== "list") throw new RangeError("the container comes from a merge key");
    container = child;
  }
}

/** The maps that a path leads through, around a value. */
function wrap(path: NodePath, value: Fragment): Fragment {
  return path.reduceRight<Fragment>((inner, step) => {
    if (typeof step === "number") throw new RangeError(`there is no item ${step} to add to`);
    return { [step]: inner };
  }, value);
}

function merge(a: Fragment, b: Fragment, path: NodePath): Fragment {
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (isMapFragment(a) && isMapFragment(b)) {
    const merged: Record<string, Fragment> = { ...a };
    for (const [key, value] of Object.entries(b)) {
      merged[key] = Object.hasOwn(merged, key) ? merge(merged[key]!, value, path) : value;
    }
    return merged;
  }
  if (isSame(a, b)) return a;
  throw contradiction(path);
}

export function isMapFragment(fragment: Fragment): fragment is MapFragment {
  return typeof fragment === "object" && fragment !== null && !Array.isArray(fragment) && !(TAG in fragment);
}

function isSame(a: Fragment, b: Fragment): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const keys = Reflect.ownKeys(a);
  return (
    keys.length === Reflect.ownKeys(b).length && keys.every((key) => isSame(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

function missing(path: NodePath): RangeError {
  return new RangeError(`there is no ${nameOf(path)}`);
}

function impassable(node: ScalarNode | OpaqueNode, path: NodePath): RangeError {
  const reason = node.kind === "opaque" ? `is not understood: ${node.reason}` : "has no parts";
  return new RangeError(`${nameOf(path)} ${reason}`);
}

/** Without a path where the operations reach one thing by different paths. */
export function contradiction(path?: NodePath): RangeError {
  return new RangeError(`two operations contradict each other${path ? ` at ${nameOf(path)}` : ""}`);
}

function nameOf(path: NodePath): string {
  return path.join(".") || "the document";
}
