import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { waitFor } from "./wait-for.ts";

/** Opens a window for a workbench, in the size of a small laptop. */
export async function newWindow(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(30_000);
  // The workbench reports through these two when it runs under the test driver.
  await page.exposeFunction("codeAutomationLog", () => {});
  await page.exposeFunction("codeAutomationExit", () => {});
  return page;
}

/** Goes to a workbench and waits until it shows the files of its folder. */
export async function openWorkbench(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator(".monaco-workbench .explorer-folders-view .monaco-list-row").first().waitFor();
}

/** Opens a file by typing its name. */
export async function openByName(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+P");
  await choose(page, name, name);
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/** Runs a command by typing its title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await choose(page, `>${title}`, title);
}

/** Types into the open quick input, waits until the chosen row of the list has the words, and takes it. */
export async function choose(page: Page, typed: string, words: string): Promise<void> {
  const input = page.locator(".quick-input-widget:visible input[type=text]");
  await input.fill(typed);
  await page.locator(".quick-input-widget:visible .monaco-list-row.focused", { hasText: words }).waitFor();
  await input.press("Enter");
}

/** Points at the language menu of the status bar, again and again, until it shows the words. */
export async function languageStatus(page: Page, words: string): Promise<void> {
  await waitFor(`the language status "${words}"`, async () => {
    await page.mouse.move(0, 0);
    await page.locator("#status\\.languageStatus").hover();
    const line = page.locator(".hover-language-status", { hasText: words });
    return line.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
  });
}

/** The inside of the only view that is a page of its own. */
export function pipelineView(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
}

/** Keeps what the window shows now under a name, for people to look at. */
export async function screenshot(page: Page, root: string, name: string): Promise<void> {
  const folder = join(root, ".vscode-test/screenshots");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(/\W+/g, "-")}.png`) });
}
