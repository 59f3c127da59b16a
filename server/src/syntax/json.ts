import { type ParseErrorCode, visit } from "jsonc-parser";
import { limits, refusal } from "./limits.ts";
import type { Comment, Entry, ListNode, MapNode, Node, ScalarNode, SyntaxTree } from "./tree.ts";

/** Reads JSON, with comments and trailing commas allowed. Broken text gives a tree for the part that is intact. */
export function readJson(text: string): SyntaxTree {
  const refused = refusal(text);
  if (refused) return { language: "json", text, root: undefined, comments: [], notes: [refused], broken: false };

  const comments: Comment[] = [];
  const notes = new Set<string>();
  let broken = false;
  let root: Node | undefined;
  // Each open container with the key that waits for its value.
  const open: { node: MutableMap | MutableList; key?: ScalarNode }[] = [];
  // Containers within one that is too deep: they are skipped, the parser itself does not recurse into ours.
  let tooDeep = 0;

  const add = (node: Node): void => {
    const parent = open.at(-1);
    if (!parent) root ??= node;
    else if (parent.node.kind === "list") parent.node.items.push(node);
    else if (parent.key) {
      parent.node.entries.push({ key: parent.key, value: node });
      delete parent.key;
    }
  };
  const closePendingKey = (): void => {
    const parent = open.at(-1);
    if (parent?.key) add(nothingAfter(text, parent.key));
  };
  const begin = (node: MutableMap | MutableList): void => {
    if (tooDeep > 0 || open.length >= limits.depth) {
      if (tooDeep++ === 0) {
        const reason = `nested deeper than ${limits.depth} levels`;
        notes.add(reason);
        add({ kind: "opaque", start: node.start, end: node.start + 1, reason });
      }
      return;
    }
    add(node as Node);
    open.push({ node });
  };
  const end = (offset: number): void => {
    if (tooDeep > 0) {
      tooDeep--;
      return;
    }
    closePendingKey();
    const closed = open.pop();
    if (closed) closed.node.end = offset;
  };

  try {
    visit(
      text,
      {
        onObjectBegin: (start) => begin({ kind: "map", start, end: text.length, entries: [], flow: true }),
        onObjectEnd: (start, length) => end(start + length),
        onArrayBegin: (start) => begin({ kind: "list", start, end: text.length, items: [], flow: true }),
        onArrayEnd: (start, length) => end(start + length),
        onObjectProperty: (value, start, length) => {
          if (tooDeep > 0) return;
          closePendingKey();
          const parent = open.at(-1);
          if (parent) parent.key = { kind: "scalar", start, end: start + length, value, style: "double" };
        },
        onLiteralValue: (value: ScalarNode["value"], start, length) => {
          if (tooDeep > 0) return;
          const style = typeof value === "string" ? "double" : "plain";
          add({ kind: "scalar", start, end: start + length, value, style });
        },
        onSeparator: (character) => {
          if (character === "," && tooDeep === 0) closePendingKey();
        },
        onComment: (start, length) => comments.push(commentAt(text, start, length)),
        onError: (_error: ParseErrorCode) => {
          broken = true;
        },
      },
      { disallowComments: false, allowTrailingComma: true },
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { language: "json", text, root: undefined, comments: [], notes: ["nested too deeply"], broken: false };
  }
  while (open.length > 0) end(text.trimEnd().length);
  return { language: "json", text, root, comments, notes: [...notes], broken };
}

type MutableMap = Omit<MapNode, "entries" | "end"> & { entries: Entry[]; end: number };
type MutableList = Omit<ListNode, "items" | "end"> & { items: Node[]; end: number };

function nothingAfter(text: string, key: ScalarNode): ScalarNode {
  const colon = /^\s*:/.exec(text.slice(key.end, key.end + 64));
  const offset = key.end + (colon?.[0].length ?? 0);
  return { kind: "scalar", start: offset, end: offset, value: null, style: "plain" };
}

function commentAt(text: string, start: number, length: number): Comment {
  const source = text.slice(start, start + length);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  return {
    start,
    end: start + length,
    text: source.replace(/^\/[/*]|\*\/$/g, "").trim(),
    ownLine: text.slice(lineStart, start).trim() === "",
  };
}
