import { type ParseErrorCode, visit } from "jsonc-parser";
import { limits } from "./limits.ts";
import { nodeMaker, type Piece } from "./nodes.ts";
import type { Comment, Entry, Node, ScalarNode } from "./tree.ts";

export interface ParsedJson {
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
  readonly notes: readonly string[];
  readonly broken: boolean;
}

/** A container that is open, with the key that waits for its value. */
interface Open {
  readonly start: number;
  readonly entries: Entry[] | undefined;
  readonly items: Node[];
  key: ScalarNode | undefined;
}

/**
 * Parses JSON for a piece, with comments and trailing commas allowed; `shift` is how much of the text stands before what
 * belongs to the piece, `depth` in how many more containers it stands. Broken text gives a tree for the part that is
 * intact.
 */
export function parseJson(text: string, piece: Piece, shift = 0, depth = 0): ParsedJson {
  const make = nodeMaker(piece, shift);
  const comments: Comment[] = [];
  const notes = new Set<string>();
  const open: Open[] = [];
  let broken = false;
  let root: Node | undefined;
  // Containers within one that is too deep: they are skipped, the parser itself does not recurse into ours.
  let tooDeep = 0;

  const add = (node: Node): void => {
    const parent = open.at(-1);
    if (!parent) root ??= node;
    else if (!parent.entries) parent.items.push(node);
    else if (parent.key) {
      parent.entries.push({ key: parent.key, value: node });
      parent.key = undefined;
    }
  };
  const closePendingKey = (): void => {
    const key = open.at(-1)?.key;
    if (key) add(make.scalar(...nothingBehind(text, key.end - piece.start + shift), null, "plain"));
  };
  const begin = (start: number, isMap: boolean): void => {
    if (tooDeep > 0 || open.length + depth >= limits.depth) {
      if (tooDeep++ === 0) {
        const reason = `nested deeper than ${limits.depth} levels`;
        notes.add(reason);
        add(make.opaque(start, start + 1, reason));
      }
      return;
    }
    open.push({ start, entries: isMap ? [] : undefined, items: [], key: undefined });
  };
  const end = (offset: number): void => {
    if (tooDeep > 0) {
      tooDeep--;
      return;
    }
    closePendingKey();
    const closed = open.pop();
    if (closed?.entries) add(make.map(closed.start, offset, closed.entries, true));
    else if (closed) add(make.list(closed.start, offset, closed.items, true));
  };

  visit(
    text,
    {
      onObjectBegin: (start) => begin(start, true),
      onObjectEnd: (start, length) => end(start + length),
      onArrayBegin: (start) => begin(start, false),
      onArrayEnd: (start, length) => end(start + length),
      onObjectProperty: (value, start, length) => {
        if (tooDeep > 0) return;
        closePendingKey();
        const parent = open.at(-1);
        if (parent) parent.key = make.scalar(start, start + length, value, "double");
      },
      onLiteralValue: (value: ScalarNode["value"], start, length) => {
        if (tooDeep > 0) return;
        add(make.scalar(start, start + length, value, typeof value === "string" ? "double" : "plain"));
      },
      onSeparator: (character) => {
        if (character === "," && tooDeep === 0) closePendingKey();
      },
      onComment: (start, length) => {
        const source = text.slice(start, start + length).replace(/^\/[/*]|\*\/$/g, "");
        const lineStart = text.lastIndexOf("\n", start - 1) + 1;
        const ownLine = text.slice(lineStart, start).trim() === "";
        comments.push(make.comment(start, start + length, source.trim(), ownLine));
      },
      onError: (_error: ParseErrorCode) => {
        broken = true;
      },
    },
    { disallowComments: false, allowTrailingComma: true },
  );
  while (open.length > 0) end(text.trimEnd().length);
  return { root, comments, notes: [...notes], broken };
}

/** Where nothing stands as the value of a key that ends at an offset: behind its colon. */
function nothingBehind(text: string, keyEnd: number): [start: number, end: number] {
  const colon = /^\s*:/.exec(text.slice(keyEnd, keyEnd + 64));
  const offset = keyEnd + (colon?.[0].length ?? 0);
  return [offset, offset];
}
