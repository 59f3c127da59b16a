import {
  commands,
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { documentSelector, isCandidate, isEnabled, isRevision } from "./documents.ts";
import { type FileStatus, statusRequest } from "./protocol.ts";
import type { Server } from "./server.ts";

/** Shows, in the language menu of the status bar, whether and why the file in front is checked. */
export function createStatusItem(server: Server): Disposable {
  const item = languages.createLanguageStatusItem("dataPipelineHints.status", documentSelector);
  item.name = "Data Pipeline Hints";
  item.text = "Data Pipeline Hints";
  item.command = { command: "dataPipelineHints.showOutput", title: l10n.t("Show Output") };

  /** The paths of the files that are checked, as the manifest's menus know them: with or without a remote host. */
  const pipelines = new Set<string>();

  let latest = 0;
  const refresh = async () => {
    const document = window.activeTextEditor?.document;
    if (document === undefined || !isCandidate(document)) {
      return;
    }
    latest += 1;
    const ours = latest;
    const status = await fileStatus(server, document);
    for (const path of [document.uri.path, document.uri.fsPath]) {
      if (status.checked) {
        pipelines.add(path);
      } else {
        pipelines.delete(path);
      }
    }
    void commands.executeCommand("setContext", "dataPipelineHints.pipelines", [...pipelines]);
    if (ours === latest) {
      show(item, status);
    }
  };

  void refresh();
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidOpenTextDocument(refresh),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("dataPipelineHints")) {
        void refresh();
      }
    }),
    server.onDidChangeStatus(refresh),
  );
}

async function fileStatus(server: Server, document: TextDocument): Promise<FileStatus> {
  if (!isEnabled(document.uri)) {
    return unchecked(l10n.t("Switched off by the setting dataPipelineHints.enable."));
  }
  if (isRevision(document.uri)) {
    return unchecked(l10n.t("Not checked: this is a read-only version of a file."));
  }
  const client = server.client();
  if (client === undefined) {
    return unchecked(l10n.t("Not checked: no open file names an AWS resource."));
  }
  try {
    return await client.sendRequest(statusRequest, { uri: client.code2ProtocolConverter.asUri(document.uri) });
  } catch {
    return unchecked(l10n.t("Not checked: the server does not answer. Its output says more."));
  }
}

function unchecked(reason: string): FileStatus {
  return { checked: false, reason, notes: [] };
}

function show(item: LanguageStatusItem, { checked, reason, notes }: FileStatus): void {
  item.detail = [reason, ...notes].join(" ");
  item.severity = checked && notes.length > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  item.accessibilityInformation = { label: `${item.text}. ${item.detail}` };
}
