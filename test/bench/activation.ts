import { join } from "node:path";
import type { Browser } from "playwright-core";
import { type Editor, startEditor } from "../vscode/code-server.ts";
import { newWindow, openByName, openWorkbench, runCommand } from "../vscode/page.ts";
import { launchChromium } from "../web/chromium.ts";
import { type Spread, spreadOf } from "./summary.ts";

/** How long VS Code takes to activate the extension, in milliseconds. */
export interface Activation {
  readonly windows: number;
  readonly spread: Spread;
  /** What the median is to stay within. */
  readonly target: number;
}

const root = join(import.meta.dirname, "../..");
const windows = 7;

/** While a window starts, other extensions are activated at the same time; after so many milliseconds they have been. */
const settling = 4_000;

/** Opens a template in so many windows of VS Code, each with an extension host of its own, one after the other. */
export async function measureActivation(): Promise<Activation> {
  const browser = await launchChromium();
  try {
    const editor = await startEditor(root, {});
    try {
      const times: number[] = [];
      for (let n = 0; n < windows; n++) times.push(await activationTime(browser, editor));
      return { windows, spread: spreadOf(times)!, target: 50 };
    } finally {
      await editor.stop();
    }
  } finally {
    await browser.close();
  }
}

/** What the editor itself says, in its list of running extensions: loading the code and the call of `activate`. */
async function activationTime(browser: Browser, editor: Editor): Promise<number> {
  const page = await newWindow(browser);
  await openWorkbench(page, editor.url({ extensionDevelopmentPath: editor.remoteUri(root) }));
  await page.waitForTimeout(settling);
  await openByName(page, "stream.yaml");
  await page.locator(".squiggly-error").first().waitFor();
  await runCommand(page, "Developer: Show Running Extensions");
  const row = page.locator(".runtime-extensions-editor .monaco-list-row", { hasText: "data-pipeline-hints" });
  const text = (await row.locator(".activation-time", { hasText: "ms" }).textContent()) ?? "";
  await page.close();
  return Number(/(\d+)ms/.exec(text)?.[1]);
}
