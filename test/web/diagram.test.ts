import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Diagram, DiagramEdge, DiagramNode, FromView, Role } from "../../client/src/diagram/messages.ts";
import { openViewPage, themes, type ViewPage } from "./view-page.ts";

function node(id: string, role: Role, errors = 0): DiagramNode {
  const location = {
    uri: "file:///a.yaml",
    range: { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } },
  };
  const findings = { error: errors, warning: 0, information: 0, hint: 0 };
  return { id, type: "AWS::X::Y", title: id, kind: `a ${role}`, role, location, extents: [location], findings };
}

function edge(from: string, label: string, to: string, more: Partial<DiagramEdge> = {}): DiagramEdge {
  const relation = label === "writes to" ? "writes" : label === "triggers" ? "triggers" : "reads";
  return { from, to, label, relation, aside: false, through: [], ...more };
}

const diagram: Diagram = {
  nodes: [node("Clicks", "stream", 2), node("Count", "process"), node("Delivery", "delivery"), node("Lake", "store")],
  edges: [
    edge("Clicks", "triggers", "Count", { through: [node("Mapping", "other")] }),
    edge("Clicks", "is read by", "Delivery", { note: "up to 8 MiB/s" }),
    edge("Delivery", "delivers to", "Lake", { relation: "delivers" }),
  ],
};

