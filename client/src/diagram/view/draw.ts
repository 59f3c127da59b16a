import type { Diagram, DiagramNode } from "../messages.ts";
import { svgElement } from "./elements.ts";
import { type BadgeSeverity, roleIcons, severityIcons } from "./icons.ts";
import type { LayOut, Layout, Line, Point, Size } from "./layout.ts";
import { headAt, pathThrough } from "./paths.ts";
import { cutAtEnd, cutInMiddle, type Font, type Measure, textMeasure } from "./text.ts";
import { findingsInWords, nodeWords } from "./words.ts";

/** To fade so many boxes takes longer than a frame. */
const large = 150;

const widest = 260;
const narrowest = 156;
const lineHeight = 16;
const padding = 10;
/** The square that the icon of the role stands in. */
const tile = 28;
const textLeft = padding + tile + 9;

/** Draws a diagram as well as it fits into the room; `keys` says how to get about in it. */
export function drawDiagram(name: string, diagram: Diagram, room: Size, layOut: LayOut, keys: string): SVGSVGElement {
  const measure = textMeasure();
  const wordsOf = nodeWords(diagram);
  const layout = layOut(diagram, room, {
    node: (node) => nodeSize(node, measure),
    label: (lines) => labelSize(lines, measure),
  });
  return svgElement(
    "svg",
    {
      viewBox: `0 0 ${Math.ceil(layout.width)} ${Math.ceil(layout.height)}`,
      class: diagram.nodes.length > large ? "large" : "",
      // The arrow keys are ours, as in an editor.
      role: "application",
      "aria-label": `Pipeline of ${name}`,
      "aria-description": keys,
    },
    svgElement("g", { class: "lines", "aria-hidden": "true" }, ...layout.lines.map(lineElement)),
    svgElement(
      "g",
      { class: "labels", "aria-hidden": "true" },
      ...layout.lines.map((line, index) => labelElement(line, index, measure)),
    ),
    svgElement(
      "g",
      { class: "nodes" },
      ...diagram.nodes.map((node) => nodeElement(node, layout, wordsOf(node), measure)),
    ),
  );
}

type TextLine = { readonly text: string; readonly font: Font };

function linesOf({ title, kind, note }: DiagramNode): readonly TextLine[] {
  const lines: readonly TextLine[] = [
    { text: title, font: "title" },
    { text: kind, font: "kind" },
  ];
  return note ? [...lines, { text: note, font: "note" }] : lines;
}

function nodeSize(node: DiagramNode, measure: Measure): Size {
  const lines = linesOf(node);
  const wanted = Math.max(...lines.map(({ text, font }) => measure(text, font))) + textLeft + padding + 2;
  return {
    width: Math.ceil(Math.min(widest, Math.max(narrowest, wanted))),
    height: lines.length * lineHeight + 2 * padding - 2,
  };
}

function nodeElement(node: DiagramNode, layout: Layout, words: string, measure: Measure): SVGGElement {
  const { x, y, width, height } = layout.nodes.get(node.id)!;
  const room = width - textLeft - padding;
  const lines = linesOf(node).map(({ text, font }, index) => {
    const shorten = font === "title" ? cutInMiddle : cutAtEnd;
    return svgElement(
      "text",
      { class: font, x: textLeft, y: padding + 11 + index * lineHeight },
      shorten(text, room, (part) => measure(part, font)),
    );
  });
  const tileTop = (height - tile) / 2;
  const element = svgElement(
    "g",
    {
      class: `node ${node.role}`,
      transform: `translate(${Math.round(x - width / 2)},${Math.round(y - height / 2)})`,
      tabindex: -1,
      role: "link",
      "data-id": node.id,
    },
    svgElement("title", {}),
    svgElement("rect", { class: "ring", x: -4, y: -4, width: width + 8, height: height + 8, rx: 8 }),
    svgElement("rect", { class: "box", width, height, rx: 5 }),
    svgElement("rect", { class: "tile", x: padding, y: tileTop, width: tile, height: tile, rx: 4 }),
    svgElement("path", {
      class: "icon",
      d: roleIcons[node.role],
      transform: `translate(${padding + (tile - 16) / 2},${tileTop + (tile - 16) / 2})`,
    }),
    ...lines,
    svgElement("g", { class: "badges", transform: `translate(${width - 6},0)`, "aria-hidden": "true" }),
  );
  showFindings(element, node, words);
  return element;
}

