import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../web/chromium.ts";
import { type Editor, startEditor } from "./code-server.ts";
import { languageStatus, newWindow, openByName, openWorkbench, pipelineView, runCommand, screenshot } from "./page.ts";

const root = join(import.meta.dirname, "../..");
const folder = "/extension-under-test";

describe("the extension in the browser's own extension host", function () {
  this.timeout(60_000);

  let editor: Editor;
  let browser: Browser;
  let page: Page;
  const served: string[] = [];

  before(async function () {
    this.timeout(300_000);
    editor = await startEditor(root, {});
    browser = await launchChromium();
    page = await newWindow(browser);
    const url = editor.url({});
    await serveExtension(page, served);
    await page.addInitScript(addWebExtension, { authority: new URL(url).host, path: folder });
    await openWorkbench(page, url);
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
  });

  it("finds the retention that is out of range", async () => {
    await openByName(page, "stream.yaml");
    await page.locator(".squiggly-error").first().waitFor();
    await languageStatus(page, "Checked as CloudFormation");
    await screenshot(page, root, "web extension host");
  });

  it("loads nothing but the manifest, what it contributes, and the two bundles for the browser", () => {
    const needed = ["dist/client.web.js", "dist/server.web.js", "package.json", "package.nls.json"];
    const contributed = /^(?:snippets|syntaxes)\/[\w.]+\.json$/;
    const loaded = new Set(served.filter((path) => !path.endsWith(".map") && !contributed.test(path)));
    if ([...loaded].sort().join() !== needed.join()) {
      throw new Error(`It loaded ${[...loaded].join(", ")}`);
    }
  });

  it("shows the pipeline of a file", async () => {
    await runCommand(page, "Data Pipeline Hints: Show Pipeline");
    await pipelineView(page).getByRole("link", { name: "Clicks, Kinesis stream" }).waitFor();
    await screenshot(page, root, "pipeline in the web extension host");
  });
});

/** Answers requests for the extension's files under the address of the workbench. */
async function serveExtension(page: Page, served: string[]): Promise<void> {
  await page.route(`**${folder}/**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(folder.length + 1);
    served.push(path);
    const file = join(root, path);
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
}

/** Runs in the page: adds an extension to the settings that the server wrote into the workbench's page. */
function addWebExtension({ authority, path }: { authority: string; path: string }): void {
  const getAttribute = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    const value = getAttribute.call(this, name);
    if (this.id !== "vscode-workbench-web-configuration" || value === null) {
      return value;
    }
    const settings = JSON.parse(value);
    const developmentOptions = { ...settings.developmentOptions, extensions: [{ scheme: "http", authority, path }] };
    return JSON.stringify({ ...settings, developmentOptions });
  };
}
