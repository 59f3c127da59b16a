import {
  commands,
  Disposable,
  l10n,
  languages,
  Position,
  Range,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import { diagramRequest, diagramTextRequest } from "../protocol.ts";
import type { Server } from "../server.ts";
import type { Diagram, FromView, Place, Shown, ToView } from "./messages.ts";
import { pageOf } from "./page.ts";

const viewType = "dataPipelineHints.pipeline";

/** How long typing must rest before the pipeline is drawn anew. */
const restMilliseconds = 250;

/** Registers the command that shows the pipeline of a file beside its editor, one panel for each file. */
export function registerPipelines(extensionUri: Uri, server: Server): Disposable {
  const dist = Uri.joinPath(extensionUri, "dist");
  const options = { enableScripts: true, localResourceRoots: [dist] };
  const open = new Map<string, WebviewPanel>();

  const adopt = (panel: WebviewPanel, uri: Uri): void => {
    const key = uri.toString();
    open.set(key, panel);
    panel.title = l10n.t("Pipeline of {0}", nameOf(uri));
    const serving = servePanel(panel, uri, server);
    panel.onDidDispose(() => {
      serving.dispose();
      if (open.get(key) === panel) open.delete(key);
    });
    panel.webview.html = pageOf(panel.webview, dist);
  };

  const show = (given?: unknown): void => {
    const uri = given instanceof Uri ? given : window.activeTextEditor?.document.uri;
    if (!uri) {
      void window.showInformationMessage(l10n.t("Open a template to see its pipeline."));
      return;
    }
    const known = open.get(uri.toString());
    if (known) known.reveal(undefined, true);
    else
      adopt(
        window.createWebviewPanel(viewType, "", { viewColumn: ViewColumn.Beside, preserveFocus: true }, options),
        uri,
      );
  };

  return Disposable.from(
    commands.registerCommand("dataPipelineHints.showPipeline", show),
    window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const uri = (state as { uri?: unknown } | undefined)?.uri;
        if (typeof uri !== "string") {
          panel.dispose();
          return;
        }
        panel.webview.options = options;
        adopt(panel, Uri.parse(uri));
      },
    }),
    new Disposable(() => {
      for (const panel of open.values()) panel.dispose();
    }),
  );
}

/** Keeps the view of a panel like the file, until it is disposed of. */
function servePanel(panel: WebviewPanel, uri: Uri, server: Server): Disposable {
  let diagram: Diagram | undefined;
  let isReady = false;
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (message: ToView): void => {
    if (isReady) void panel.webview.postMessage(message);
  };

  const refresh = async (): Promise<void> => {
    latest += 1;
    const ours = latest;
    try {
      const client = await server.start();
      // The server knows open documents only.
      if (!diagram) await workspace.openTextDocument(uri);
      const answer = await client.sendRequest(diagramRequest, { uri: client.code2ProtocolConverter.asUri(uri) });
      if (ours !== latest) return;
      if (!answer && diagram && !isOpen(uri)) return;
      diagram = answer ?? undefined;
    } catch {
      if (ours !== latest) return;
      // What was drawn stays: the server may be starting anew.
      if (diagram) return;
    }
    tell(shown());
    tell({ kind: "select", id: selectedId(window.activeTextEditor) });
  };

  const shown = (): ToView => {
    const key = uri.toString();
    if (diagram && diagram.nodes.length > 0) return { kind: "show", name: nameOf(uri), uri: key, diagram };
    return { kind: "tell", uri: key, text: l10n.t("{0} describes no data pipeline.", nameOf(uri)) };
  };

  const refreshSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(refresh, restMilliseconds);
  };

  /** The resource in whose code the cursor stands; of one inside another, the smaller. */
  const selectedId = (editor: TextEditor | undefined): string | undefined => {
    if (!editor || !diagram) return undefined;
    const { document, selection } = editor;
    const around = diagram.nodes.flatMap(({ id, extents }) =>
      extents
        .filter((place) => isSame(place.uri, document.uri) && rangeOf(place).contains(selection.active))
        .map((place) => ({ id, lines: place.range.end.line - place.range.start.line })),
    );
    return around.sort((a, b) => a.lines - b.lines)[0]?.id;
  };

  const answer = async (message: FromView): Promise<void> => {
    switch (message.kind) {
      case "ready":
        isReady = true;
        return refresh();
      case "go": {
        const found = diagram && allShown(diagram).find(({ id }) => id === message.id);
        return found && goTo(found.location);
      }
      case "saveSvg":
        return saveSvg(message.svg, uri);
      case "openMermaid":
        return openMermaid(uri, server);
    }
  };

  return Disposable.from(
    panel.webview.onDidReceiveMessage((message: FromView) =>
      answer(message).catch((error: unknown) => {
        void window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }),
    ),
    server.onDidChangeStatus(refreshSoon),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const ours = new Set([
        uri.toString(),
        ...(diagram?.nodes ?? []).map(({ location }) => Uri.parse(location.uri).toString()),
      ]);
      if (uris.some((changed) => ours.has(changed.toString()))) refreshSoon();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => tell({ kind: "select", id: selectedId(textEditor) })),
    window.onDidChangeActiveTextEditor((editor) => {
      if (editor) tell({ kind: "select", id: selectedId(editor) });
    }),
    new Disposable(() => clearTimeout(timer)),
  );
}

function allShown({ nodes, edges }: Diagram): readonly Shown[] {
  return [...nodes, ...edges.flatMap(({ through }) => through)];
}

/** Shows a place in the editor that has the file already, or in the first column. */
async function goTo(place: Place): Promise<void> {
  const uri = Uri.parse(place.uri);
  const visible = window.visibleTextEditors.find(({ document }) => isSame(place.uri, document.uri));
  const range = rangeOf(place);
  const editor = await window.showTextDocument(uri, {
    viewColumn: visible?.viewColumn ?? ViewColumn.One,
    selection: range,
  });
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

async function saveSvg(svg: string, uri: Uri): Promise<void> {
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(uri, "..", `${nameOf(uri).replace(/\.[^.]*$/, "")}-pipeline.svg`),
    filters: { SVG: ["svg"] },
  });
  if (target) await workspace.fs.writeFile(target, new TextEncoder().encode(svg));
}

/** As Markdown, which shows the diagram in previews and on code hosts. */
async function openMermaid(uri: Uri, server: Server): Promise<void> {
  const client = await server.start();
  const { text } = await client.sendRequest(diagramTextRequest, {
    uri: client.code2ProtocolConverter.asUri(uri),
    notation: "mermaid",
  });
  const content = `# ${l10n.t("Pipeline of {0}", nameOf(uri))}\n\n\`\`\`mermaid\n${text}\`\`\`\n`;
  await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
}

function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}

function nameOf(uri: Uri): string {
  return uri.path.split("/").at(-1) ?? uri.path;
}

/** Whether the protocol's address is the editor's; the two may escape differently. */
function isSame(address: string, uri: Uri): boolean {
  return Uri.parse(address).toString() === uri.toString();
}

function rangeOf({ range: { start, end } }: Place): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}
