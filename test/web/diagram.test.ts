import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { Diagram, DiagramNode, FromView, ToView } from "../../client/src/diagram/messages.ts";
import { launchChromium } from "./chromium.ts";

const dist = join(import.meta.dirname, "../../dist");

/** Stands in for the editor, and keeps what the view says to it. */
const editor = `
globalThis.said = [];
globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => globalThis.said.push(message), setState() {} });
`;

const files: Readonly<Record<string, readonly [type: string, text: () => string | Buffer]>> = {
  "/": [
    "text/html",
    () =>
      '<!doctype html><html lang="en"><link rel="stylesheet" href="diagram.css"><body><script src="editor.js"></script><script src="diagram.js"></script></body></html>',
  ],
  "/editor.js": ["text/javascript", () => editor],
  "/diagram.js": ["text/javascript", () => readFileSync(join(dist, "diagram.js"))],
  "/diagram.css": ["text/css", () => readFileSync(join(dist, "diagram.css"))],
};

function node(id: string, role: DiagramNode["role"], errors = 0): DiagramNode {
  const location = {
    uri: "file:///a.yaml",
    range: { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } },
  };
  const findings = { error: errors, warning: 0, information: 0, hint: 0 };
  return { id, type: "AWS::X::Y", title: id, kind: `a ${role}`, role, location, extents: [location], findings };
}

const mapping = node("Mapping", "other");

const diagram: Diagram = {
  nodes: [node("Clicks", "stream", 2), node("Count", "process"), node("Delivery", "delivery"), node("Lake", "store")],
  edges: [
    { from: "Clicks", to: "Count", label: "triggers", aside: false, through: [mapping] },
    { from: "Clicks", to: "Delivery", label: "is read by", aside: false, through: [] },
    { from: "Delivery", to: "Lake", label: "delivers to", aside: false, through: [] },
  ],
};

describe("the view of a pipeline", function () {
  this.timeout(30_000);
  const errors: string[] = [];
  let server: Server;
  let browser: Browser;
  let page: Page;

  const tell = (message: ToView): Promise<void> => page.evaluate((sent) => window.postMessage(sent, "*"), message);
  const said = (): Promise<FromView[]> => page.evaluate(() => (globalThis as unknown as { said: FromView[] }).said);
  const focused = (): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.getAttribute("data-id"));

  before(async () => {
    server = createServer((incoming, response) => {
      const [type, text] = files[incoming.url ?? ""] ?? ["text/plain", () => ""];
      // What the panel allows, and no more: neither styles nor scripts inside of the page.
      response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'");
      response.setHeader("Content-Type", type);
      response.end(text());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("favicon")) errors.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    assert.deepEqual(await said(), [{ kind: "ready" }]);
    await tell({ kind: "show", name: "a.yaml", uri: "file:///a.yaml", diagram });
    await page.locator(".node").first().waitFor();
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  it("draws every resource along the way of the data, with badges", async () => {
    assert.equal(await page.locator(".node").count(), 4);
    assert.equal(await page.locator(".edge").count(), 3);
    assert.equal(await page.locator(".badge.error").textContent(), "2");
    const [clicks, delivery, lake] = await Promise.all(
      ["Clicks", "Delivery", "Lake"].map(async (id) => (await page.locator(`[data-id=${id}]`).boundingBox())!.x),
    );
    assert.ok(clicks! < delivery! && delivery! < lake!, "from left to right");
    assert.equal(await page.locator("[role=status]").textContent(), "4 resources, 3 connections, 2 errors");
  });

  it("reads as a list of links, each with its connections", async () => {
    const names = await page
      .getByRole("group", { name: "Pipeline of a.yaml" })
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("aria-label")));
    assert.deepEqual(names, [
      "Clicks, a stream, 2 errors. Triggers Count; is read by Delivery.",
      "Count, a process. Clicks triggers it.",
      "Delivery, a delivery. Delivers to Lake; Clicks is read by it.",
      "Lake, a store. Delivery delivers to it.",
    ]);
    assert.deepEqual(await page.locator("details li").allTextContents(), [
      "Clicks triggers Count, through Mapping, a other",
      "Clicks is read by Delivery",
      "Delivery delivers to Lake",
    ]);
  });

  it("is walked through with the keyboard, and leads to the code", async () => {
    await page.locator("[data-id=Clicks].node").focus();
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Count");
    await page.locator("[data-id=Delivery].node").focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "Lake");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await focused(), "Delivery");
    await page.keyboard.press("Enter");
    assert.deepEqual((await said()).at(-1), { kind: "go", id: "Delivery" });
  });

  it("leads to the code of what is clicked, and of what makes a connection", async () => {
    await page.locator(".node[data-id=Lake]").click();
    assert.deepEqual((await said()).at(-1), { kind: "go", id: "Lake" });
    await page.locator(".edge .label", { hasText: "triggers" }).click();
    assert.deepEqual((await said()).at(-1), { kind: "go", id: "Mapping" });
  });

  it("marks the resource in whose code the cursor stands", async () => {
    await tell({ kind: "select", id: "Delivery" });
    await page.locator(".node[data-id=Delivery][aria-current=true]").waitFor();
    assert.equal(await page.locator(".edge.touched").count(), 2);
    await tell({ kind: "select", id: undefined });
    await page.locator(".node[data-id=Delivery]:not([aria-current])").waitFor();
  });

  it("follows the code, and keeps the focus", async () => {
    await page.locator("[data-id=Lake].node").focus();
    const { nodes, edges } = diagram;
    await tell({
      kind: "show",
      name: "a.yaml",
      uri: "file:///a.yaml",
      diagram: { nodes: [...nodes, node("Table", "catalogue")], edges },
    });
    await page.locator("[data-id=Table]").waitFor();
    assert.equal(await focused(), "Lake");
  });

  it("gives the drawing as a file that needs no style sheet", async () => {
    await page.getByRole("button", { name: "Save as SVG" }).click();
    const message = (await said()).at(-1)!;
    assert.equal(message.kind, "saveSvg");
    const svg = message.kind === "saveSvg" ? message.svg : "";
    assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(svg, /fill="rgb\(/);
    assert.doesNotMatch(svg, /var\(--|class=|tabindex=/);
  });

  it("asks for Mermaid, zooms, and fits", async () => {
    await page.getByRole("button", { name: "Open as Mermaid" }).click();
    assert.deepEqual((await said()).at(-1), { kind: "openMermaid" });
    const width = async (): Promise<number> => (await page.locator("main svg").boundingBox())!.width;
    const fitting = await width();
    await page.getByRole("button", { name: "Zoom In" }).click();
    assert.ok((await width()) > fitting * 1.2);
    await page.getByRole("button", { name: "Fit" }).click();
    assert.equal(await width(), fitting);
  });

  it("says why there is nothing to draw", async () => {
    await tell({ kind: "tell", uri: "file:///b.yaml", text: "b.yaml describes no data pipeline." });
    await page.getByText("b.yaml describes no data pipeline.").waitFor();
    assert.equal(await page.locator("svg").count(), 0);
  });

  it("breaks no rule of the content security policy", () => assert.deepEqual(errors, []));
});
