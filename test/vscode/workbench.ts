import assert from "node:assert/strict";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { launchChromium } from "../web/chromium.ts";
import { type Editor, startEditor } from "./code-server.ts";
import {
  choose,
  languageStatus,
  lineWith,
  newWindow,
  openByName,
  openWorkbench,
  pipelineView,
  runCommand,
  screenshot,
} from "./page.ts";
import { waitFor } from "./wait-for.ts";

const root = join(import.meta.dirname, "../..");
const rule = "kinesis-retention-out-of-range";

describe("what a person sees in the workbench", function () {
  this.timeout(60_000);

  let editor: Editor;
  let browser: Browser;
  let page: Page;

  before(async function () {
    this.timeout(300_000);
    editor = await startEditor(root, {});
    browser = await launchChromium();
    page = await newWindow(browser);
    await openWorkbench(page, editor.url({ extensionDevelopmentPath: editor.remoteUri(root) }));
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
  });

  afterEach(async function () {
    if (page !== undefined) {
      await screenshot(page, root, this.currentTest?.title ?? "");
    }
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
    assert.match((await problem(page).textContent()) ?? "", /RetentionPeriodHours is 7/);
  });

  it("a hover that explains the rule", async () => {
    await page.mouse.move(...(await centreOf(number(page))));
    await page.locator(".monaco-hover:visible", { hasText: "8760" }).first().waitFor();
  });

  it("a language status that says why the file is checked", async () => {
    await languageStatus(page, "Checked as CloudFormation");
  });

  it("a fix chosen with the keyboard", async () => {
    await page.mouse.click(...(await centreOf(number(page))));
    await page.keyboard.press("Control+.");
    await page.locator(".action-widget .monaco-list-row.focused", { hasText: "Set to 24 hours (1 day)" }).waitFor();
    await screenshot(page, root, "list of fixes");
    await page.keyboard.press("Enter");
    await lineWith(page, "RetentionPeriodHours: 24").waitFor();
    await waitFor("no problem left", async () => (await problem(page).count()) === 0);
    await waitFor("no squiggle left", async () => (await page.locator(".squiggly-error").count()) === 0);
  });

  it("the pipeline of a file, whose boxes lead to the code", async () => {
    await openByName(page, "stream.yaml");
    await runCommand(page, "Data Pipeline Hints: Show Pipeline");
    const box = pipelineView(page).getByRole("link", { name: "Clicks, Kinesis stream, 1 shard: 1 MiB/s" });
    await box.waitFor();
    await screenshot(page, root, "pipeline");
    await box.click();
    await page.locator(".editor-instance.focused, .editor-instance .monaco-editor.focused").first().waitFor();
    await pipelineView(page).locator(".node[aria-current=true]").waitFor();
    await runCommand(page, "View: Close Editors in Other Groups");
  });

  it("the page of a rule, found by name", async () => {
    await runCommand(page, "Data Pipeline Hints: Explain Rule...");
    // The list shows its first rows only.
    await page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: "athena-" }).first().waitFor();
    await screenshot(page, root, "list of rules");
    await choose(page, rule, rule);
    const preview = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    await preview.locator("h1").first().waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "IFRAME");
  });

  it("a service, looked up, beginning with the selected word", async () => {
    await openByName(page, "stream.yaml");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Control+Shift+ArrowRight");
    await runCommand(page, "Data Pipeline Hints: Look Up...");
    const input = page.locator(".quick-input-widget:visible input[type=text]");
    await waitFor("the selected word", async () => (await input.inputValue()) === "AWSTemplateFormatVersion");
    await input.fill("kinesis streams");
    const hit = page.locator(".quick-input-widget:visible .monaco-list-row", {
      hasText: "Amazon Kinesis Data Streams",
    });
    await hit.first().waitFor();
    await screenshot(page, root, "lookup");
    await hit.first().click();
    const preview = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    await preview.locator("h1", { hasText: "Amazon Kinesis Data Streams" }).waitFor();
  });

  it("a hover over a type, in the dark", async () => {
    await openByName(page, "stream.yaml");
    await runCommand(page, "Preferences: Toggle between Light/Dark Themes");
    await page.locator(".monaco-workbench.vs-dark").waitFor();
    await page.mouse.move(...(await centreOf(lineWith(page, "AWS::Kinesis::Stream").locator("span span").last())));
    await page.locator(".monaco-hover:visible", { hasText: "several consumers" }).first().waitFor();
    await screenshot(page, root, "hover in the dark");
    // It lies over the lines below.
    await page.mouse.move(0, 0);
    await page.locator(".monaco-hover:visible", { hasText: "several consumers" }).waitFor({ state: "hidden" });
    await page.mouse.move(
      ...(await centreOf(lineWith(page, "ShardCount: 1").getByText("ShardCount", { exact: true }))),
    );
    await page.locator(".monaco-hover:visible", { hasText: "1 MiB/s and 1,000 records/s in" }).first().waitFor();
    await screenshot(page, root, "hover over a property in the dark");
    await runCommand(page, "Preferences: Toggle between Light/Dark Themes");
  });

  it("nothing at all on a file of another kind", async () => {
    await openByName(page, "deployment.yaml");
    await languageStatus(page, "Not checked");
    assert.equal(await page.locator(".squiggly-error, .squiggly-warning, .squiggly-info").count(), 0);
  });

  it("no notification on the way", async () => {
    // The list of all shows also what does not come forward by itself, as nothing does under the test driver.
    await runCommand(page, "Notifications: Show Notifications");
    const list = page.locator(".notifications-center");
    await list.waitFor();
    await list.locator(".notifications-center-header-title", { hasText: /notifications/i }).waitFor();
    const texts = await list.locator(".notification-list-item").allTextContents();
    assert.deepEqual(
      texts.filter((text) => text.includes("Data Pipeline Hints")),
      [],
    );
  });
});

function problem(page: Page): Locator {
  return page.locator(".markers-panel .monaco-list-row", { hasText: rule });
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
