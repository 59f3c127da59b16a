import assert from "node:assert/strict";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { launchChromium } from "../web/chromium.ts";
import { type Editor, startEditor } from "./code-server.ts";
import { lineWith, newWindow, openByName, openWorkbench, pipelineView, runCommand, screenshot } from "./page.ts";
import { waitFor } from "./wait-for.ts";

const root = join(import.meta.dirname, "../..");
const file = "clickstream.yaml";

describe("the pipeline of a file in the workbench", function () {
  this.timeout(60_000);

  let editor: Editor;
  let browser: Browser;
  let page: Page;
  let view: FrameLocator;

  before(async function () {
    this.timeout(300_000);
    editor = await startEditor(root, {});
    copyFileSync(join(root, "examples/cloudformation/clickstream.yaml"), join(editor.workspace, file));
    browser = await launchChromium();
    page = await newWindow(browser);
    await openWorkbench(page, editor.url({ extensionDevelopmentPath: editor.remoteUri(root) }));
    view = pipelineView(page);
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
  });

  afterEach(async function () {
    if (page !== undefined) await screenshot(page, root, `pipeline ${this.currentTest?.title ?? ""}`);
  });

  const box = (id: string) => view.locator(`.node[data-id="${id}"]`);
  const tab = () => page.locator(".tab", { hasText: `Pipeline of ${file}` });

  /** Takes an entry of the menu in the title of the pipeline. */
  const chooseInTitle = async (title: string): Promise<void> => {
    await tab().click();
    const actions = page.locator(".editor-group-container.active .editor-actions");
    await actions.getByRole("button", { name: "More Actions..." }).click();
    await page.locator(".monaco-menu").getByRole("menuitem", { name: title }).click();
  };

  it("opens beside the editor, by a button in its title", async () => {
    await openByName(page, file);
    await page.locator(".editor-actions").getByRole("button", { name: "Show Pipeline" }).first().click();
    await box("Lake").waitFor();
    assert.equal(await view.locator(".node").count(), 7);
    assert.equal(await page.locator(".editor-group-container").count(), 2);
  });

  it("marks where the cursor stands, and leads to the code", async () => {
    await box("Delivery").click();
    await page.locator(".editor-instance .monaco-editor.focused").waitFor();
    await view.locator(".node[data-id=Delivery][aria-current=true]").waitFor();
  });

  it("leads back to the editor with Escape", async () => {
    await box("Lake").focus();
    await page.keyboard.press("Escape");
    await page.locator(".editor-instance .monaco-editor.focused").waitFor();
  });

  it("keeps the picture while the text is broken, and says so", async () => {
    await page.keyboard.press("Control+Home");
    await page.keyboard.insertText("[");
    await view.locator(".notice:visible").waitFor();
    assert.equal(await view.locator(".node").count(), 7);
    await page.keyboard.press("Backspace");
    await view.locator(".notice").waitFor({ state: "hidden" });
  });

  it("follows edits, and keeps how far somebody zoomed", async () => {
    await view.getByRole("button", { name: "Zoom In" }).click();
    const before = (await box("Clicks").boundingBox())!;
    await page.locator(".tab", { hasText: file }).first().click();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("\n  Copy: { Type: AWS::S3::Bucket }");
    await box("Copy").waitFor();
    const after = (await box("Clicks").boundingBox())!;
    assert.ok(Math.abs(after.height - before.height) < 1);
    await page.keyboard.press("Shift+ArrowUp");
    await page.keyboard.press("Delete");
    await box("Copy").waitFor({ state: "detached" });
  });

  it("shows roles and keys where they are asked for", async () => {
    await chooseInTitle("Show Roles and Keys in the Pipeline");
    await box("DeliveryRole").waitFor();
    await chooseInTitle("Hide Roles and Keys in the Pipeline");
    await box("DeliveryRole").waitFor({ state: "detached" });
  });

  it("becomes Mermaid by a button in its title", async () => {
    await tab().click();
    await page.locator(".editor-actions").getByRole("button", { name: "Open Pipeline as Mermaid" }).first().click();
    await lineWith(page, "```mermaid").waitFor();
    await runCommand(page, "View: Revert and Close Editor");
  });

  it("is there again after the window was loaded anew", async () => {
    await page.reload();
    await tab().waitFor();
    await tab().click();
    await box("Lake").waitFor();
    assert.equal(await view.locator(".node").count(), 7);
  });

  it("goes with its file", async () => {
    const path = join(editor.workspace, file);
    const text = readFileSync(path);
    await waitFor("no pipeline", async () => {
      // The first time nobody may be watching yet, as the window was just loaded.
      writeFileSync(path, text);
      rmSync(path);
      return tab()
        .waitFor({ state: "detached", timeout: 4_000 })
        .then(
          () => true,
          () => false,
        );
    });
  });
});
