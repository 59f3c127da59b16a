import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { launchChromium } from "../web/chromium.ts";
import { bundleWebSuite } from "./bundle-suite.ts";
import { startEditor } from "./code-server.ts";
import { reportIn } from "./suite-report.ts";
import { extensionPath, installInBrowser } from "./web-extension.ts";

/**
 * Runs the suite in the extension host of a browser, in which the extension and its server are workers. Mocha's report
 * is in the file `report` afterwards. Rejects when the editor cannot start or does not come to an end with a report.
 */
export async function runInBrowser(root: string, report: string): Promise<void> {
  const entry = await bundleWebSuite(root);
  const editor = await startEditor(root, {});
  try {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const end = new Promise<void>((resolve, reject) => {
        setTimeout(() => reject(new Error("The suite did not end within five minutes.")), 240_000).unref();
        page.once("crash", () => reject(new Error("The window of the editor crashed.")));
        void page.exposeFunction("codeAutomationExit", () => resolve());
      });
      const log: string[] = [];
      await page.exposeFunction("codeAutomationLog", (_level: string, words: unknown[]) => log.push(words.join(" ")));
      const { host } = new URL(editor.url({}));
      await installInBrowser(page, host, root);
      const suite = `http://${host}${extensionPath}/${relative(root, entry)}`;
      await page.goto(editor.url({ extensionTestsPath: suite }));
      await end;
      writeFileSync(report, reportIn(log));
    } finally {
      await browser.close();
    }
  } finally {
    await editor.stop();
  }
}
