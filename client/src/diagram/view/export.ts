import { svgElement } from "./elements.ts";

/** What of an element's look is written into an SVG file, which has no style sheet. */
const written = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "font-family",
  "font-size",
  "font-weight",
] as const;

/** What only a page needs. */
const forThePage = /^(?:tabindex|role|class|style|data-.*|aria-.*)$/;

/** The drawing as a file of its own, in its full size and in the colours that it has now. */
export function svgText(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [index, element] of copies.entries()) {
    const style = getComputedStyle(originals[index]!);
    for (const { name } of [...element.attributes]) if (forThePage.test(name)) element.removeAttribute(name);
    if (isHidden(originals[index]!, style)) element.setAttribute("data-hidden", "");
    else if (element instanceof SVGGraphicsElement && !(element instanceof SVGGElement)) {
      for (const name of written) writeStyle(element, name, style.getPropertyValue(name));
    }
    if (element.children.length === 0 && element.textContent) element.textContent = legalText(element.textContent);
  }
  for (const element of copy.querySelectorAll("[data-hidden]")) element.remove();
  const { width, height } = drawing.viewBox.baseVal;
  const ground = { width: "100%", height: "100%", fill: plainColor(getComputedStyle(document.body).backgroundColor) };
  for (const [name, value] of Object.entries({ xmlns: "http://www.w3.org/2000/svg", width, height, role: "img" }))
    copy.setAttribute(name, String(value));
  copy.prepend(
    svgElement("title", {}, legalText(drawing.getAttribute("aria-label") ?? "")),
    svgElement("rect", ground),
  );
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}

function isHidden(element: Element, style: CSSStyleDeclaration): boolean {
  return style.display === "none" && element.tagName !== "title";
}

/** What the element would look like anyway is left out. */
const initial: Readonly<Record<string, readonly string[]>> = {
  fill: ["rgb(0, 0, 0)"],
  stroke: ["none"],
  "stroke-width": ["1px"],
  "stroke-dasharray": ["none"],
  "stroke-linecap": ["butt"],
  "stroke-linejoin": ["miter"],
};

function writeStyle(element: SVGElement, name: (typeof written)[number], value: string): void {
  const isOfText = name.startsWith("font-");
  if ((isOfText && !(element instanceof SVGTextElement)) || initial[name]?.includes(value)) return;
  const plain = name === "fill" || name === "stroke" ? plainColor(value) : value;
  // Not every program finds the fonts of this system.
  element.setAttribute(name, name === "font-family" && !/sans-serif/.test(plain) ? `${plain}, sans-serif` : plain);
}

/** A colour as every program reads it: those that are mixed come out as `color(srgb 0.5 0.5 0.5 / 0.5)`. */
function plainColor(color: string): string {
  const [, channels, alpha] = /^color\(srgb ([^/)]+)(?:\/ *([^)]+))?\)$/.exec(color) ?? [];
  if (channels === undefined) return color;
  const [red, green, blue] = channels
    .trim()
    .split(/\s+/)
    .map((part) => Math.round(Number(part) * 255));
  return alpha === undefined ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${Number(alpha)})`;
}

/** XML has no control characters, not even escaped, and no halves of characters. */
function legalText(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}
