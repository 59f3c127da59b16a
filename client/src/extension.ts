import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { activateWith } from "./activate.ts";
import type { Server } from "./server.ts";
import { heapFlags } from "./server-process.ts";
import { registerTasks } from "./tasks.ts";

let server: Server | undefined;

/** Entry on the desktop and on remote hosts: the server is a process of its own. */
export function activate(context: ExtensionContext): void {
  const serverOptions = {
    module: context.asAbsolutePath("dist/server.js"),
    transport: TransportKind.ipc,
    options: { execArgv: [...heapFlags] },
  };
  context.subscriptions.push(registerTasks(context.asAbsolutePath("dist/server.js")));
  server = activateWith(
    context,
    (options) => new LanguageClient("dataPipelineHints", "Data Pipeline Hints", serverOptions, options),
  );
}

/** Resolves when the server has ended. */
export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
