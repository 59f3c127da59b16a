import { commands, Disposable, l10n, Uri, ViewColumn, type WebviewPanel, window, workspace } from "vscode";
import type { Server } from "../server.ts";
import { pageOf } from "./page.ts";
import { isThere, nameOf } from "./places.ts";
import { openMermaid } from "./save.ts";
import { type Served, servePanel } from "./serve-panel.ts";
import { viewTexts } from "./texts.ts";

const viewType = "dataPipelineHints.pipeline";

/** Tells the manifest's menus whether the pipeline in front shows roles and keys. */
const accessContext = "dataPipelineHints.pipelineShowsAccess";

/** Registers the commands that show the pipeline of a file beside its editor, one panel for each file. */
export function registerPipelines(extensionUri: Uri, server: Server): Disposable {
  const dist = Uri.joinPath(extensionUri, "dist");
  const options = { enableScripts: true, localResourceRoots: [dist] };
  const icon = {
    light: Uri.joinPath(extensionUri, "media/pipeline-light.svg"),
    dark: Uri.joinPath(extensionUri, "media/pipeline-dark.svg"),
  };
  const open = new Map<WebviewPanel, Served>();

  const adopt = (panel: WebviewPanel, uri: Uri): void => {
    panel.title = l10n.t("Pipeline of {0}", nameOf(uri));
    panel.iconPath = icon;
    const served = servePanel(panel, uri, server);
    open.set(panel, served);
    panel.onDidChangeViewState(tellAccess);
    panel.onDidDispose(() => {
      served.dispose();
      open.delete(panel);
    });
    panel.webview.html = pageOf(panel.webview, dist, viewTexts());
    tellAccess();
  };

  const openFor = (uri: Uri, viewColumn: ViewColumn): void =>
    adopt(window.createWebviewPanel(viewType, "", { viewColumn, preserveFocus: true }, options), uri);

  const show = (given?: unknown): void => {
    const uri = given instanceof Uri ? given : window.activeTextEditor?.document.uri;
    if (!uri) {
      void window.showInformationMessage(l10n.t("Open a template to see its pipeline."));
      return;
    }
    const known = [...open].find(([, served]) => served.uri.toString() === uri.toString());
    if (known) known[0].reveal(undefined, true);
    else openFor(uri, ViewColumn.Beside);
  };

  const active = (): Served | undefined => [...open].find(([panel]) => panel.active)?.[1];

  const tellAccess = (): void => {
    void commands.executeCommand("setContext", accessContext, active()?.access === true);
  };

  const setAccess = async (access: boolean): Promise<void> => {
    const served = active();
    if (!served) return;
    served.access = access;
    tellAccess();
    await served.refresh();
  };

  return Disposable.from(
    commands.registerCommand("dataPipelineHints.showPipeline", show),
    commands.registerCommand("dataPipelineHints.savePipelineAsSvg", () => active()?.askForSvg()),
    commands.registerCommand("dataPipelineHints.openPipelineAsMermaid", async () => {
      const served = active();
      if (served) await openMermaid(served.uri, served.access, server);
    }),
    commands.registerCommand("dataPipelineHints.showPipelineAccess", () => setAccess(true)),
    commands.registerCommand("dataPipelineHints.hidePipelineAccess", () => setAccess(false)),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files)
        for (const [panel, { uri }] of open) {
          if (uri.toString() !== oldUri.toString()) continue;
          openFor(newUri, panel.viewColumn ?? ViewColumn.Beside);
          panel.dispose();
        }
    }),
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const address = (state as { uri?: unknown } | undefined)?.uri;
        const uri = typeof address === "string" ? Uri.parse(address) : undefined;
        if (!uri || !(await isThere(uri))) {
          panel.dispose();
          return;
        }
        panel.webview.options = options;
        adopt(panel, uri);
      },
    }),
    new Disposable(() => {
      for (const panel of open.keys()) panel.dispose();
    }),
  );
}
