import type { Diagram, DiagramNode, Severity } from "../messages.ts";
import { svgElement } from "./elements.ts";
import { type Layout, layOut, type Point, pathAlong, type Size } from "./layout.ts";
import { findingsInWords, nodeInWords } from "./words.ts";

const widest = 250;
const padding = 12;
const lineHeight = 17;

/** Hints are matters of taste: they get no badge. */
const badges: readonly Severity[] = ["error", "warning", "information"];

/** Draws a diagram in whichever direction lets it be larger in the room that there is. */
export function drawDiagram(name: string, diagram: Diagram, room: Size): SVGSVGElement {
  const measure = textMeasure();
  const sizeOf = (node: DiagramNode): Size => {
    const widths = linesOf(node).map(({ text, font }) => measure(text, font));
    const found = badges.filter((severity) => node.findings[severity] > 0).length;
    const width = Math.max(...widths) + 2 * padding + 4 + (found > 0 ? found * 20 : 0);
    return {
      width: Math.min(widest, Math.max(110, width)),
      height: linesOf(node).length * lineHeight + 2 * padding - 4,
    };
  };
  const labelSizeOf = (label: string): Size => ({ width: measure(label, "label") + 10, height: 16 });
  const layouts = (["LR", "TB"] as const).map((direction) => layOut(diagram, direction, sizeOf, labelSizeOf));
  const layout = layouts.reduce((best, other) => (scaleIn(room, other) > scaleIn(room, best) ? other : best));
  return svgElement(
    "svg",
    {
      viewBox: `0 0 ${layout.width} ${layout.height}`,
      width: layout.width,
      height: layout.height,
      role: "group",
      "aria-label": `Pipeline of ${name}`,
    },
    arrowheads(),
    svgElement("g", { class: "edges", "aria-hidden": "true" }, ...layout.edges.map(edgeElement)),
    svgElement("g", { class: "nodes" }, ...diagram.nodes.map((node) => nodeElement(node, layout, diagram, measure))),
  );
}

/** How large a drawing may be in the room, at most in its own size. */
export function scaleIn(room: Size, drawing: Size): number {
  return Math.min(1, room.width / drawing.width, room.height / drawing.height);
}

type Font = "kind" | "title" | "note" | "label";

function linesOf({ kind, title, note }: DiagramNode): readonly { readonly text: string; readonly font: Font }[] {
  const lines = [
    { text: kind, font: "kind" as const },
    { text: title, font: "title" as const },
  ];
  return note ? [...lines, { text: note, font: "note" as const }] : lines;
}

function nodeElement(node: DiagramNode, layout: Layout, diagram: Diagram, measure: Measure): SVGGElement {
  const { x, y, width, height } = layout.nodes.get(node.id)!;
  const found = badges.filter((severity) => node.findings[severity] > 0);
  const room = width - 2 * padding - 4;
  const lines = linesOf(node).map(({ text, font }, index) => {
    const taken = index === 0 ? found.length * 20 : 0;
    return svgElement(
      "text",
      { class: font, x: padding + 4, y: padding + 8 + index * lineHeight },
      shortened(text, room - taken, (part) => measure(part, font)),
    );
  });
  return svgElement(
    "g",
    {
      class: `node ${node.role}`,
      transform: `translate(${x - width / 2},${y - height / 2})`,
      tabindex: 0,
      role: "link",
      "data-id": node.id,
      "aria-label": nodeInWords(node, diagram),
    },
    svgElement("title", {}, [node.id, node.type, findingsInWords(node.findings)].filter(Boolean).join("\n")),
    svgElement("rect", { class: "box", width, height, rx: 5 }),
    svgElement("rect", { class: "stripe", width: 5, height, rx: 2 }),
    ...lines,
    ...found.map((severity, index) => badge(severity, node.findings[severity], width - 14 - index * 20)),
  );
}

function badge(severity: Severity, count: number, x: number): SVGGElement {
  return svgElement(
    "g",
    { class: `badge ${severity}`, transform: `translate(${x},14)` },
    svgElement("circle", { r: 9 }),
    svgElement("text", { "text-anchor": "middle", y: 4 }, count > 99 ? "99" : String(count)),
  );
}

function edgeElement({ edge, points, label }: Layout["edges"][number]): SVGGElement {
  const [helper] = edge.through;
  const texts = edge.label ? [labelElement(edge.label, label)] : [];
  const group = svgElement(
    "g",
    { class: `edge${edge.aside ? " aside" : ""}`, "data-from": edge.from, "data-to": edge.to },
    svgElement("path", { d: pathAlong(points), "marker-end": "url(#arrowhead)" }),
    ...texts,
  );
  if (helper) {
    group.setAttribute("data-id", helper.id);
    group.append(svgElement("title", {}, `through ${edge.through.map(({ title }) => title).join(", ")}`));
  }
  return group;
}

function labelElement(text: string, { x, y }: Point): SVGTextElement {
  return svgElement("text", { class: "label", x, y: y + 4, "text-anchor": "middle" }, text);
}

function arrowheads(): SVGDefsElement {
  const arrow = svgElement("path", { class: "arrowhead", d: "M0,0 L8,4 L0,8 Z" });
  return svgElement(
    "defs",
    {},
    svgElement(
      "marker",
      { id: "arrowhead", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
      arrow,
    ),
  );
}

type Measure = (text: string, font: Font) => number;

/** How wide a text is, in the fonts of the style sheet. */
function textMeasure(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily || "sans-serif";
  const fonts: Readonly<Record<Font, string>> = {
    kind: `11px ${family}`,
    title: `600 13px ${family}`,
    note: `11px ${family}`,
    label: `11px ${family}`,
  };
  return (text, font) => {
    if (!context) return text.length * 7;
    context.font = fonts[font];
    return context.measureText(text).width;
  };
}

function shortened(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  let end = text.length;
  while (end > 1 && widthOf(`${text.slice(0, end)}…`) > room) end--;
  return `${text.slice(0, end)}…`;
}
