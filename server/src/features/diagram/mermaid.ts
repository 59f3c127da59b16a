import type { Relation } from "../../model/graph.ts";
import type { Diagram, DiagramEdge, DiagramNode } from "./diagram.ts";
import { findingsInWords } from "./findings-text.ts";
import { type Role, roles } from "./roles.ts";

/** A diagram with the name of what it shows. */
export interface NamedDiagram {
  readonly name: string;
  readonly diagram: Diagram;
}

/** What stands around a label, by role: rounded, a stack, a cylinder. */
const shapes: Readonly<Record<Role, readonly [string, string]>> = {
  source: ["([", "])"],
  stream: ["[[", "]]"],
  delivery: ["(", ")"],
  process: ["[", "]"],
  store: ["[(", ")]"],
  catalogue: ["[/", "/]"],
  query: ["{{", "}}"],
  other: ["[", "]"],
};

/** Fill and border, to be read on light and dark pages. */
export const roleColors: Readonly<Record<Role, readonly [fill: string, line: string]>> = {
  source: ["#fde8d7", "#b35c00"],
  stream: ["#ebe0f7", "#6b3fa0"],
  delivery: ["#dbe9fa", "#1f5fa8"],
  process: ["#d7f0f2", "#0b7285"],
  store: ["#dcf2dd", "#2b7a34"],
  catalogue: ["#faf0c8", "#8a6d00"],
  query: ["#fadfe9", "#a8326b"],
  other: ["#eeeeee", "#666666"],
};

/** One flowchart of Mermaid; where there are several diagrams, each in a frame with its name. */
export function mermaidOf(diagrams: readonly NamedDiagram[]): string {
  const lines = ["flowchart LR"];
  const used = new Set<Role>();
  for (const [index, { name, diagram }] of diagrams.entries()) {
    const framed = diagrams.length > 1;
    const prefix = framed ? `d${index}n` : "n";
    const indent = framed ? "    " : "  ";
    if (framed) lines.push(`  subgraph d${index}[${quoted(name)}]`);
    lines.push(...diagramLines(diagram, prefix).map((line) => indent + line));
    if (framed) lines.push("  end");
    for (const { role } of diagram.nodes) used.add(role);
  }
  for (const role of roles) {
    const [fill, line] = roleColors[role];
    if (used.has(role)) lines.push(`  classDef ${role} fill:${fill},stroke:${line},color:#1f1f1f`);
  }
  return `${lines.join("\n")}\n`;
}

function diagramLines({ nodes, edges }: Diagram, prefix: string): readonly string[] {
  const names = new Map(nodes.map(({ id }, index) => [id, `${prefix}${index}`]));
  return [
    ...nodes.map((node) => {
      const [open, close] = shapes[node.role];
      return `${names.get(node.id)}${open}${quoted(...linesOf(node))}${close}:::${node.role}`;
    }),
    ...edges.map((edge) => {
      const arrow = isDashed(edge) ? "-.->" : "-->";
      return `${names.get(edge.from)} ${arrow}|${quoted(...edgeLinesOf(edge))}| ${names.get(edge.to)}`;
    }),
  ];
}

/** What is written into a node, line by line. */
export function linesOf({ title, kind, note, findings }: DiagramNode): readonly string[] {
  return [title, kind, note, findingsInWords(findings)].filter((line) => line !== undefined);
}

/** What is written beside an edge, line by line. */
export function edgeLinesOf({ label, note }: DiagramEdge): readonly string[] {
  return note === undefined ? [label] : [label, note];
}

const dashed: ReadonlySet<Relation> = new Set(["catalogues", "assumes", "encrypts"]);

/** Whether an edge is drawn as one that is not the way of the data. */
export function isDashed({ aside, relation }: DiagramEdge): boolean {
  return aside || dashed.has(relation);
}

/** A text in quotes, in which Mermaid reads nothing as a sign of its own. */
function quoted(...lines: readonly string[]): string {
  return `"${lines.map(escaped).join("<br/>")}"`;
}

function escaped(text: string): string {
  const plain = text.replace(/[\s\p{Cc}]+/gu, " ");
  // What follows a colon may be the name of an icon.
  return plain.replace(/[#"<>&`;|\\$%]|:(?=fa-)/g, (sign) => `#${sign.charCodeAt(0)};`);
}