/** Brings badges and words of a box up to date; nothing moves for that. */
export function showFindings(element: SVGGElement, node: DiagramNode, words: string): void {
  element.setAttribute("aria-label", words);
  element.querySelector("title")!.textContent = [node.id, node.type, node.note, findingsInWords(node.findings)]
    .filter(Boolean)
    .join("\n");
  let right = 0;
  const badges = badgedSeverities(node).map((severity) => {
    const count = node.findings[severity];
    const text = count > 99 ? "99+" : String(count);
    const width = 24 + text.length * 7;
    right -= width;
    const badge = svgElement(
      "g",
      { class: `badge ${severity}`, transform: `translate(${right},-12)` },
      svgElement("rect", { class: "pill", width, height: 18, rx: 9 }),
      svgElement("path", { class: "sign", d: severityIcons[severity], transform: "translate(5,3)" }),
      svgElement("text", { class: "count", x: 20, y: 13 }, text),
    );
    right -= 3;
    return badge;
  });
  element.querySelector(".badges")!.replaceChildren(...badges);
}

/** Advice gets a badge only where there is nothing graver. Hints are matters of taste: they get none. */
function badgedSeverities({ findings }: DiagramNode): readonly BadgeSeverity[] {
  const grave = (["warning", "error"] as const).filter((severity) => findings[severity] > 0);
  return grave.length === 0 && findings.information > 0 ? ["information"] : grave;
}

function labelSize(lines: readonly string[], measure: Measure): Size {
  return {
    width: Math.max(...lines.map((line) => measure(line, "label"))) + 12,
    height: lines.length * 14 + 4,
  };
}

function lineElement({ bundle, points, axis }: Line, index: number): SVGGElement {
  const [first, last] = [points[0]!, points.at(-1)!];
  const [second, previous] = [points[1] ?? last, points.at(-2) ?? first];
  const heads = [headAt(last, previous, axis), ...(bundle.isMutual ? [headAt(first, second, axis)] : [])];
  return svgElement(
    "g",
    { class: `line${bundle.isDashed ? " dashed" : ""}`, ...ends(bundle, index) },
    svgElement("path", { class: "way", d: pathThrough(points, axis) }),
    ...heads.map((d) => svgElement("path", { class: "head", d })),
  );
}

function labelElement({ bundle, label }: Line, index: number, measure: Measure): SVGGElement {
  const { width, height } = labelSize(bundle.lines, measure);
  const top = label.y - height / 2;
  const [helper, ...others] = bundle.edges.flatMap(({ through }) => through);
  const texts = bundle.lines.map((text, line) =>
    svgElement("text", { x: label.x, y: top + 13 + line * 14, "text-anchor": "middle" }, text),
  );
  const element = svgElement(
    "g",
    { class: "label", ...ends(bundle, index) },
    svgElement("rect", { class: "ground", x: label.x - width / 2, y: top, width, height, rx: 3 }),
    ...texts,
  );
  if (helper) {
    element.setAttribute("data-id", helper.id);
    element.prepend(svgElement("title", {}, `through ${[helper, ...others].map(({ title }) => title).join(", ")}`));
  }
  return element;
}

function ends({ from, to }: Line["bundle"], index: number): Readonly<Record<string, string | number>> {
  return { "data-from": from, "data-to": to, "data-line": index };
}

/** The middle of a box in the window. */
export function middleOf(node: SVGGElement): Point {
  const { x, y, width, height } = node.querySelector<SVGRectElement>(".box")!.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
