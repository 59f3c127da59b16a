import { commands, Disposable, type LogOutputChannel, l10n, type QuickPickItem, window } from "vscode";
import { lookUp } from "./look-up.ts";
import { openPage } from "./pages.ts";
import { rulesRequest } from "./protocol.ts";
import type { Server } from "./server.ts";

/** Registers the commands that the manifest lists. */
export function registerCommands(server: Server, output: LogOutputChannel): Disposable {
  return Disposable.from(
    commands.registerCommand("dataPipelineHints.explainRule", async (rule?: unknown) => {
      const id = typeof rule === "string" ? rule : await pickRule(server);
      if (id !== undefined) await openPage(`rules/${id}`);
    }),
    commands.registerCommand("dataPipelineHints.lookUp", (words?: unknown) =>
      lookUp(server, typeof words === "string" ? words : undefined),
    ),
    // For links in hovers; not in the palette.
    commands.registerCommand("dataPipelineHints.openPage", (page: string) => openPage(page)),
    commands.registerCommand("dataPipelineHints.restartServer", () => server.restart()),
    commands.registerCommand("dataPipelineHints.showOutput", () => output.show()),
  );
}

async function pickRule(server: Server): Promise<string | undefined> {
  const picked = await window.showQuickPick(ruleItems(server), {
    title: l10n.t("Explain Rule"),
    placeHolder: l10n.t("Type a service, a rule or a word of its title"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.id;
}

async function ruleItems(server: Server): Promise<(QuickPickItem & { id: string })[]> {
  const client = await server.start();
  const rules = await client.sendRequest(rulesRequest);
  return rules.map(({ id, title, severity, service }) => ({
    id,
    label: title,
    description: id,
    detail: `${service}, ${severity}`,
  }));
}
