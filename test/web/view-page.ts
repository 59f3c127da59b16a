import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { FromView, ToView, ViewTexts } from "../../client/src/diagram/messages.ts";
import { launchChromium } from "./chromium.ts";

const dist = join(import.meta.dirname, "../../dist");

/** Stands in for the editor, and keeps what the view says to it. */
const editor = `
globalThis.said = [];
globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => globalThis.said.push(message), setState() {} });
`;

const texts: ViewTexts = {
  zoomIn: "Zoom In",
  zoomOut: "Zoom Out",
  fit: "Show All",
  connections: "Connections",
  keys: "The arrow keys follow the connections.",
  openExample: "Open Example Pipeline",
  roles: {
    source: "Source",
    stream: "Stream",
    delivery: "Delivery",
    process: "Processing",
    store: "Store",
    catalogue: "Catalogue",
    query: "Query",
    other: "Other",
  },
};

/** A theme as the editor hands it to views: its kind, and its colours by the names of their variables. */
export type Theme = { readonly kind: string; readonly colors: Readonly<Record<string, string>> };

/** The themes that VS Code comes with, with what they say of the colours that the view asks for. */
export const themes: Readonly<Record<string, Theme>> = JSON.parse(
  readFileSync(join(import.meta.dirname, "themes.json"), "utf8"),
);

/** The view of a pipeline in a page of its own. */
export type ViewPage = {
  readonly page: Page;
  /** What the page complained of, such as breaches of its content security policy. */
  readonly errors: readonly string[];
  tell(message: ToView): Promise<void>;
  said(): Promise<readonly FromView[]>;
  close(): Promise<void>;
};

/** Opens the built view, under the content security policy that the panel gives it. */
export async function openViewPage(theme?: Theme): Promise<ViewPage> {
  const files: Readonly<Record<string, readonly [type: string, text: string | Buffer]>> = {
    "/": ["text/html", pageIn(theme)],
    "/theme.css": ["text/css", styleOf(theme)],
    "/editor.js": ["text/javascript", editor],
    "/diagram.js": ["text/javascript", readFileSync(join(dist, "diagram.js"))],
    "/diagram.css": ["text/css", readFileSync(join(dist, "diagram.css"))],
  };
  const server = createServer((incoming, response) => {
    const [type, text] = files[incoming.url ?? ""] ?? ["text/plain", ""];
    // What the panel allows, and no more: neither styles nor scripts inside of the page.
    response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'");
    response.setHeader("Content-Type", type);
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser: Browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("favicon")) errors.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    errors,
    tell: (message) => page.evaluate((sent) => window.postMessage(sent, "*"), message),
    said: () => page.evaluate(() => (globalThis as unknown as { said: FromView[] }).said),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

function pageIn(theme: Theme | undefined): string {
  const classes = [theme?.kind, theme?.kind.startsWith("vscode-high-contrast") && "vscode-high-contrast"];
  return `<!doctype html>
<html lang="en">
<link rel="stylesheet" href="theme.css"><link rel="stylesheet" href="diagram.css">
<body class="${classes.filter(Boolean).join(" ")}" data-texts="${JSON.stringify(texts).replaceAll('"', "&quot;")}">
<script src="editor.js"></script><script src="diagram.js"></script>
</body>
</html>`;
}

function styleOf(theme: Theme | undefined): string {
  const colors = Object.entries(theme?.colors ?? {}).map(([name, value]) => `${name}: ${value};`);
  return `:root { ${colors.join(" ")} }`;
}
