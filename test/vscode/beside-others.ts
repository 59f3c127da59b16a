import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../web/chromium.ts";
import { bundleSuite } from "./bundle-suite.ts";
import { type Editor, startEditor } from "./code-server.ts";
import { runSuite } from "./launch-server.ts";
import { newWindow, notification, openByName, openWorkbench, pressIn, runCommand, screenshot } from "./page.ts";
import { waitFor } from "./wait-for.ts";
import { buildYamlExtension } from "./yaml-extension.ts";

const root = join(import.meta.dirname, "../..");
const tagsInFile = "!GetAtt,!GetAtt,!Ref,!Sub,!Sub";

describe("beside the YAML extension", function () {
  this.timeout(60_000);

  let editor: Editor;
  let browser: Browser;
  let page: Page;
  let temporary: string;
  let report: string;

  before(async function () {
    this.timeout(300_000);
    temporary = mkdtempSync(join(tmpdir(), "data-pipeline-hints-beside-"));
    report = join(temporary, "report.json");
    editor = await startEditor(
      root,
      { DATA_PIPELINE_HINTS_REPORT: report },
      {
        extensions: [await buildYamlExtension(root)],
        settings: { "yaml.schemaStore.enable": false, "yaml.schemas": { "./typed.schema.json": "typed.yaml" } },
      },
    );
    browser = await launchChromium();
    page = await newWindow(browser);
    // The list of problems is long, and shows only the rows that there is room for.
    await page.setViewportSize({ width: 1440, height: 1600 });
    await openWorkbench(page, editor.url({ extensionDevelopmentPath: editor.remoteUri(root) }));
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
    rmSync(temporary, { recursive: true, force: true });
  });

  afterEach(async function () {
    if (page?.isClosed() === false) await screenshot(page, root, `beside others ${this.currentTest?.title ?? ""}`);
  });

  it("an offer to tell it of CloudFormation's tags, and nothing written before a click", async () => {
    await openByName(page, "tags.yaml");
    await runCommand(page, "Problems: Focus on Problems View");
    await waitFor("an error for each tag", async () => (await unresolvedTags(page)).join() === tagsInFile);
    await notification(page, "short tags");
    assert.equal(existsSync(settingsFile(editor)), false);
  });

  it("what the setting would be", async () => {
    await pressIn(page, "short tags", "Show");
    await page.locator(".tab", { hasText: "yaml.customTags" }).waitFor();
    await notification(page, "short tags");
    assert.equal(existsSync(settingsFile(editor)), false);
  });

  it("the tags in the settings of the workspace, until they are taken back", async () => {
    const written = (): boolean =>
      existsSync(settingsFile(editor)) && readFileSync(settingsFile(editor), "utf8").includes('"!Ref scalar"');
    await pressIn(page, "short tags", "Add to Workspace Settings");
    await waitFor("the setting", written);
    await waitFor("no error", async () => (await unresolvedTags(page)).length === 0);
    await pressIn(page, "were added", "Undo");
    await waitFor("no setting", () => !written());
    await waitFor("an error for each tag", async () => (await unresolvedTags(page)).join() === tagsInFile);
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
    await pressIn(page, "Findings:", "Show Problems");
    await page.locator(".markers-panel .monaco-list-row", { hasText: "orders.yaml" }).first().waitFor();
    await runCommand(page, "Data Pipeline Hints: Clear Findings of the Workspace Check");
    const row = page.locator(".markers-panel .monaco-list-row", { hasText: "orders.yaml" });
    await waitFor("no findings", async () => (await row.count()) === 0);
  });

  it("one outline", async () => {
    await openByName(page, "typed.yaml");
    await runCommand(page, "Explorer: Focus on Outline View");
    await page.locator(".outline-tree .monaco-list-row", { hasText: "Resources" }).waitFor();
    assert.equal(
      await page.locator(".outline-tree .outline-element-label", { hasText: "Data Pipeline Hints" }).count(),
      0,
    );
  });

  it("nothing twice: suggestions, hovers, findings, links", async function () {
    this.timeout(240_000);
    // The suite has a window of its own.
    await page.close();
    await runSuite(root, editor, browser, await bundleSuite(root, "beside-yaml"), report);
    const { failures, passes } = JSON.parse(readFileSync(report, "utf8"));
    const texts = failures.map(({ fullTitle, err }: Failure) => `${fullTitle}\n${err.stack}`);
    assert.equal(texts.join("\n\n"), "");
    assert.ok(passes.length > 0);
  });
});

type Failure = { readonly fullTitle: string; readonly err: { readonly stack: string } };

/** The tags that the YAML extension does not know, as the list of problems names them. */
async function unresolvedTags(page: Page): Promise<readonly string[]> {
  const rows = await page.locator(".markers-panel .monaco-list-row", { hasText: "Unresolved tag" }).allTextContents();
  return rows.map((row) => /(!\w+)YAML/.exec(row)?.[1] ?? row).sort();
}

function settingsFile({ workspace }: Editor): string {
  return join(workspace, ".vscode/settings.json");
}
