import { type ExtensionContext, Uri } from "vscode";
import type { LanguageClient, LanguageClientOptions } from "vscode-languageclient/browser";
import { activateWith } from "./activate.ts";
import type { Server } from "./server.ts";

let server: Server | undefined;

/** Entry in the browser: the server is a web worker. */
export function activate(context: ExtensionContext): void {
  const dist = `${Uri.joinPath(context.extensionUri, "dist").toString(true)}/`;
  server = activateWith(context, (options) =>
    workerClient(`${dist}server.web.js`, {
      ...options,
      initializationOptions: { ...options.initializationOptions, dataFolder: dist },
    }),
  );
}

/** Resolves when the server has ended. */
export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

/** A client that makes a worker at each start and ends it when it stops, which the library leaves to its user. */
async function workerClient(script: string, options: LanguageClientOptions): Promise<LanguageClient> {
  const { BrowserMessageReader, BrowserMessageWriter, LanguageClient, State } = await import(
    "vscode-languageclient/browser"
  );
  const connect = async () => {
    const worker = new Worker(script);
    const watching = client.onDidChangeState(async ({ newState }) => {
      if (newState === State.Starting || newState === State.Running) return;
      watching.dispose();
      // The library calls itself stopped before it tells the server; asked again, it gives the end of that.
      await Promise.resolve();
      await client.stop().catch(() => {});
      worker.terminate();
    });
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client = new LanguageClient("dataPipelineHints", "Data Pipeline Hints", connect, options);
  return client;
}
