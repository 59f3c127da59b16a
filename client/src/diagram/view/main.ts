import type { Diagram, FromView, Role, Severity, ToView } from "../messages.ts";
import { drawDiagram, scaleIn } from "./draw.ts";
import { htmlElement } from "./elements.ts";
import { svgText } from "./export.ts";
import { isArrow, neighbour } from "./neighbour.ts";
import { diagramInWords, edgeInWords } from "./words.ts";
import "./view.css";

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  setState(state: unknown): void;
};

const editor = acquireVsCodeApi();

const roleNames: Readonly<Record<Role, string>> = {
  source: "Source",
  stream: "Stream",
  delivery: "Delivery",
  process: "Processing",
  store: "Store",
  catalogue: "Catalogue",
  query: "Query",
  other: "Other",
};

const zoomStep = 1.25;
const zoomLimits = { least: 0.2, most: 4 };

const summary = htmlElement("p", { role: "status", class: "summary" });
const legend = htmlElement("ul", { class: "legend", "aria-label": "Colours" });
const canvas = htmlElement("main", {});
const connections = htmlElement("ul", {});
const connectionsHeading = htmlElement("summary", {});
const list = htmlElement("details", {}, connectionsHeading, connections);

const actions: Readonly<Record<string, () => void>> = {
  "Zoom Out": () => zoom(scale / zoomStep),
  "Zoom In": () => zoom(scale * zoomStep),
  Fit: () => fit(),
  "Save as SVG": () => {
    if (drawing) editor.postMessage({ kind: "saveSvg", svg: svgText(drawing) });
  },
  "Open as Mermaid": () => editor.postMessage({ kind: "openMermaid" }),
};

const buttons = Object.entries(actions).map(([title, run]) => {
  const button = htmlElement("button", { type: "button" }, title);
  button.addEventListener("click", run);
  return button;
});
const header = htmlElement("header", {}, summary, htmlElement("div", { role: "toolbar" }, ...buttons), legend);

document.body.append(header, canvas, list);

let shown: { readonly name: string; readonly diagram: Diagram } | undefined;
let shownText = "";
let drawing: SVGSVGElement | undefined;
let scale = 1;
/** Whether the drawing follows the size of the window, as it does until somebody zooms. */
let isFitting = true;
let selected: string | undefined;

window.addEventListener("message", ({ data }: MessageEvent<ToView>) => {
  if (data.kind === "show") show(data.name, data.uri, data.diagram);
  if (data.kind === "tell") tell(data.uri, data.text);
  if (data.kind === "select") select(data.id);
});

window.addEventListener("resize", () => {
  if (shown && isFitting) draw();
});

canvas.addEventListener("click", (event) => {
  const target = (event.target as Element).closest("[data-id]");
  if (target) go(target.getAttribute("data-id")!);
});

canvas.addEventListener("keydown", (event) => {
  const node = (event.target as Element).closest<SVGGElement>(".node");
  if (!node) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    go(node.dataset.id!);
  }
  if (isArrow(event.key)) {
    event.preventDefault();
    const others = nodeElements().filter((other) => other !== node);
    neighbour(
      centreOf(node),
      others.map((element) => ({ ...centreOf(element), element })),
      event.key,
    )?.element.focus();
  }
});

canvas.addEventListener(
  "wheel",
  (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(scale * (event.deltaY < 0 ? zoomStep : 1 / zoomStep));
  },
  { passive: false },
);

editor.postMessage({ kind: "ready" });

