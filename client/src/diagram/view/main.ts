import type { Diagram, FromView, ToView, ViewTexts } from "../messages.ts";
import { connectionElements } from "./connections.ts";
import { drawDiagram, middleOf, showFindings } from "./draw.ts";
import { htmlElement } from "./elements.ts";
import { svgText } from "./export.ts";
import { actionIcons } from "./icons.ts";
import { createLayOut } from "./layout.ts";
import { iconElement, legendElements } from "./legend.ts";
import { isArrow, neighbour } from "./neighbour.ts";
import { viewportOf } from "./viewport.ts";
import { diagramInWords, nodeWords } from "./words.ts";
import "./view.css";

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  setState(state: unknown): void;
};

const editor = acquireVsCodeApi();
const texts: ViewTexts = JSON.parse(document.body.dataset.texts!);

const frame = htmlElement("main", {});
const viewport = viewportOf(frame);
const layOut = createLayOut();
const legend = htmlElement("ul", { class: "legend" });
const notice = htmlElement("p", { class: "notice", role: "status" });
const summary = htmlElement("p", { class: "summary" });
/** What a screen reader says of changes, unasked. */
const news = htmlElement("p", { class: "news", role: "status" });
const connections = htmlElement("ul", {});
const list = htmlElement("details", {}, htmlElement("summary", {}, texts.connections), connections);
const footer = htmlElement("footer", {}, summary, list);

/** What the buttons and the keys do. */
const actions: readonly (readonly [title: string, keys: string, icon: keyof typeof actionIcons, run: () => void])[] = [
  [texts.zoomOut, "-", "zoomOut", viewport.zoomOut],
  [texts.zoomIn, "+=", "zoomIn", viewport.zoomIn],
  [texts.fit, "0", "fit", viewport.fit],
];

const buttons = actions.map(([title, keys, icon, run]) => {
  const name = `${title} (${keys[0]})`;
  const button = htmlElement("button", { type: "button", class: "action", title: name, "aria-label": title });
  button.append(iconElement(actionIcons[icon]));
  button.addEventListener("click", run);
  return button;
});
const header = htmlElement("header", {}, legend, htmlElement("div", { class: "actions" }, ...buttons));

document.body.append(header, htmlElement("div", { class: "stage" }, frame, notice), footer, news);

let shown: { readonly name: string; readonly diagram: Diagram } | undefined;
let drawing: SVGSVGElement | undefined;
/** The boxes in it, by id. */
let elements: ReadonlyMap<string, SVGGElement> = new Map();
/** What was drawn, as text. */
let drawnText = "";
let selected: string | undefined;

window.addEventListener("message", ({ data }: MessageEvent<ToView>) => {
  switch (data.kind) {
    case "show":
      editor.setState({ uri: data.uri });
      return show(data.name, data.diagram, data.notice);
    case "tell":
      editor.setState({ uri: data.uri });
      return tell(data.text, data.hint);
    case "select":
      return select(data.id);
    case "giveSvg":
      return giveSvg();
  }
});

list.addEventListener("toggle", listConnections);

window.addEventListener("resize", () => viewport.resized());

window.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const action = actions.find(([, keys]) => keys.includes(event.key));
  if (event.key === "Escape") editor.postMessage({ kind: "back" });
  else if (action && drawing) action[3]();
  else return;
  event.preventDefault();
});

frame.addEventListener("click", ({ target }) => {
  const named = (target as Element).closest<SVGElement>("[data-id]");
  if (named) go(named.dataset.id!);
});

frame.addEventListener("keydown", (event) => {
  const node = (event.target as Element).closest<SVGGElement>(".node");
  if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  const nodes = [...elements.values()];
  if (key === "Enter" || key === " ") go(node.dataset.id!);
  else if (isArrow(key)) focus(neighbourOf(node, nodes, key));
  else if (key === "Home") focus(nodes[0]);
  else if (key === "End") focus(nodes.at(-1));
  else return;
  event.preventDefault();
});

frame.addEventListener("focusin", ({ target }) => {
  const node = (target as Element).closest<SVGGElement>(".node");
  if (node) makeStop(node);
});

for (const [enter, leave] of [
  ["pointerover", "pointerleave"],
  ["focusin", "focusout"],
] as const) {
  frame.addEventListener(enter, ({ target }) => light((target as Element).closest<SVGElement>(".node, .label, .line")));
  frame.addEventListener(leave, () => light(null));
}

editor.postMessage({ kind: "ready" });

function show(name: string, diagram: Diagram, said: string | undefined): void {
  document.title = `Pipeline of ${name}`;
  setText(notice, said ?? "");
  notice.hidden = said === undefined;
  header.hidden = false;
  footer.hidden = false;
  const text = drawnPart(name, diagram);
  if (text === drawnText) {
    const wordsOf = nodeWords(diagram);
    const before = new Map(shown?.diagram.nodes.map(({ id, findings }) => [id, JSON.stringify(findings)]));
    for (const node of diagram.nodes)
      if (before.get(node.id) !== JSON.stringify(node.findings))
        showFindings(nodeElement(node.id)!, node, wordsOf(node));
  } else {
    drawnText = text;
    legend.replaceChildren(...legendElements(diagram, texts.roles));
    draw(name, diagram);
  }
  shown = { name, diagram };
  list.hidden = diagram.edges.length === 0;
  listConnections();
  setText(summary, diagramInWords(diagram));
  announce(diagramInWords(diagram, ["error", "warning"]));
}

