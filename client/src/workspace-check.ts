import {
  type CancellationToken,
  commands,
  type DiagnosticCollection,
  Disposable,
  l10n,
  languages,
  ProgressLocation,
  RelativePattern,
  type Uri,
  type WorkspaceFolder,
  window,
  workspace,
} from "vscode";
import { isEnabled, mentionsAws } from "./documents.ts";
import { checkFilesRequest } from "./protocol.ts";
import type { Server } from "./server.ts";

/** What a check of the workspace came to. */
export type WorkspaceCheck = {
  /** Files that are ours and were not open. */
  readonly files: number;
  readonly findings: number;
  /** More files match than may be read. */
  readonly truncated: boolean;
};

/** What the settings say for a folder. */
type Limits = { readonly include: string; readonly exclude: string; readonly maxFiles: number };

/** The files of a directory that are read, and the name by which a person knows it. */
type Group = { readonly name: string; readonly uris: readonly Uri[] };

const shownContext = "dataPipelineHints.hasWorkspaceFindings";

/**
 * Registers the command that checks files without opening them. Its findings stay among the problems until they are
 * cleared, the settings change, or the file is opened, changed or deleted; of what is open the server itself tells.
 */
export function registerWorkspaceCheck(server: Server): Disposable {
  const found = languages.createDiagnosticCollection("data-pipeline-hints-workspace");
  let watching: Disposable | undefined;
  const clear = (): void => {
    watching?.dispose();
    watching = undefined;
    found.clear();
    void commands.executeCommand("setContext", shownContext, false);
  };
  return Disposable.from(
    found,
    { dispose: () => watching?.dispose() },
    commands.registerCommand("dataPipelineHints.clearWorkspaceCheck", clear),
    commands.registerCommand("dataPipelineHints.checkWorkspace", async () => {
      clear();
      watching = forgetWhatChanges(found, clear);
      const result = await checkWithProgress(server, found);
      if (result === undefined || result.findings === 0) clear();
      else void commands.executeCommand("setContext", shownContext, true);
      if (result !== undefined) void tell(result, clear);
      return result;
    }),
  );
}

/** Lets findings go when they may be wrong. */
function forgetWhatChanges(found: DiagnosticCollection, clear: () => void): Disposable {
  const forget = (uri: Uri): void => found.delete(uri);
  const watchers = (workspace.workspaceFolders ?? []).map((folder) =>
    workspace.createFileSystemWatcher(new RelativePattern(folder, limitsOf(folder).include), true),
  );
  return Disposable.from(
    ...watchers,
    ...watchers.flatMap((watcher) => [watcher.onDidChange(forget), watcher.onDidDelete(forget)]),
    workspace.onDidOpenTextDocument(({ uri }) => forget(uri)),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("dataPipelineHints")) clear();
    }),
  );
}

/** Undefined where the check was cancelled; what was found by then is gone. */
function checkWithProgress(server: Server, found: DiagnosticCollection): Thenable<WorkspaceCheck | undefined> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t("Checking data pipelines in the workspace"),
    cancellable: true,
  };
  return window.withProgress(options, async (progress, token) => {
    const client = await server.start();
    const { groups, truncated } = await findGroups(token);
    let [files, findings] = [0, 0];
    for (const { name, uris } of groups) {
      progress.report({ message: name, increment: 100 / groups.length });
      const read = await readAll(uris);
      if (token.isCancellationRequested) return undefined;
      if (!read.some(({ text }) => mentionsAws(text))) continue;
      const texts = read.map(({ uri, text }) => ({ uri: client.code2ProtocolConverter.asUri(uri), text }));
      const answers = await client
        .sendRequest(checkFilesRequest, { files: texts }, token)
        .catch((error: unknown) => (token.isCancellationRequested ? undefined : Promise.reject(error)));
      if (answers === undefined) return undefined;
      for (const { uri: address, checked, diagnostics } of answers) {
        const uri = client.protocol2CodeConverter.asUri(address);
        if (!checked || isOpen(uri)) continue;
        files += 1;
        findings += diagnostics.length;
        if (diagnostics.length > 0) found.set(uri, await client.protocol2CodeConverter.asDiagnostics([...diagnostics]));
      }
    }
    return { files, findings, truncated };
  });
}

/** The files that the settings name, by directory, since all files of a directory may be one template. */
async function findGroups(token: CancellationToken): Promise<{ groups: readonly Group[]; truncated: boolean }> {
  const groups = new Map<string, Uri[]>();
  let truncated = false;
  for (const folder of workspace.workspaceFolders ?? []) {
    const { include, exclude, maxFiles } = limitsOf(folder);
    const pattern = new RelativePattern(folder, include);
    const skipped = exclude === "" ? undefined : new RelativePattern(folder, exclude);
    const uris = await workspace.findFiles(pattern, skipped, maxFiles + 1, token);
    truncated ||= uris.length > maxFiles;
    for (const uri of uris.slice(0, maxFiles).filter(isEnabled)) {
      const directory = uri.toString().slice(0, uri.toString().lastIndexOf("/"));
      const known = groups.get(directory);
      if (known) known.push(uri);
      else groups.set(directory, [uri]);
    }
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return { groups: sorted.map(([, uris]) => ({ name: directoryName(uris[0]!), uris })), truncated };
}

/** The directory of a file within its workspace folder; of several folders, or at its root, with the name of the folder. */
function directoryName(uri: Uri): string {
  const path = workspace.asRelativePath(uri);
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : (workspace.getWorkspaceFolder(uri)?.name ?? "");
}

function limitsOf(folder: WorkspaceFolder): Limits {
  const settings = workspace.getConfiguration("dataPipelineHints.workspaceCheck", folder);
  return {
    include: settings.get("include", ""),
    exclude: settings.get("exclude", ""),
    maxFiles: settings.get("maxFiles", 0),
  };
}

/** The texts as the user sees them: of what is open, not what is on disk. What cannot be read is left out. */
async function readAll(uris: readonly Uri[]): Promise<{ uri: Uri; text: string }[]> {
  const read = async (uri: Uri): Promise<{ uri: Uri; text: string }[]> => {
    const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    if (open) return [{ uri, text: open.getText() }];
    try {
      return [{ uri, text: new TextDecoder().decode(await workspace.fs.readFile(uri)) }];
    } catch {
      return [];
    }
  };
  return (await Promise.all(uris.map(read))).flat();
}

function isOpen(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}

/** One message at the end, since the person asked for the check and may be elsewhere by now. */
async function tell({ files, findings, truncated }: WorkspaceCheck, clear: () => void): Promise<void> {
  const counts = l10n.t("Findings: {0}. Files checked that were not open: {1}.", findings, files);
  const more = l10n.t("Not all files were read: dataPipelineHints.workspaceCheck.maxFiles sets how many are.");
  const [show, remove] = [l10n.t("Show Problems"), l10n.t("Clear")];
  const text = truncated ? `${counts} ${more}` : counts;
  const chosen = await window.showInformationMessage(text, ...(findings > 0 ? [show, remove] : []));
  if (chosen === show) await commands.executeCommand("workbench.actions.view.problems");
  if (chosen === remove) clear();
}
