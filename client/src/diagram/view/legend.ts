import type { Diagram, Role, ViewTexts } from "../messages.ts";
import { htmlElement, svgElement } from "./elements.ts";
import { roleIcons } from "./icons.ts";

/** The roles of a diagram, each with its icon, in the order of the way of the data. */
export function legendElements({ nodes }: Diagram, names: ViewTexts["roles"]): readonly HTMLLIElement[] {
  const used = new Set(nodes.map(({ role }) => role));
  return (Object.keys(roleIcons) as Role[])
    .filter((role) => used.has(role))
    .map((role) => htmlElement("li", { class: role }, iconElement(roleIcons[role]), names[role]));
}

/** A drawing of 16 by 16, in the colour of the text. */
export function iconElement(path: string): SVGSVGElement {
  const attributes = { class: "icon", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" };
  return svgElement("svg", attributes, svgElement("path", { d: path }));
}