/** Nobody sees the list before it is opened. */
function listConnections(): void {
  connections.replaceChildren(...(shown && list.open ? connectionElements(shown.diagram, go) : []));
}

/** What the drawing depends on: neither where the code stands nor what was found in it. */
function drawnPart(name: string, diagram: Diagram): string {
  const others: readonly string[] = ["location", "extents", "findings", "through"];
  return JSON.stringify([name, diagram], (key, value) => (others.includes(key) ? undefined : value));
}

/** Draws anew; what has the focus, or else the selection, stays where it was. */
function draw(name: string, diagram: Diagram): void {
  const focused = document.activeElement?.closest<SVGGElement>(".node");
  const id = focused?.dataset.id;
  const anchor = focused ?? nodeElement(selected);
  const kept = anchor && {
    before: middleOf(anchor),
    after: () => {
      const now = nodeElement(anchor.dataset.id);
      return now && middleOf(now);
    },
  };
  drawing = drawDiagram(name, diagram, viewport.room(), layOut, texts.keys);
  elements = new Map([...drawing.querySelectorAll<SVGGElement>(".node")].map((node) => [node.dataset.id!, node]));
  viewport.show(drawing, kept);
  makeStop(nodeElement(id) ?? nodeElement(selected) ?? [...elements.values()][0]);
  mark();
  if (id !== undefined) nodeElement(id)?.focus();
}

/** Says why there is nothing to draw, and what may help. */
function tell(text: string, hint: string): void {
  announce("");
  shown = undefined;
  drawing = undefined;
  elements = new Map();
  drawnText = "";
  header.hidden = true;
  footer.hidden = true;
  notice.hidden = true;
  const example = htmlElement("button", { type: "button", class: "link" }, texts.openExample);
  example.addEventListener("click", () => editor.postMessage({ kind: "openExample" }));
  frame.replaceChildren(
    htmlElement(
      "div",
      { class: "empty", role: "status" },
      htmlElement("h2", {}, text),
      htmlElement("p", {}, hint),
      example,
    ),
  );
}

/** Gives the drawing without what is brought out in it for the moment. */
function giveSvg(): void {
  if (!drawing) return;
  const chosen = selected;
  selected = undefined;
  light(null);
  mark();
  editor.postMessage({ kind: "svg", svg: svgText(drawing) });
  selected = chosen;
  mark();
}

function select(id: string | undefined): void {
  if (id === selected) return;
  selected = id;
  mark();
  const node = nodeElement(id);
  if (!node || frame.contains(document.activeElement)) return;
  makeStop(node);
  node.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function mark(): void {
  for (const node of elements.values()) {
    if (node.dataset.id === selected) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
  }
  for (const element of frame.querySelectorAll<SVGElement>(".line, .label")) {
    const { from, to, id } = element.dataset;
    element.classList.toggle("touched", selected !== undefined && [from, to, id].includes(selected));
  }
}

/** Brings out a box with all that it is connected with, or a connection with its ends; null for nothing. */
function light(element: SVGElement | null): void {
  drawing?.classList.toggle("lighting", element !== null);
  for (const lit of frame.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!element || !drawing) return;
  const { from, to, line, id } = element.dataset;
  const lit = new Set(line === undefined ? [id] : [from, to]);
  const isLit = ({ dataset }: SVGElement): boolean =>
    line === undefined ? dataset.from === id || dataset.to === id : dataset.line === line;
  const lines = drawing.querySelectorAll<SVGElement>(".line, .label");
  for (const other of lines) {
    if (!isLit(other)) continue;
    other.classList.add("lit");
    if (line === undefined) lit.add(other.dataset.from).add(other.dataset.to);
  }
  for (const [name, node] of elements) if (lit.has(name)) node.classList.add("lit");
}

function go(id: string): void {
  editor.postMessage({ kind: "go", id });
}

function focus(node: SVGGElement | undefined): void {
  node?.focus();
  node?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Where the tab key leads into the drawing. */
function makeStop(node: SVGGElement | undefined): void {
  for (const other of frame.querySelectorAll(".node[tabindex='0']")) other.setAttribute("tabindex", "-1");
  node?.setAttribute("tabindex", "0");
}

function neighbourOf(node: SVGGElement, nodes: readonly SVGGElement[], key: string): SVGGElement | undefined {
  const { id } = node.dataset;
  const connected = new Set(
    shown?.diagram.edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])),
  );
  const others = nodes
    .filter((other) => other !== node)
    .map((element) => ({ ...middleOf(element), isConnected: connected.has(element.dataset.id!), element }));
  return neighbour(middleOf(node), others, key)?.element;
}

function nodeElement(id: string | undefined): SVGGElement | undefined {
  return id === undefined ? undefined : elements.get(id);
}

let newsTimer: ReturnType<typeof setTimeout> | undefined;

/** Has a text read out once nothing has changed for a while, and only where it says something new. */
function announce(text: string): void {
  clearTimeout(newsTimer);
  newsTimer = setTimeout(() => setText(news, text), 1500);
}

/** Leaves a status alone that stays the same, so that it is not read out again. */
function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
