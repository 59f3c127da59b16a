import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../web/chromium.ts";
import { type Editor, startEditor } from "./code-server.ts";
import {
  languageStatus,
  lineWith,
  newWindow,
  openByName,
  openWorkbench,
  pipelineView,
  runCommand,
  screenshot,
} from "./page.ts";
import { installInBrowser } from "./web-extension.ts";

const root = join(import.meta.dirname, "../..");

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
    await installInBrowser(page, new URL(url).host, root, served);
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

  it("tells of a type what it knows, which it loads when it is asked", async () => {
    const type = lineWith(page, "AWS::Kinesis::Stream").getByText("AWS::Kinesis::Stream").first();
    await type.hover();
    await page.locator(".monaco-hover:visible", { hasText: "several consumers" }).first().waitFor();
  });

  it("loads nothing but the manifest, what it contributes, the two bundles for the browser, and what they know", () => {
    const known = ["dist/knowledge.js", "dist/pages.js", "dist/resource-types.js"];
    const needed = ["dist/client.web.js", ...known, "dist/server.web.js", "package.json", "package.nls.json"];
    const contributed = /^(?:snippets|syntaxes)\/[\w.-]+\.json$/;
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
