import { setFlagsFromString } from "node:v8";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { runCommandLine } from "./cli/process.ts";
import { startServer } from "./lsp/server.ts";
import { nodeHost } from "./node-host.ts";

const serve = (): void => {
  // Memory is given back while a template is edited, rather than taken for as long as there is room.
  setFlagsFromString("--heap-growing-percent=40");
  startServer(createConnection(ProposedFeatures.all), nodeHost);
};

// Editors start it with options only. With a command it is the command line, for the tasks of the extension, whose
// package need not hold almost the same file twice.
if (process.argv[2] === undefined || process.argv[2].startsWith("-")) serve();
else runCommandLine(serve);
