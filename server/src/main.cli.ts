import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { runCommandLine } from "./cli/process.ts";
import { startServer } from "./lsp/server.ts";
import { nodeHost } from "./node-host.ts";

runCommandLine(() => startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), nodeHost));