function show(name: string, uri: string, diagram: Diagram): void {
  editor.setState({ uri });
  // Code that only moved changes nothing here.
  const isSeen = (key: string, value: unknown): unknown => (["location", "extents"].includes(key) ? undefined : value);
  const text = JSON.stringify([name, diagram], isSeen);
  if (text === shownText) return;
  shownText = text;
  shown = { name, diagram };
  document.title = `Pipeline of ${name}`;
  setText(summary, diagramInWords(diagram));
  const roles = [...new Set(diagram.nodes.map(({ role }) => role))];
  legend.replaceChildren(
    ...roles.map((role) =>
      htmlElement("li", { class: role }, htmlElement("span", { class: "swatch" }), roleNames[role]),
    ),
  );
  header.hidden = false;
  list.hidden = diagram.edges.length === 0;
  setText(connectionsHeading, `Connections (${diagram.edges.length})`);
  connections.replaceChildren(...diagram.edges.map((edge) => connectionElement(edge, diagram)));
  draw();
}

/** A sentence, with links to what makes the connection. */
function connectionElement(edge: Diagram["edges"][number], diagram: Diagram): HTMLLIElement {
  const item = htmlElement("li", {}, edgeInWords(edge, diagram));
  for (const [index, helper] of edge.through.entries()) {
    const link = htmlElement("button", { type: "button", class: "link" }, `${helper.title}, ${helper.kind}`);
    link.addEventListener("click", () => go(helper.id));
    item.append(index === 0 ? ", through " : ", ", link);
    const found = (["error", "warning", "information"] as Severity[]).filter(
      (severity) => helper.findings[severity] > 0,
    );
    if (found.length > 0)
      item.append(` (${found.map((severity) => `${helper.findings[severity]} ${severity}`).join(", ")})`);
  }
  return item;
}

function draw(): void {
  if (!shown) return;
  const focused = document.activeElement?.closest<SVGGElement>(".node")?.dataset.id;
  drawing = drawDiagram(shown.name, shown.diagram, room());
  canvas.replaceChildren(drawing);
  if (isFitting) fit();
  else zoom(scale);
  mark();
  if (focused !== undefined)
    nodeElements()
      .find(({ dataset }) => dataset.id === focused)
      ?.focus();
}

function tell(uri: string, text: string): void {
  editor.setState({ uri });
  shown = undefined;
  drawing = undefined;
  shownText = "";
  header.hidden = true;
  list.hidden = true;
  canvas.replaceChildren(htmlElement("p", { role: "status", class: "empty" }, text));
}

function select(id: string | undefined): void {
  selected = id;
  mark();
  const node = nodeElements().find(({ dataset }) => dataset.id === id);
  if (node && !canvas.contains(document.activeElement)) node.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function mark(): void {
  for (const node of nodeElements()) {
    if (node.dataset.id === selected) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
  }
  for (const edge of canvas.querySelectorAll<SVGGElement>(".edge")) {
    const touches = selected !== undefined && [edge.dataset.from, edge.dataset.to, edge.dataset.id].includes(selected);
    edge.classList.toggle("touched", touches);
  }
}

function go(id: string): void {
  editor.postMessage({ kind: "go", id });
}

function fit(): void {
  isFitting = true;
  if (!drawing) return;
  const { width, height } = drawing.viewBox.baseVal;
  // What would be too small to be read is scrolled.
  resize(Math.max(0.6, scaleIn(room(), { width, height })));
}

function zoom(to: number): void {
  isFitting = false;
  resize(Math.min(zoomLimits.most, Math.max(zoomLimits.least, to)));
}

function resize(to: number): void {
  scale = to;
  if (!drawing) return;
  const { width, height } = drawing.viewBox.baseVal;
  drawing.setAttribute("width", String(Math.round(width * scale)));
  drawing.setAttribute("height", String(Math.round(height * scale)));
}

function room(): { width: number; height: number } {
  return { width: Math.max(200, canvas.clientWidth - 8), height: Math.max(200, canvas.clientHeight - 8) };
}

function nodeElements(): readonly SVGGElement[] {
  return [...canvas.querySelectorAll<SVGGElement>(".node")];
}

function centreOf(element: Element): { x: number; y: number } {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Leaves a status alone that stays the same, so that it is not read out again. */
function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
