import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { launchChromium } from "../web/chromium.ts";
import { type Editor, startEditor } from "./code-server.ts";
import { choose, newWindow, openByName, openWorkbench, runCommand, screenshot } from "./page.ts";
import { waitFor } from "./wait-for.ts";

const root = join(import.meta.dirname, "../..");

describe("beside the YAML extension", function () {
  this.timeout(60_000);

  let editor: Editor;
  let browser: Browser;
  let page: Page;

  before(async function () {
    this.timeout(300_000);
    editor = await startEditor(root, {}, [join(import.meta.dirname, "extensions/redhat.vscode-yaml-0.0.1")]);
    browser = await launchChromium();
    page = await newWindow(browser);
    await openWorkbench(page, editor.url({ extensionDevelopmentPath: editor.remoteUri(root) }));
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
  });

  afterEach(async function () {
    if (page !== undefined) await screenshot(page, root, `beside others ${this.currentTest?.title ?? ""}`);
  });

  it("an offer to tell it of CloudFormation's tags, and nothing written before a click", async () => {
    await openByName(page, "tags.yaml");
    await notification(page, "short tags");
    assert.equal(existsSync(settingsFile(editor)), false);
  });

  it("what the setting would be", async () => {
    await press(page, "short tags", "Show");
    await page.locator(".tab", { hasText: "yaml.customTags" }).waitFor();
    await notification(page, "short tags");
    assert.equal(existsSync(settingsFile(editor)), false);
  });

  it("the tags in the settings of the workspace, until they are taken back", async () => {
    const written = (): boolean =>
      existsSync(settingsFile(editor)) && readFileSync(settingsFile(editor), "utf8").includes('"!Ref scalar"');
    await press(page, "short tags", "Add to Workspace Settings");
    await waitFor("the setting", written);
    await press(page, "were added", "Undo");
    await waitFor("no setting", () => !written());
  });

  it("the values of a line, behind it", async () => {
    await openByName(page, "tags.yaml");
    await page
      .locator(".editor-instance .view-line", { hasText: /4\sMiB\/s\sin/ })
      .first()
      .waitFor();
  });

  it("findings in files that are not open, after a command", async () => {
    await runCommand(page, "Data Pipeline Hints: Check Workspace");
    await press(page, "findings in", "Show Problems");
    await page.locator(".markers-panel .monaco-list-row", { hasText: "orders.yaml" }).first().waitFor();
    await runCommand(page, "Data Pipeline Hints: Clear Findings of the Workspace Check");
    const row = page.locator(".markers-panel .monaco-list-row", { hasText: "orders.yaml" });
    await waitFor("no findings", async () => (await row.count()) === 0);
  });

  it("a walkthrough with pictures", async () => {
    await runCommand(page, "Welcome: Open Walkthrough...");
    await choose(page, "Data Pipeline Hints", "Data Pipeline Hints");
    // The pictures are left out where there is no room for them.
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.locator(".gettingStartedContainer", { hasText: "Open a pipeline" }).first().waitFor();
    await page.locator(".getting-started-media iframe, .getting-started-media svg").first().waitFor();
  });
});

function settingsFile({ workspace }: Editor): string {
  return join(workspace, ".vscode/settings.json");
}

/** A notification in the list of all. Under the test driver they do not come forward by themselves. */
async function notification(page: Page, words: string): Promise<Locator> {
  const found = page.locator(".notifications-center .notification-list-item", { hasText: words });
  await waitFor(`the notification "${words}"`, async () => {
    if (await found.isVisible()) return true;
    await runCommand(page, "Notifications: Show Notifications");
    return found.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
  });
  return found;
}

/** Presses a button of a notification. */
async function press(page: Page, words: string, title: string): Promise<void> {
  const found = await notification(page, words);
  await found.hover();
  await found.locator(".monaco-button", { hasText: title }).click();
}
