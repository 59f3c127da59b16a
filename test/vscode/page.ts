import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
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
  const file = page.locator(".monaco-workbench .explorer-folders-view .monaco-list-row").first();
  // Now and then a window stays empty when it is opened, and is whole when it is loaded again.
  await file.waitFor({ timeout: 20_000 }).catch(async () => {
    await page.reload();
    await file.waitFor();
  });
}

/** Opens a file by typing its name. */
export async function openByName(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+P");
  await choose(page, name, name);
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/**
 * Runs a command by typing its title. Opens the palette anew until it offers the command: it shows those that were known
 * when it was opened, and while the window starts these are not all.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  await waitFor(`the command "${title}"`, async () => {
    await page.keyboard.press("F1");
    try {
      await offer(page, `>${title}`, title, 3_000);
      return true;
    } catch {
      await page.keyboard.press("Escape");
      await quickInput(page).waitFor({ state: "hidden" });
      return false;
    }
  });
  await quickInput(page).press("Enter");
}

/** Types into the open quick input, waits until the chosen row of the list has the words, and takes it. */
export async function choose(page: Page, typed: string, words: string): Promise<void> {
  await offer(page, typed, words);
  await quickInput(page).press("Enter");
}

async function offer(page: Page, typed: string, words: string, timeout?: number): Promise<void> {
  const options = timeout === undefined ? {} : { timeout };
  await quickInput(page).fill(typed, options);
  await page.locator(".quick-input-widget:visible .monaco-list-row.focused", { hasText: words }).waitFor(options);
}

function quickInput(page: Page): Locator {
  return page.locator(".quick-input-widget:visible input[type=text]");
}

/** The line of the editor with these words. What looks like a blank there is a no-break space. */
export function lineWith(page: Page, text: string): Locator {
  return page.locator(".editor-instance .view-line", { hasText: new RegExp(text.replaceAll(" ", "\\s")) });
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

/** A notification in the list of all. Under the test driver they do not come forward by themselves. */
export async function notification(page: Page, words: string): Promise<Locator> {
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
export async function pressIn(page: Page, words: string, title: string): Promise<void> {
  const found = await notification(page, words);
  await found.hover();
  await found.locator(".monaco-button", { hasText: title }).click();
}

/** The inside of the only view that is a page of its own. */
export function pipelineView(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
}

/** Keeps what the window shows now under a name, for people to look at. */
export async function screenshot(page: Page, root: string, name: string): Promise<void> {
  const folder = join(root, ".vscode-test/screenshots");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name.replaceAll(/\W+/g, "-")}.png`);
  // What fades in is shown whole.
  await page.screenshot({ path, animations: "disabled" });
}
