import assert from "node:assert/strict";
import type { Diagram, DiagramNode, Role } from "../../client/src/diagram/messages.ts";
import { openViewPage, themes, type ViewPage } from "./view-page.ts";

const roles: readonly Role[] = ["source", "stream", "delivery", "process", "store", "catalogue", "query", "other"];

const place = { uri: "file:///a.yaml", range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };

/** One box of each role, some with findings, in a row of connections. */
const diagram: Diagram = {
  nodes: roles.map(
    (role, index): DiagramNode => ({
      ...{ id: role, type: "AWS::X::Y", title: role, kind: "a kind", note: "a note", role },
      ...{ location: place, extents: [place] },
      findings: { error: index % 3, warning: index % 2, information: 1, hint: 0 },
    }),
  ),
  edges: roles.slice(1).map((to, index) => ({
    ...{ from: roles[index]!, to, label: "is read by", note: "a note", through: [] },
    ...{ relation: index % 2 ? ("catalogues" as const) : ("reads" as const), aside: false },
  })),
};

/** What must stand out, on what: all layers below it, from the ground up. `least` is what WCAG 2.2 asks for. */
const pairs: readonly {
  readonly what: string;
  readonly property: "color" | "fill" | "stroke";
  readonly on: readonly string[];
  readonly least: number;
}[] = [
  { what: ".node .title, .node .kind, .node .note", property: "fill", on: [".box"], least: 4.5 },
  { what: ".node .count", property: "fill", on: [".pill"], least: 4.5 },
  { what: ".label text", property: "fill", on: [".ground"], least: 4.5 },
  { what: ".legend li, .summary, summary", property: "color", on: [], least: 4.5 },
  { what: ".notice", property: "color", on: [".notice"], least: 4.5 },
  { what: ".node .icon", property: "stroke", on: [".box", ".tile"], least: 3 },
  { what: ".sign", property: "stroke", on: [".pill"], least: 3 },
  { what: ".box, .pill, .way, .ring", property: "stroke", on: [], least: 3 },
  { what: ".head", property: "fill", on: [], least: 3 },
  { what: ".action, .legend .icon", property: "color", on: [], least: 3 },
];

for (const [name, theme] of Object.entries(themes)) {
  describe(`the colours of a pipeline in ${name}`, function () {
    this.timeout(30_000);
    let view: ViewPage;

    before(async () => {
      view = await openViewPage(theme);
      await view.tell({ kind: "show", name: "a.yaml", uri: "file:///a.yaml", diagram, notice: "A notice." });
      await view.page.locator(".node").first().waitFor();
      await view.tell({ kind: "select", id: "delivery" });
      await view.page.locator(".node[aria-current]").waitFor();
    });

    after(async () => view?.close());

    for (const { what, property, on, least } of pairs) {
      it(`set ${what} off by ${least} to 1`, async () => {
        const ratios = await view.page.evaluate(contrasts, { what, property, on });
        assert.ok(ratios.length > 0);
        for (const { text, ratio } of ratios) assert.ok(ratio >= least, `${text}: ${ratio.toFixed(2)}`);
      });
    }
  });
}

/** In the page: how much each element stands out from the layers below it. */
function contrasts({ what, property, on }: Pick<(typeof pairs)[number], "what" | "property" | "on">) {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })!;
  /** What is seen where colours are painted over each other. */
  const painted = (colors: readonly string[]): number[] => {
    for (const color of colors) {
      if (color === "none") continue;
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (color: number[]): number => {
    const [red, green, blue] = color.map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll(what)].map((element) => {
    const around = element.closest(".node, .badge, .label, .notice") ?? element;
    const layers = on.map((selector) => {
      const layer = around.matches(selector)
        ? around
        : (around.querySelector(selector) ?? around.parentElement!.querySelector(selector)!);
      const style = getComputedStyle(layer);
      return layer instanceof SVGElement ? style.fill : style.backgroundColor;
    });
    const below = [ground, ...layers];
    const [light, dark] = [
      luminance(painted(below)),
      luminance(painted([...below, getComputedStyle(element)[property]])),
    ].sort((a, b) => b - a);
    const text = `${element.closest("[data-id]")?.getAttribute("data-id") ?? ""} ${element.getAttribute("class")}`;
    return { text, ratio: (light! + 0.05) / (dark! + 0.05) };
  });
}
