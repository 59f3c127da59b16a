import type { ExtensionContext } from "vscode";
import { activateWith } from "./activate.ts";
import type { Server } from "./server.ts";
import { heapFlags } from "./server-process.ts";
import { registerTasks } from "./tasks.ts";

let server: Server | undefined;

/** Entry on the desktop and on remote hosts: the server is a process of its own. */
export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath("dist/server.js");
  context.subscriptions.push(registerTasks(module));
  server = activateWith(context, async (options) => {
    const { LanguageClient, TransportKind } = await import("vscode-languageclient/node");
    const serverOptions = { module, transport: TransportKind.ipc, options: { execArgv: [...heapFlags] } };
    return new LanguageClient("dataPipelineHints", "Data Pipeline Hints", serverOptions, options);
  });
}

/** Resolves when the server has ended. */
export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
