import type { Range, ScalarNode } from "../../syntax/tree.ts";
import { entryBefore } from "./entry-before.ts";
import { functionOfTag, type Owner, type Step } from "./place.ts";

/**
 * The path to the text of several lines in which an offset is; undefined elsewhere. The tree knows such texts where the
 * lines look like keys and items.
 */
export function pathToText({ text, root, broken }: Owner, offset: number): readonly Step[] | undefined {
  const path: Step[] = [];
  let node = root;
  while (node && isWithin(node, offset)) {
    const tag = node.kind === "opaque" ? undefined : node.tag;
    if (tag?.startsWith("!")) path.push(functionOfTag(tag));
    if (node.kind === "map") {
      const entry = entryBefore(node.entries, offset);
      if (!entry) return undefined;
      path.push(String(entry.key.value));
      node = entry.value;
    } else if (node.kind === "list") {
      const at: number = node.items.findIndex((item) => isWithin(item, offset));
      if (at < 0) return undefined;
      path.push(at);
      node = node.items[at];
    } else {
      return node.kind === "scalar" && isText(node, text, offset, broken) ? path : undefined;
    }
  }
  return undefined;
}

function isText(node: ScalarNode, text: string, offset: number, broken = false): boolean {
  const { start, end } = node.content ?? node;
  if (node.style === "plain") return false;
  const isQuoted = node.style === "double" || node.style === "single";
  const isClosed = isQuoted && end > start + 1 && text[end - 1] === text[start];
  if (isClosed && offset === end) return false;
  // A quote that has not been closed yet reaches to the next: only behind its line is that known to be meant.
  return text.slice(start, isClosed && !broken ? end : offset).includes("\n");
}

function isWithin({ start, end }: Range, offset: number): boolean {
  return start < offset && offset <= end;
}
