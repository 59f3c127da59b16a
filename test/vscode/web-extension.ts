import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** Where the workbench of a page finds the extension: `extension-under-test/` under its own address. */
export const extensionPath = "/extension-under-test";

/**
 * Lets the browser's own extension host run the extension, as if it had been installed from a marketplace. Notes the
 * files that are asked for in `served`, if given.
 */
export async function installInBrowser(page: Page, authority: string, root: string, served: string[] = []) {
  await serveExtension(page, root, served);
  await page.addInitScript(addWebExtension, { authority, path: extensionPath });
}

/** Answers requests for the extension's files under the address of the workbench. */
async function serveExtension(page: Page, root: string, served: string[]): Promise<void> {
  await page.route(`**${extensionPath}/**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(extensionPath.length + 1);
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
