import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
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

const root = join(import.meta.dirname, "../..");
const example = "clickstream.yaml";

/** The editor's own themes of each kind, and the class by which its window shows the kind. */
const themes = [
  { name: "light", theme: "Light 2026", kind: "vs" },
  { name: "dark", theme: "Dark 2026", kind: "vs-dark" },
  { name: "high contrast", theme: "Default High Contrast", kind: "hc-black" },
  { name: "high contrast light", theme: "Default High Contrast Light", kind: "hc-light" },
];

/** Nothing that distracts from what the extension shows. */
const calm = {
  "breadcrumbs.enabled": false,
  "chat.commandCenter.enabled": false,
  "editor.minimap.enabled": false,
  "window.commandCenter": false,
  "workbench.reduceMotion": "on",
  "workbench.layoutControl.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

describe("what it looks like", function () {
  this.timeout(60_000);

  let editor: Editor;
  let browser: Browser;
  let page: Page;

  const use = async ({ theme, kind }: (typeof themes)[number]): Promise<void> => {
    const settings = { ...calm, "workbench.colorTheme": theme };
    writeFileSync(join(editor.workspace, ".vscode/settings.json"), JSON.stringify(settings));
    await page.locator(`.monaco-workbench.${kind}`).waitFor();
  };

  before(async function () {
    this.timeout(300_000);
    editor = await startEditor(root, {});
    mkdirSync(join(editor.workspace, ".vscode"));
    writeFileSync(join(editor.workspace, ".vscode/settings.json"), JSON.stringify(calm));
    copyFileSync(join(root, "examples/cloudformation", example), join(editor.workspace, example));
    browser = await launchChromium();
    page = await newWindow(browser);
    await openWorkbench(page, editor.url({ extensionDevelopmentPath: editor.remoteUri(root) }));
    await trust(page);
    await runCommand(page, "View: Hide Secondary Side Bar");
    await runCommand(page, "View: Toggle Primary Side Bar Visibility");
    await openByName(page, example);
    await page.locator(".squiggly-error").first().waitFor();
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
  });

  for (const theme of themes) {
    describe(`in a ${theme.name} theme`, () => {
      before(() => use(theme));

      beforeEach(() => openByName(page, example));

      const keep = (what: string) => screenshot(page, root, `${what} ${theme.name}`);

      it("the hover", async () => {
        await pointAt(page, "StorageClass: GLACIER", "GLACIER");
        await page.locator(".monaco-hover:visible", { hasText: "90 days" }).first().waitFor();
        await keep("hover");
        await page.mouse.move(0, 0);
      });

      it("the fixes", async () => {
        await clickAt(page, "ShardCount: 4", "4");
        await page.keyboard.press("Control+.");
        await page.locator(".action-widget .monaco-list-row.focused").waitFor();
        await keep("fixes");
        await page.keyboard.press("Escape");
      });

      it("the completion", async () => {
        await clickAt(page, "StorageClass: GLACIER", "GLACIER");
        await page.keyboard.press("Control+ArrowLeft");
        await page.keyboard.press("Control+Space");
        const list = page.locator(".suggest-widget.visible");
        await list.locator(".monaco-list-row", { hasText: "DEEP_ARCHIVE" }).waitFor();
        if (!(await page.locator(".suggest-details").isVisible())) await page.keyboard.press("Control+Space");
        await page.locator(".suggest-details", { hasText: "Minimum duration" }).waitFor();
        await keep("completion");
        await page.keyboard.press("Escape");
        await page.keyboard.press("Escape");
      });

      it("the status", async () => {
        await languageStatus(page, "Checked as CloudFormation");
        await keep("status");
        await page.mouse.move(0, 0);
      });

      it("the pipeline", async () => {
        await runCommand(page, "Data Pipeline Hints: Show Pipeline");
        await pipelineView(page)
          .getByRole("link", { name: /^Clicks, Kinesis stream/ })
          .waitFor();
        await keep("pipeline");
        await runCommand(page, "View: Close Editors in Other Groups");
      });

      it("the walkthrough", async () => {
        // The pictures are left out where there is no room for them.
        await page.setViewportSize({ width: 1920, height: 1080 });
        await runCommand(page, "Welcome: Open Walkthrough...");
        await choose(page, "Data Pipeline Hints", "Data Pipeline Hints");
        await page.locator(".gettingStartedContainer", { hasText: "Open a pipeline" }).first().waitFor();
        const media = page.frameLocator(".getting-started-media iframe").frameLocator("#active-frame");
        await media.locator("svg").waitFor();
        await keep("walkthrough");
        await page.setViewportSize({ width: 1440, height: 900 });
        await runCommand(page, "View: Close Editor");
      });
    });
  }
});

/** Says that the folder is trusted, which takes the banner away. */
async function trust(page: Page): Promise<void> {
  await runCommand(page, "Workspaces: Manage Workspace Trust");
  await page
    .locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ })
    .first()
    .click();
  await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor({ state: "detached" });
}

async function pointAt(page: Page, line: string, word: string): Promise<void> {
  await page.mouse.move(...(await centreOf(page, line, word)));
}

async function clickAt(page: Page, line: string, word: string): Promise<void> {
  await page.mouse.click(...(await centreOf(page, line, word)));
}

async function centreOf(page: Page, line: string, word: string): Promise<[number, number]> {
  const box = await lineWith(page, line).first().getByText(word, { exact: true }).first().boundingBox();
  assert.ok(box, `${word} in "${line}" is on the screen`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}
