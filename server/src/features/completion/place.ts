import type { Range, SyntaxTree } from "../../syntax/tree.ts";

/** A key, or a position in a list. */
export type Step = string | number;

/**
 * Where the cursor is, as far as the text around it shows: the document need not parse there. Short functions stand in
 * paths under their long names, so that `!Sub text` and `Fn::Sub: text` look the same.
 */
export interface Place {
  /** From the root to the map in which a key is written, or to the value that is written. */
  readonly path: readonly Step[];
  /** A key may be written here; where both are true, the author has not yet decided. */
  readonly isKey: boolean;
  readonly isValue: boolean;
  /** Inside a text of several lines, in which only `${...}` means something. */
  readonly isText: boolean;
  /** The lines below belong to the key that is written here: only its name is missing. */
  readonly isHead: boolean;
  /** What stands before the cursor of the word there, without quotes. */
  readonly typed: string;
  /** The word, without quotes. */
  readonly word: Range;
  /** The word with its quotes. */
  readonly whole: Range;
  readonly quote: Quote;
  /** The key has its colon already. */
  readonly hasColon: boolean;
  /** White space that has to come first. */
  readonly lead: string;
  readonly style: Style;
  /** By how many columns the word stands behind the indentation of its line, as it does behind `- `. */
  readonly depth: number;
  /** Commas that a new entry needs: the offset behind which one is missing before it, and whether one has to follow. */
  readonly missingComma: number | undefined;
  readonly needsComma: boolean;
  /** The keys of the map that the cursor is in, without the one that is being written. */
  readonly siblings: () => ReadonlySet<string>;
  /** The texts of the list's items before the cursor. */
  readonly items: readonly string[];
  /** The scalar under a key of the map that stands at the first so many steps of the path. */
  readonly textAt: (depth: number, key: string) => string | undefined;
}

/** A word in a running text, where nothing but the word itself is to be completed. */
export function placeInText(
  typed: string,
  word: Range,
  { path = [], textAt = () => undefined }: { path?: Place["path"]; textAt?: Place["textAt"] | undefined } = {},
): Place {
  return {
    path,
    isKey: false,
    isValue: true,
    isText: true,
    isHead: false,
    typed,
    word,
    whole: word,
    quote: "",
    hasColon: false,
    lead: "",
    style: "block",
    depth: 0,
    missingComma: undefined,
    needsComma: false,
    siblings: () => new Set(),
    items: [],
    textAt,
  };
}

export type Quote = "" | '"' | "'";

/** How the place is written: in lines and indentation, or in brackets. */
export type Style = "block" | "flow" | "json";

/** A text, of which the tree may know a part. */
export type Owner = Pick<SyntaxTree, "text" | "language"> & Partial<Pick<SyntaxTree, "root" | "broken">>;

/** The long name of a short function: `!Ref` is `Ref`, `!Sub` is `Fn::Sub`. */
export function functionOfTag(tag: string): string {
  const name = tag.slice(1);
  return name === "Ref" || name === "Condition" ? name : `Fn::${name}`;
}

/** Whether a step of a path is a function, whose argument follows. */
export function isFunctionStep(step: Step | undefined): boolean {
  return typeof step === "string" && (step === "Ref" || step.startsWith("Fn::"));
}
