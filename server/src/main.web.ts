import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { noHost } from "./analysis/host.ts";
import { startServer } from "./lsp/server.ts";

declare global {
  /** The address of the files of data, if the client has told it. Without it they lie beside the worker's script. */
  var dataPipelineHints_folder: string | undefined;
}

// An editor may run a worker from a copy of its script in memory, which cannot tell where it came from.
(self as DedicatedWorkerGlobalScope).addEventListener("message", ({ data }) => {
  if (data.method === "initialize") globalThis.dataPipelineHints_folder = data.params.initializationOptions?.dataFolder;
});

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), noHost);
