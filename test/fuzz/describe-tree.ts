import type { Node, SyntaxTree } from "../../server/src/syntax/tree.ts";

/**
 * All that a tree says, a line for each thing, so that two trees can be compared as texts. A node that stands in several
 * places, as that of an anchor does, is described at the first; the others name the line of the first, counted from 1.
 */
export function describeTree({ language, root, comments, notes, broken }: SyntaxTree): string {
  const lines = [`${language}${broken ? " broken" : ""}`];
  for (const note of notes) lines.push(`note ${note}`);
  for (const { start, end, text, ownLine } of comments) {
    lines.push(`comment ${start}-${end} ${ownLine ? "on its own line " : ""}${JSON.stringify(text)}`);
  }
  if (root) describeNode(root, "root", lines, new Map());
  return lines.join("\n");
}

function describeNode(node: Node, label: string, lines: string[], known: Map<Node, number>): void {
  const first = known.get(node);
  if (first !== undefined) {
    lines.push(`${label} as in line ${first}`);
    return;
  }
  const { kind, start, end, tag, content } = node;
  const head = `${label} ${kind} ${start}-${end}${tag === undefined ? "" : ` ${tag}`}`;
  lines.push(head);
  known.set(node, lines.length);
  const own = lines.length - 1;
  if (content) describeNode(content, `${label} content`, lines, known);
  if (node.kind === "scalar") lines[own] = `${head} ${node.style} ${JSON.stringify(node.value)}`;
  else if (node.kind === "opaque") lines[own] = `${head} ${node.reason}`;
  else {
    if (node.flow) lines[own] = `${head} in brackets`;
    const items = node.kind === "list" ? node.items : [];
    for (const [index, item] of items.entries()) describeNode(item, `${index}`, lines, known);
    const entries = node.kind === "map" ? node.entries : [];
    for (const { key, value } of entries) {
      describeNode(key, "key", lines, known);
      describeNode(value, JSON.stringify(key.value), lines, known);
    }
    lines.push(`end of ${label}`);
  }
}
