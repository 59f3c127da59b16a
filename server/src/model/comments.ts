import type { Property } from "./property.ts";

/** The comment that stands behind a value on its line. */
export function commentBehind({ site }: Property): string | undefined {
  if (!site) return undefined;
  const { comments, text } = site.file.tree;
  const { end } = site.node;
  const comment = comments.find(({ start }) => start >= end);
  return comment && !/[^\s,}\]]/.test(text.slice(end, comment.start)) && !text.slice(end, comment.start).includes("\n")
    ? comment.text
    : undefined;
}
