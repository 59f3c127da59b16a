import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const systemPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts Chromium without a window. Rejects with the way to install it when there is none. */
export function launchChromium(): Promise<Browser> {
  const executablePath = [...systemPaths, chromium.executablePath()].find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      "Chromium is missing. Install it with `apt-get install chromium` (Debian, Ubuntu) or `npx playwright-core install chromium`.",
    );
  }
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
