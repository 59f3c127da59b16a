import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";

type Message = { readonly id?: number | string; readonly method?: string; readonly params?: unknown };
type Answer = { readonly result?: unknown; readonly error?: { readonly message: string } };

declare global {
  var talk: ((message: Message) => Promise<Answer>) | undefined;
}

const uri = "memfs:/stream.yaml";
const text = `Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 1
      RetentionPeriodHours: 7
`;

describe("the server in a web worker", () => {
  const requested: string[] = [];
  const errors: string[] = [];
  let server: Server;
  let browser: Browser;
  let page: Page;
  let lastId = 0;

  /** Sends a request to the worker and gives its result; a notification gives undefined at once. */
  const request = async (method: string, params: unknown): Promise<unknown> => {
    lastId += 1;
    const message = { id: lastId, method, params };
    const answer = await page.evaluate((sent) => globalThis.talk?.(sent), message);
    assert.equal(answer?.error, undefined, `${method}: ${answer?.error?.message}`);
    return answer?.result;
  };
  const notify = (method: string, params: unknown) =>
    page.evaluate((sent) => void globalThis.talk?.(sent), { method, params });

  before(async function () {
    this.timeout(60_000);
    server = createServer(({ url = "" }, response) => {
      const isScript = url.startsWith("/dist/");
      response.setHeader("Content-Security-Policy", "connect-src 'none'");
      response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
      response.end(
        isScript ? readFileSync(join(import.meta.dirname, "../..", url)) : "<!doctype html><title>Worker</title>",
      );
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    browser = await launchChromium();
    page = await browser.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("request", (incoming) => requested.push(incoming.url()));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.evaluate(startWorker);
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  it("starts and offers diagnostics on request", async () => {
    const result = await request("initialize", {
      processId: null,
      rootUri: null,
      capabilities: { textDocument: { diagnostic: {} } },
      initializationOptions: { dataFolder: new URL("/dist/", page.url()).href },
    });
    assert.ok(isRecord(result) && isRecord(result.capabilities));
    assert.ok(result.capabilities.diagnosticProvider, "the server has a diagnosticProvider");
    await notify("initialized", {});
  });

  it("finds the retention that is out of range", async () => {
    await notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    const report = await request("textDocument/diagnostic", { textDocument: { uri } });
    assert.ok(isRecord(report) && Array.isArray(report.items));
    const found = report.items.filter((item) => isRecord(item) && item.code === "kinesis-retention-out-of-range");
    assert.equal(found.length, 1, JSON.stringify(report.items));
    assert.deepEqual(found[0].range, { start: { line: 5, character: 28 }, end: { line: 5, character: 29 } });
  });

  it("tells of a type what it knows, from the folder that the client has named", async () => {
    const position = { line: 2, character: 20 };
    const hover = await request("textDocument/hover", { textDocument: { uri }, position });
    assert.match(JSON.stringify(hover), /several consumers/);
    assert.ok(requested.includes(new URL("/dist/knowledge.js", page.url()).href));
  });

  it("asks the network for nothing else and throws nothing", () => {
    const files = ["server.web.js", "knowledge.js", "pages.js", "resource-types.js"].map((name) => `/dist/${name}`);
    const own = ["/", "/favicon.ico", ...files].map((path) => new URL(path, page.url()).href);
    assert.deepEqual(
      requested.filter((url) => !own.includes(url) && !url.startsWith("blob:")),
      [],
    );
    assert.deepEqual(errors, []);
  });
});

/**
 * Runs in the page: starts the worker as an editor does, from a script in memory that loads the server's. Answers what
 * the server asks with null, and leaves `talk` behind.
 */
function startWorker(): void {
  const script = `importScripts("${new URL("/dist/server.web.js", location.href)}")`;
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  const waiting = new Map<unknown, (answer: Answer) => void>();
  worker.addEventListener("error", (event) => {
    for (const answer of waiting.values()) {
      answer({ error: { message: event.message } });
    }
  });
  worker.addEventListener("message", ({ data }) => {
    if (data.method === undefined) {
      waiting.get(data.id)?.(data);
    } else if (data.id !== undefined) {
      worker.postMessage({ jsonrpc: "2.0", id: data.id, result: null });
    }
  });
  globalThis.talk = (message) => {
    const answer = new Promise<Answer>((resolve) => {
      waiting.set(message.id, resolve);
    });
    worker.postMessage({ jsonrpc: "2.0", ...message });
    return answer;
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
