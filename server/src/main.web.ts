import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { noHost } from "./analysis/host.ts";
import { startServer } from "./lsp/server.ts";

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), noHost);
