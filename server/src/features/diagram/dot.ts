import type { Diagram } from "./diagram.ts";
import { edgeLinesOf, isDashed, linesOf, type NamedDiagram, roleColors } from "./mermaid.ts";
import type { Role } from "./roles.ts";

const shapes: Readonly<Record<Role, string>> = {
  source: "oval",
  stream: "box3d",
  delivery: "box",
  process: "component",
  store: "cylinder",
  catalogue: "folder",
  query: "hexagon",
  other: "box",
};

/** One graph of Graphviz; where there are several diagrams, each in a frame with its name. */
export function dotOf(diagrams: readonly NamedDiagram[]): string {
  const lines = [
    "digraph pipeline {",
    "  rankdir=LR",
    '  node [style=filled fontname="Helvetica" fontsize=11]',
    '  edge [fontname="Helvetica" fontsize=9]',
  ];
  for (const [index, { name, diagram }] of diagrams.entries()) {
    const framed = diagrams.length > 1;
    if (framed) lines.push(`  subgraph cluster_${index} {`, `    label=${quoted([name])}`);
    // Ids are unique in a template only.
    const own = diagramLines(diagram, framed ? `${index}:` : "");
    lines.push(...own.map((line) => `${framed ? "    " : "  "}${line}`));
    if (framed) lines.push("  }");
  }
  return `${[...lines, "}"].join("\n")}\n`;
}

function diagramLines({ nodes, edges }: Diagram, prefix: string): readonly string[] {
  const nameOf = (id: string): string => quoted([prefix + id]);
  return [
    ...nodes.map((node) => {
      const [fill, line] = roleColors[node.role];
      const style = `shape=${shapes[node.role]} fillcolor="${fill}" color="${line}"`;
      return `${nameOf(node.id)} [label=${quoted(linesOf(node))} ${style}]`;
    }),
    ...edges.map((edge) => {
      const style = `${isDashed(edge) ? " style=dashed" : ""}${edge.aside ? " constraint=false" : ""}`;
      return `${nameOf(edge.from)} -> ${nameOf(edge.to)} [label=${quoted(edgeLinesOf(edge))}${style}]`;
    }),
  ];
}

function quoted(lines: readonly string[]): string {
  return `"${lines.map((line) => line.replace(/[\\"]/g, "\\$&").replace(/[\s\p{Cc}]+/gu, " ")).join("\\n")}"`;
}
