import {
  commands,
  Disposable,
  l10n,
  languages,
  RelativePattern,
  type TextEditor,
  Uri,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import { mentionsAws } from "../documents.ts";
import { diagramRequest } from "../protocol.ts";
import type { Server } from "../server.ts";
import { lastGood, type Picture } from "./last-good.ts";
import type { Diagram, FromView, Shown, ToView } from "./messages.ts";
import { documentOf, goBack, goTo, isSame, isThere, nameOf, rangeOf } from "./places.ts";
import { saveSvg } from "./save.ts";

/** How long typing must rest before the pipeline is drawn anew. */
const restMilliseconds = 250;

/** How long a file may be gone before its picture goes too: some programs delete a file to write it anew. */
const goneMilliseconds = 1000;

/** What can be asked of a panel from outside. */
export type Served = Disposable & {
  readonly uri: Uri;
  /** Whether roles and keys are shown. */
  access: boolean;
  refresh(): Promise<void>;
  askForSvg(): void;
};

/** Keeps the view of a panel like the file, until it is disposed of. */
export function servePanel(panel: WebviewPanel, uri: Uri, server: Server): Served {
  const pictureOf = lastGood();
  let picture: Picture | undefined;
  let isReady = false;
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let goneTimer: ReturnType<typeof setTimeout> | undefined;
  let isChangedOnDisk = false;

  const tell = (message: ToView): void => {
    if (isReady) void panel.webview.postMessage(message);
  };

  const refresh = async (): Promise<void> => {
    latest += 1;
    const ours = latest;
    try {
      const client = await server.start();
      // The server knows open documents only.
      if (!picture || isChangedOnDisk) await workspace.openTextDocument(uri);
      isChangedOnDisk = false;
      const document = documentOf(uri);
      const params = { uri: client.code2ProtocolConverter.asUri(uri), access: served.access };
      const answer = await client.sendRequest(diagramRequest, params);
      if (ours !== latest) return;
      if (answer) picture = pictureOf(answer);
      else if (picture && !document) return;
      // A text that is too broken to be known for what it is.
      else if (picture && document && mentionsAws(document.getText())) picture = { ...picture, state: "kept" };
      else picture = undefined;
    } catch {
      // What was drawn stays: the server may be starting anew.
      if (ours !== latest || picture) return;
    }
    tell(messageOf(picture));
    tell({ kind: "select", id: selectedId(window.activeTextEditor) });
  };

  const messageOf = (shown: Picture | undefined): ToView => {
    const [key, name] = [uri.toString(), nameOf(uri)];
    if (shown && shown.diagram.nodes.length > 0)
      return { kind: "show", name, uri: key, diagram: shown.diagram, notice: noticeOf(shown) };
    const hint = l10n.t("Add a resource of a data service, such as a stream, a bucket or a job, and it appears here.");
    return { kind: "tell", uri: key, text: l10n.t("{0} describes no data pipeline.", name), hint };
  };

  const refreshSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(refresh, restMilliseconds);
  };

  const changedOnDisk = (): void => {
    isChangedOnDisk = true;
    refreshSoon();
  };

  const closeIfGone = (): void => {
    clearTimeout(goneTimer);
    goneTimer = setTimeout(async () => {
      if (!(await isThere(uri))) panel.dispose();
    }, goneMilliseconds);
  };

  /** The resource in whose code the cursor stands; of one inside another, the smaller. */
  const selectedId = (editor: TextEditor | undefined): string | undefined => {
    if (!editor || !picture) return undefined;
    const { document, selection } = editor;
    const around = picture.diagram.nodes.flatMap(({ id, extents }) =>
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
        const found = picture && allShown(picture.diagram).find(({ id }) => id === message.id);
        return found && goTo(found.location);
      }
      case "back":
        return goBack(uri);
      case "svg":
        return saveSvg(message.svg, uri);
      case "openExample":
        await commands.executeCommand("dataPipelineHints.openExample");
        return;
    }
  };

  const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(uri, ".."), nameOf(uri)));
  const watching = Disposable.from(
    watcher,
    watcher.onDidCreate(changedOnDisk),
    watcher.onDidChange(changedOnDisk),
    watcher.onDidDelete(closeIfGone),
    workspace.onDidCloseTextDocument((document) => {
      // What was never saved is gone with its editor.
      if (document.isUntitled && document.uri.toString() === uri.toString()) panel.dispose();
    }),
    panel.webview.onDidReceiveMessage((message: FromView) =>
      answer(message).catch((error: unknown) => {
        void window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }),
    ),
    server.onDidChangeStatus(refreshSoon),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const ours = new Set([
        uri.toString(),
        ...(picture?.diagram.nodes ?? []).map(({ location }) => Uri.parse(location.uri).toString()),
      ]);
      if (uris.some((changed) => ours.has(changed.toString()))) refreshSoon();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => tell({ kind: "select", id: selectedId(textEditor) })),
    window.onDidChangeActiveTextEditor((editor) => {
      if (editor) tell({ kind: "select", id: selectedId(editor) });
    }),
  );
  const served: Served = {
    uri,
    access: false,
    refresh,
    askForSvg: () => tell({ kind: "giveSvg" }),
    dispose() {
      clearTimeout(timer);
      clearTimeout(goneTimer);
      watching.dispose();
    },
  };
  return served;
}

function noticeOf({ state }: Picture): string | undefined {
  if (state === "current") return undefined;
  return state === "kept"
    ? l10n.t("The text is broken in a place. What cannot be read now is shown as it was.")
    : l10n.t("The text is broken in a place. Only what can be read is shown.");
}

function allShown({ nodes, edges }: Diagram): readonly Shown[] {
  return [...nodes, ...edges.flatMap(({ through }) => through)];
}
