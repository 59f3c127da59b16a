import { locate, locatePart, type SourceFile } from "../../../model/site.ts";
import type { Range, ScalarNode } from "../../../syntax/tree.ts";
import type { FileFinder } from "./files.ts";

/** What a place of a text leads to: a page, or a file that is yet to be found. */
export type LinkFound =
  | { readonly at: Range; readonly page: string; readonly subject: string }
  | { readonly at: Range; readonly find: (files: FileFinder) => Promise<string | undefined> };

/** A text without its quotes. */
export function placeOfText(file: SourceFile, node: ScalarNode): Range {
  return locatePart(file, node, { start: 0, end: String(node.value).length }) ?? locate(file, node);
}