describe("the view of a pipeline", function () {
  this.timeout(30_000);
  let view: ViewPage;
  let page: Page;

  const show = async (shown: Diagram, notice?: string): Promise<void> => {
    await view.tell({ kind: "show", name: "a.yaml", uri: "file:///a.yaml", diagram: shown, notice });
    await page.waitForFunction((count) => document.querySelectorAll(".node").length === count, shown.nodes.length);
  };
  const lastSaid = async (): Promise<FromView | undefined> => (await view.said()).at(-1);
  const focused = (): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.getAttribute("data-id"));
  const box = (id: string) => page.locator(`.node[data-id="${id}"]`);
  const placeOf = async (id: string) => (await box(id).locator(".box").boundingBox())!;
  const width = async (): Promise<number> => (await page.locator("main svg").boundingBox())!.width;

  before(async () => {
    view = await openViewPage(themes["Dark 2026"]);
    page = view.page;
    assert.deepEqual(await view.said(), [{ kind: "ready" }]);
  });

  beforeEach(async () => {
    await show(diagram);
    await page.keyboard.press("0");
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  });

  after(async () => view?.close());

  it("draws every resource along the way of the data, with badges", async () => {
    assert.equal(await page.locator(".line").count(), 3);
    assert.equal(await page.locator(".badge.error").textContent(), "2");
    const [clicks, delivery, lake] = await Promise.all(["Clicks", "Delivery", "Lake"].map(placeOf));
    assert.ok(clicks!.x < delivery!.x && delivery!.x < lake!.x, "from left to right");
    assert.equal(await page.locator(".summary").textContent(), "4 resources, 3 connections, 2 errors");
    assert.deepEqual(await page.locator(".legend li").allTextContents(), ["Stream", "Delivery", "Processing", "Store"]);
  });

  it("writes what happens and how much beside the lines, and covers nothing with it", async () => {
    assert.deepEqual(await page.locator(".label:has-text('is read by') text").allTextContents(), [
      "is read by",
      "up to 8 MiB/s",
    ]);
    const boxes = await rectangles(page, ".box");
    const labels = await rectangles(page, ".ground");
    for (const label of labels) for (const other of boxes) assert.ok(!overlap(label, other));
  });

  it("reads as links, each with its connections, and as a list of sentences", async () => {
    const names = await page
      .getByRole("application", { name: "Pipeline of a.yaml" })
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("aria-label")));
    assert.deepEqual(names, [
      "Clicks, a stream, 2 errors. Triggers Count; is read by Delivery.",
      "Count, a process. Clicks triggers it.",
      "Delivery, a delivery. Delivers to Lake; Clicks is read by it.",
      "Lake, a store. Delivery delivers to it.",
    ]);
    await page.getByText("Connections", { exact: true }).click();
    await page.locator("details li").first().waitFor();
    assert.deepEqual(await page.locator("details li").allTextContents(), [
      "Clicks triggers Count, through Mapping, a other",
      "Clicks is read by Delivery, up to 8 MiB/s",
      "Delivery delivers to Lake",
    ]);
    await page.getByText("Connections", { exact: true }).click();
  });

  it("is one stop of the tab key, walked through along the connections, and leads to the code and back", async () => {
    await page.getByRole("button", { name: "Show All" }).focus();
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Clicks");
    await page.keyboard.press("ArrowRight");
    const first = await focused();
    assert.ok(first === "Count" || first === "Delivery");
    await box("Delivery").focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "Lake");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await focused(), "Delivery");
    await page.keyboard.press("Home");
    assert.equal(await focused(), "Clicks");
    await page.keyboard.press("End");
    assert.equal(await focused(), "Lake");
    await page.keyboard.press("Enter");
    assert.deepEqual(await lastSaid(), { kind: "go", id: "Lake" });
    await page.keyboard.press("Escape");
    assert.deepEqual(await lastSaid(), { kind: "back" });
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Lake");
  });

  it("leads to the code of what is clicked, and of what makes a connection", async () => {
    await box("Lake").click();
    assert.deepEqual(await lastSaid(), { kind: "go", id: "Lake" });
    await page.locator(".label text", { hasText: "triggers" }).click();
    assert.deepEqual(await lastSaid(), { kind: "go", id: "Mapping" });
  });

  it("marks the resource in whose code the cursor stands", async () => {
    await view.tell({ kind: "select", id: "Delivery" });
    await page.locator(".node[data-id=Delivery][aria-current=true]").waitFor();
    assert.equal(await page.locator(".line.touched").count(), 2);
    await view.tell({ kind: "select", id: undefined });
    await page.locator(".node[data-id=Delivery]:not([aria-current])").waitFor();
  });

  it("brings out what a box is connected with, as long as one points at it", async () => {
    await box("Delivery").hover();
    const lit = await page.locator(".node.lit").evaluateAll((nodes) => nodes.map((each) => each.dataset.id));
    assert.deepEqual(lit, ["Clicks", "Delivery", "Lake"]);
    await page.mouse.move(0, 0);
    await page.locator("svg.lighting").waitFor({ state: "detached" });
  });

  it("follows the code, and keeps the focus, the zoom and the place", async () => {
    // Where all of it fits there is nothing to scroll.
    for (let step = 0; step < 8; step++) await page.keyboard.press("+");
    const scale = (await placeOf("Lake")).height;
    await box("Lake").focus();
    const before = await placeOf("Lake");
    await show({ ...diagram, nodes: [...diagram.nodes, node("Table", "catalogue")] });
    assert.equal(await focused(), "Lake");
    const after = await placeOf("Lake");
    assert.ok(Math.abs(after.height - scale) < 1);
    assert.ok(Math.abs(after.x - before.x) < 2 && Math.abs(after.y - before.y) < 2);
  });

  it("moves nothing where only findings or places have changed", async () => {
    await page.evaluate(() => document.querySelector(".node")!.setAttribute("data-same", ""));
    const moved = {
      uri: "file:///a.yaml",
      range: { start: { line: 9, character: 2 }, end: { line: 9, character: 8 } },
    };
    const [clicks, ...others] = diagram.nodes;
    const fixed = { ...clicks!, location: moved, extents: [moved], findings: { ...clicks!.findings, error: 0 } };
    await show({ ...diagram, nodes: [fixed, ...others] });
    await page.locator(".badge").waitFor({ state: "detached" });
    assert.equal(await page.locator("[data-same]").count(), 1);
    assert.equal(await page.locator(".summary").textContent(), "4 resources, 3 connections");
    assert.equal(
      await box("Clicks").getAttribute("aria-label"),
      "Clicks, a stream. Triggers Count; is read by Delivery.",
    );
  });

  it("announces what has changed in the whole, and no advice", async () => {
    const [clicks, ...others] = diagram.nodes;
    const said = page.locator(".news");
    await said.filter({ hasText: "4 resources, 3 connections, 2 errors" }).waitFor({ state: "attached" });
    const advised = { ...clicks!, findings: { ...clicks!.findings, error: 1, information: 3 } };
    await show({ ...diagram, nodes: [advised, ...others] });
    await said.filter({ hasText: /^4 resources, 3 connections, 1 error$/ }).waitFor({ state: "attached" });
  });

  it("draws what is read and written by the same as one line with two heads", async () => {
    const nodes = [node("Count", "process"), node("Runs", "store")];
    await show({ nodes, edges: [edge("Runs", "is read by", "Count"), edge("Count", "writes to", "Runs")] });
    assert.deepEqual(await page.locator(".label text").allTextContents(), ["reads and writes"]);
    assert.equal(await page.locator(".head").count(), 2);
  });

  it("draws what is not the way of the data as a dashed line", async () => {
    const nodes = [node("Sales", "catalogue"), node("Shop", "catalogue")];
    await show({ nodes, edges: [edge("Sales", "belongs to", "Shop", { relation: "catalogues" })] });
    assert.equal(await page.locator(".line.dashed").count(), 1);
  });

  it("puts boxes without connections beside each other, below what is connected", async () => {
    const lone = ["A", "B", "C"].map((id) => node(id, "store"));
    await show({ ...diagram, nodes: [...lone, ...diagram.nodes] });
    const [a, b, clicks] = await Promise.all(["A", "B", "Clicks"].map(placeOf));
    assert.ok(a!.y > clicks!.y && a!.y === b!.y && a!.width === b!.width);
  });

  it("says that it is not up to date, where that is so", async () => {
    await show(diagram, "Shown as it was.");
    await page.locator(".notice", { hasText: "Shown as it was." }).waitFor();
    await show(diagram);
    await page.locator(".notice").waitFor({ state: "hidden" });
  });

  it("zooms, by buttons and keys, and shows all again", async () => {
    const all = await width();
    await page.getByRole("button", { name: "Zoom In" }).click();
    assert.ok((await width()) > all * 1.2);
    await page.keyboard.press("0");
    assert.equal(await width(), all);
    await page.keyboard.press("-");
    assert.ok((await width()) < all);
    await page.getByRole("button", { name: "Show All" }).click();
    assert.equal(await width(), all);
  });

  it("gives the drawing as a file that needs no style sheet and is sound, whatever names are in it", async () => {
    const strange = { ...node("x", "store"), title: '<"&\u0001\ud800é漢>', note: "]]>" };
    await show({ nodes: [strange, ...diagram.nodes], edges: diagram.edges });
    await box("Delivery").hover();
    await view.tell({ kind: "giveSvg" });
    await page.waitForFunction(() => (globalThis as unknown as { said: FromView[] }).said.at(-1)?.kind === "svg");
    const message = await lastSaid();
    const svg = message?.kind === "svg" ? message.svg : "";
    assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(svg, /<rect [^>]*fill="rgb\(/);
    assert.doesNotMatch(svg, /var\(--|color\(|class=|tabindex=|data-|NaN/);
    const [error, size] = await page.evaluate(async (text) => {
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      return [parsed.querySelector("parsererror")?.textContent, parsed.documentElement.getAttribute("width")];
    }, svg);
    assert.equal(error, undefined);
    assert.ok(Number(size) > 0);
    assert.ok(await showsAsImage(page, svg));
  });

  it("says why there is nothing to draw, and what may help", async () => {
    await view.tell({ kind: "tell", uri: "file:///b.yaml", text: "b.yaml describes no pipeline.", hint: "Add one." });
    await page.getByRole("heading", { name: "b.yaml describes no pipeline." }).waitFor();
    assert.equal(await page.locator("svg.icon:visible, main svg").count(), 0);
    await page.getByRole("button", { name: "Open Example Pipeline" }).click();
    assert.deepEqual(await lastSaid(), { kind: "openExample" });
  });

  it("breaks no rule of the content security policy", () => assert.deepEqual(view.errors, []));
});

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function rectangles(page: Page, selector: string): Promise<Rectangle[]> {
  return page
    .locator(selector)
    .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().toJSON()));
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether a browser draws the file where a page names it as a picture. */
async function showsAsImage(page: Page, svg: string): Promise<boolean> {
  // The page of the view may load nothing.
  const other = await page.context().browser()!.newPage();
  try {
    return await other.evaluate(async (text) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
      await image.decode();
      return image.naturalWidth > 0;
    }, svg);
  } finally {
    await other.close();
  }
}
