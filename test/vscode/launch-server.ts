import { existsSync } from "node:fs";
import type { Browser } from "playwright-core";
import { launchChromium } from "../web/chromium.ts";
import { bundleSuite } from "./bundle-suite.ts";
import { type Editor, startEditor } from "./code-server.ts";

/**
 * Runs the suite in VS Code's server with Chromium as its window. Mocha's report is in the file `report` afterwards.
 * Rejects when the editor cannot start or does not come to an end with a report.
 */
export async function runInServer(root: string, report: string): Promise<void> {
  const entry = await bundleSuite(root);
  const editor = await startEditor(root, { DATA_PIPELINE_HINTS_REPORT: report });
  try {
    const browser = await launchChromium();
    try {
      await runSuite(root, editor, browser, entry, report);
    } finally {
      await browser.close();
    }
  } finally {
    await editor.stop();
  }
}

/** Runs a bundled suite in a window of its own. The editor must have been told of the file `report`. */
export async function runSuite(
  root: string,
  editor: Editor,
  browser: Browser,
  entry: string,
  report: string,
): Promise<void> {
  const page = await browser.newPage();
  const exit = new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error("The suite did not end within five minutes.")), 300_000).unref();
    page.once("crash", () => reject(new Error("The window of the editor crashed.")));
    void page.exposeFunction("codeAutomationExit", () => resolve());
  });
  const log: string[] = [];
  await page.exposeFunction("codeAutomationLog", (_level: string, words: unknown[]) => log.push(words.join(" ")));
  await page.goto(
    editor.url({ extensionDevelopmentPath: editor.remoteUri(root), extensionTestsPath: editor.remoteUri(entry) }),
  );
  await exit;
  await page.close();
  if (!existsSync(report)) {
    throw new Error(`The suite left no report.\n${log.join("\n")}`);
  }
}
