import assert from "node:assert/strict";
import { linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { launchChromium } from "../web/chromium.ts";
import { type Editor, startEditor } from "./code-server.ts";
import {
  lineWith,
  newWindow,
  notification,
  openByName,
  openWorkbench,
  pressIn,
  runCommand,
  screenshot,
} from "./page.ts";
import { waitFor } from "./wait-for.ts";

const root = join(import.meta.dirname, "../..");
const rule = "kinesis-retention-out-of-range";

describe("kinds of workspaces", function () {
  this.timeout(60_000);

  let editor: Editor;
  let browser: Browser;
  let page: Page;

  before(async function () {
    this.timeout(300_000);
    editor = await startEditor(root, {});
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
  });

  afterEach(async function () {
    if (page !== undefined) await screenshot(page, root, `workspaces ${this.currentTest?.title ?? ""}`);
  });

  /** Opens a window on a part of the temporary folder, or on nothing. */
  const open = async (opened: Readonly<Record<string, string>>): Promise<void> => {
    await page?.close();
    page = await newWindow(browser);
    const url = editor.url({ extensionDevelopmentPath: editor.remoteUri(root) }, opened);
    await ("ew" in opened ? page.goto(url) : openWorkbench(page, url));
  };

  /** Makes a folder with these files beside the workspace, and gives its path. */
  const folderWith = (name: string, files: Readonly<Record<string, string>>): string => {
    const folder = join(dirname(editor.workspace), name);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  };

  describe("a window without a folder", () => {
    before(() => open({ ew: "true" }));

    it("has findings and a hover in a file that was never saved", async () => {
      await runCommand(page, "Data Pipeline Hints: Open Example Pipeline");
      await page.locator(".squiggly-error").first().waitFor();
      await lineWith(page, "RetentionPeriodHours: 7").locator("span > span").last().hover();
      await page.locator(".monaco-hover:visible", { hasText: "8760" }).first().waitFor();
    });

    it("offers no check of a workspace", async () => {
      const commands = await ownCommands(page);
      assert.ok(
        commands.some((title) => title.includes("Look Up...")),
        commands.join(),
      );
      assert.ok(!commands.some((title) => title.includes("Check Workspace")), commands.join());
    });

    it("has nothing to complain of", () => assertNothingSaid(page));
  });

  describe("a window with several folders", () => {
    before(async () => {
      const folder = folderWith("several", {
        "plain/plain.yaml": stream("Plain"),
        "project/project.yaml": stream("Project"),
        "project/.pipeline-hints.yaml": `rules: {${rule}: off}\n`,
        "settings/settings.yaml": stream("Settings"),
        "settings/.vscode/settings.json": JSON.stringify({ "dataPipelineHints.rules": { [rule]: "information" } }),
        "all.code-workspace": JSON.stringify({
          folders: ["plain", "project", "settings"].map((path) => ({ path })),
          settings: { "dataPipelineHints.preset": "errors" },
        }),
      });
      await open({ workspace: join(folder, "all.code-workspace") });
    });

    it("has the findings that each folder asks for", async () => {
      await openByName(page, "plain.yaml");
      await page.locator(".editor-instance .squiggly-error").first().waitFor();
      await openByName(page, "settings.yaml");
      await page.locator(".editor-instance .squiggly-info").first().waitFor();
      await openByName(page, "project.yaml");
      await runCommand(page, "Problems: Focus on Problems View");
      await problem(page, "settings.yaml").waitFor();
      assert.deepEqual(
        [await problem(page, "plain.yaml").count(), await problem(page, "project.yaml").count()],
        [1, 0],
      );
    });

    it("has all folders checked at once, each as it asks for", async () => {
      await runCommand(page, "View: Close All Editors");
      await waitFor("no problems", async () => (await problem(page).count()) === 0);
      await runCommand(page, "Data Pipeline Hints: Check Workspace");
      await notification(page, "Findings: 2. Files checked that were not open: 3.");
      // Of what is left of the progress, no path of the machine.
      const said = (await page.locator(".notifications-center").textContent()) ?? "";
      assert.ok(!said.includes(dirname(editor.workspace)), said);
      await problem(page, "plain.yaml").waitFor();
      await problem(page, "settings.yaml").waitFor();
      await page.locator(".markers-panel .codicon-error").first().waitFor();
      await page.locator(".markers-panel .codicon-info").first().waitFor();
    });
  });

  describe("a check of many files", () => {
    let folder: string;
    const directories = Array.from({ length: 400 }, (_, index) => `many-${index}`);

    before(async () => {
      folder = folderWith("many", {
        ".pipeline-hints.yaml": "preset: errors\n",
        "template.txt": stream("First") + topics(1_000),
        "small/small.yaml": stream("Small"),
      });
      // Each a file of its own to whoever looks for files, without being written four hundred times.
      for (const directory of directories) {
        mkdirSync(join(folder, directory));
        linkSync(join(folder, "template.txt"), join(folder, directory, "large.yaml"));
      }
      await open({ folder });
    });

    it("ends without findings when Cancel is pressed", async () => {
      await runCommand(page, "Problems: Focus on Problems View");
      await runCommand(page, "Data Pipeline Hints: Check Workspace");
      await problem(page).first().waitFor();
      await pressIn(page, "Checking data pipelines", "Cancel");
      await page
        .locator(".notification-list-item", { hasText: "Checking data pipelines" })
        .waitFor({ state: "hidden" });
      await waitFor("no problems", async () => (await problem(page).count()) === 0);
      await assertNothingSaid(page);
    });

    it("can be made again", async () => {
      for (const directory of directories) rmSync(join(folder, directory), { recursive: true });
      await runCommand(page, "Data Pipeline Hints: Check Workspace");
      await notification(page, "Findings: 1. Files checked that were not open: 1.");
      await problem(page, "small.yaml").waitFor();
    });
  });
});

/** A template with a stream whose retention is out of range. */
function stream(name: string): string {
  const properties = "{ShardCount: 1, RetentionPeriodHours: 7}";
  return `Resources:\n  ${name}:\n    Type: AWS::Kinesis::Stream\n    Properties: ${properties}\n`;
}

/** More of a template, which takes its time. */
function topics(count: number): string {
  return Array.from({ length: count }, (_, index) => `  Topic${index}:\n    Type: AWS::SNS::Topic\n`).join("");
}

/** What the palette offers of the extension now. */
async function ownCommands(page: Page): Promise<readonly string[]> {
  await page.keyboard.press("F1");
  const palette = page.locator(".quick-input-widget:visible");
  await palette.locator("input[type=text]").fill(">Data Pipeline Hints: ");
  // Where nothing fits, a row says so.
  await palette
    .locator(".monaco-list-row", { hasText: /Data Pipeline Hints|No matching/ })
    .first()
    .waitFor();
  const titles = await palette.locator(".monaco-list-row").allTextContents();
  await palette.locator("input[type=text]").press("Escape");
  await palette.waitFor({ state: "hidden" });
  return titles.filter((title) => title.includes("Data Pipeline Hints"));
}

/** The lines of the Problems view, or those that tell of a file. */
function problem(page: Page, file = ""): Locator {
  return page.locator(".markers-panel .monaco-list-row", { hasText: file });
}

/** Neither this extension nor anybody about it has said anything that was not asked for. */
async function assertNothingSaid(page: Page): Promise<void> {
  await runCommand(page, "Notifications: Show Notifications");
  const list = page.locator(".notifications-center");
  await list.locator(".notifications-center-header-title", { hasText: /notifications/i }).waitFor();
  const texts = await list.locator(".notification-list-item").allTextContents();
  assert.deepEqual(
    texts.filter((text) => /Data Pipeline Hints|findings/.test(text)),
    [],
  );
}
