import type { NodePath, Range, SyntaxTree } from "../tree.ts";

/** New content, independent of the language it will be written in. */
export type Fragment =
  | string
  | number
  | boolean
  | null
  | readonly Fragment[]
  | { readonly [key: string]: Fragment }
  | TaggedFragment;

/** A value with a YAML tag, such as `!GetAtt Lake.Arn`. Never handed to the writer of JSON. */
export interface TaggedFragment {
  readonly [TAG]: string;
  readonly value: Fragment;
}

export const TAG: unique symbol = Symbol("tag");

export function tagged(tag: string, value: Fragment): TaggedFragment {
  return { [TAG]: tag, value };
}

/** One change to a tree, by paths in the source. All operations of a list refer to the tree before any of them. */
export type Operation =
  | { readonly op: "set"; readonly path: NodePath; readonly value: Fragment }
  | { readonly op: "remove"; readonly path: NodePath }
  /** Adds a key, the last step of the path, to a map; maps missing on the way are made. */
  | { readonly op: "insert"; readonly path: NodePath; readonly value: Fragment }
  /** Adds an item to the end of the list at the path; the list, and maps on the way to it, are made where missing. */
  | { readonly op: "append"; readonly path: NodePath; readonly value: Fragment };

export interface TextEdit extends Range {
  readonly newText: string;
}

export type Writer = (tree: SyntaxTree, operations: readonly Operation[]) => TextEdit[];

/** The text after the edits, which must not overlap; edits at one place apply in their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.map((edit, index) => ({ edit, index }));
  sorted.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  let result = "";
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.start < at) throw new RangeError("text edits overlap");
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}
