import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { launchChromium } from "../web/chromium.ts";
import { type Editor, startEditor } from "./codeServer.ts";
import { waitFor } from "./waitFor.ts";

const root = join(import.meta.dirname, "../..");
const retentionRule = "kinesis-retention-out-of-range";
const screenshots = join(root, ".vscode-test/screenshots");

describe("what a person sees in the workbench", function () {
  this.timeout(60_000);

  let editor: Editor;
  let browser: Browser;
  let page: Page;

  before(async function () {
    this.timeout(300_000);
    mkdirSync(screenshots, { recursive: true });
    editor = await startEditor(root, {});
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(30_000);
    // The workbench reports through these two when it runs under the test driver.
    await page.exposeFunction("codeAutomationLog", () => {});
    await page.exposeFunction("codeAutomationExit", () => {});
    await page.goto(editor.url({}));
    await page.locator(".monaco-workbench .explorer-folders-view").waitFor();
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
  });

  afterEach(async function () {
    const title = this.currentTest?.title ?? "";
    await page?.screenshot({ path: join(screenshots, `${title.replaceAll(/\W+/g, "-")}.png`) });
  });

  it("a folder that nobody trusts yet", async () => {
    await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
  });

  it("a server that waits for a file it knows", async () => {
    await openByName(page, "deployment.yaml");
    await languageStatus(page, "no open file names an AWS resource");
  });

  it("a server that starts when the name of a resource is typed", async () => {
    await openByName(page, "empty.yaml");
    await languageStatus(page, "no open file names an AWS resource");
    await page.keyboard.type("Resources: {Clicks: {Type: AWS::Kinesis::Stream");
    await languageStatus(page, "Checked as CloudFormation");
  });

  it("a squiggle under the number and a line among the problems", async () => {
    await openByName(page, "stream.yaml");
    await page.locator(".squiggly-error").first().waitFor();
    await runCommand(page, "Problems: Focus on Problems View");
    await problem(page).waitFor();
    assert.match((await problem(page).textContent()) ?? "", new RegExp(retentionRule));
  });

  it("a hover that explains the rule", async () => {
    await page.mouse.move(...(await centreOf(number(page))));
    const hover = page.locator(".monaco-hover:visible", { hasText: "8760" }).first();
    await hover.waitFor();
  });

  it("a language status that says why the file is checked", async () => {
    await languageStatus(page, "Checked as CloudFormation");
  });

  it("a fix chosen with the keyboard", async () => {
    await page.mouse.click(...(await centreOf(number(page))));
    await page.keyboard.press("Control+.");
    const fix = page.locator(".action-widget .action-item, .action-widget .monaco-list-row", {
      hasText: "Set to 24 hours (1 day)",
    });
    await fix.first().waitFor();
    await page.screenshot({ path: join(screenshots, "list-of-fixes.png") });
    await page.keyboard.press("Enter");
    await waitFor("the number 24", async () =>
      (await lineWith(page, "RetentionPeriodHours").textContent())?.includes("24"),
    );
    await waitFor("no problem left", async () => (await problem(page).count()) === 0);
    await waitFor("no squiggle left", async () => (await page.locator(".squiggly-error").count()) === 0);
  });

  it("the page of a rule, found by name", async () => {
    await runCommand(page, "Data Pipeline Hints: Explain Rule...");
    const row = page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: retentionRule });
    await row.first().waitFor();
    await page.screenshot({ path: join(screenshots, "list-of-rules.png") });
    await chooseFirst(page, retentionRule, retentionRule);
    const preview = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    await preview.locator("h1").first().waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "IFRAME");
  });

  it("nothing at all on a file of another kind", async () => {
    await openByName(page, "deployment.yaml");
    await languageStatus(page, "Not checked");
    assert.equal(await page.locator(".squiggly-error, .squiggly-warning, .squiggly-info").count(), 0);
  });

  it("no notification on the way", async () => {
    assert.deepEqual(await page.locator(".notifications-toasts .notification-list-item-message").allTextContents(), []);
  });
});

async function openByName(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+P");
  await chooseFirst(page, name, name);
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await chooseFirst(page, `>${title}`, title);
}

/** Types into the open quick input, waits until the chosen row of the list has the words, and takes it. */
async function chooseFirst(page: Page, typed: string, words: string): Promise<void> {
  const input = page.locator(".quick-input-widget:visible input[type=text]");
  await input.fill(typed);
  await page.locator(".quick-input-widget:visible .monaco-list-row.focused", { hasText: words }).waitFor();
  await input.press("Enter");
}

/** Points at the language menu of the status bar, again and again, until it shows the words. */
async function languageStatus(page: Page, words: string): Promise<void> {
  await waitFor(`the language status "${words}"`, async () => {
    await page.mouse.move(0, 0);
    await page.locator("#status\\.languageStatus").hover();
    const line = page.locator(".hover-language-status", { hasText: words });
    return line.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
  });
}

function problem(page: Page): Locator {
  return page.locator(".markers-panel .monaco-list-row", { hasText: "RetentionPeriodHours" });
}

function lineWith(page: Page, text: string): Locator {
  return page.locator(".editor-instance .view-line", { hasText: text });
}

/** The token of the number behind `RetentionPeriodHours`. */
function number(page: Page): Locator {
  return lineWith(page, "RetentionPeriodHours").locator("span > span").last();
}

async function centreOf(target: Locator): Promise<[number, number]> {
  const box = await target.boundingBox();
  assert.ok(box, "it is on the screen");
  return [box.x + box.width / 2, box.y + box.height / 2];
}
