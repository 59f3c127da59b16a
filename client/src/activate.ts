import { type ExtensionContext, window } from "vscode";
import { registerCommands } from "./commands.ts";
import { registerPipelines } from "./diagram/panel.ts";
import { registerExample } from "./example.ts";
import { onFirstPipelineDocument } from "./first-document.ts";
import { registerPages } from "./pages.ts";
import { type CreateClient, lazyServer, type Server } from "./server.ts";
import { createStatusItem } from "./status-item.ts";
import { tickOff } from "./walkthrough.ts";
import { registerWorkspaceCheck } from "./workspace-check.ts";
import { registerYamlTagOffer } from "./yaml-tags-offer.ts";

/** Sets up everything that does not depend on the host. The server it returns starts when a document needs it. */
export function activateWith(context: ExtensionContext, createClient: CreateClient): Server {
  const output = window.createOutputChannel("Data Pipeline Hints", { log: true });
  const server = lazyServer(createClient, output);
  context.subscriptions.push(
    output,
    registerCommands(server, output),
    registerPages(server),
    registerPipelines(context.extensionUri, server),
    registerExample(),
    registerWorkspaceCheck(server),
    registerYamlTagOffer(context),
    createStatusItem(server),
    onFirstPipelineDocument(() => {
      tickOff("hasPipeline");
      void server.start().catch((error: unknown) => output.error(String(error)));
    }),
  );
  return server;
}
