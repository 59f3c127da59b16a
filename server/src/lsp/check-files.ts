import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import type { Host } from "../analysis/host.ts";
import type { Turns } from "../analysis/slices.ts";
import { createWorkspace, type OpenDocument } from "../analysis/workspace.ts";
import { directoryOf } from "../dialects/read-templates.ts";
import { diagnosticOf } from "../features/diagnostics.ts";
import type { Rule } from "../rules/define-rule.ts";
import type { EditorSettings } from "./editor-settings.ts";

/** Files with their texts, those of one directory together: a part of a directory would be a part of a template. */
interface CheckFilesParams {
  readonly files: readonly { readonly uri: string; readonly text: string }[];
}

interface CheckedFile {
  readonly uri: string;
  /** Whether the file is one of ours. */
  readonly checked: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface CheckFilesOptions {
  readonly host: Host;
  readonly settingsFor: (uri: string) => Promise<EditorSettings>;
  readonly onRuleError: (rule: Rule, error: unknown) => void;
  readonly turns: Turns;
}

/** Checks files that the editor does not have open, and keeps nothing of them. */
export function serveFileChecks(connection: Connection, options: CheckFilesOptions): void {
  connection.onRequest("dataPipelineHints/checkFiles", ({ files }: CheckFilesParams, token: CancellationToken) =>
    checkFiles(files, token, options),
  );
}

async function checkFiles(
  files: CheckFilesParams["files"],
  token: CancellationToken,
  { host, settingsFor, onRuleError, turns }: CheckFilesOptions,
): Promise<CheckedFile[]> {
  const documents = new Map(files.map(({ uri, text }) => [uri, documentOf(uri, text)]));
  const workspace = createWorkspace({
    host: hostWith(host, documents),
    open: (uri) => documents.get(uri),
    openDocuments: () => [...documents.values()],
    editorSettings: async (uri) => ({ settings: (await settingsFor(uri)).settings, directory: "" }),
    onRuleError,
    turns,
  });
  const checked: CheckedFile[] = [];
  for (const { uri } of files) {
    await turns.others();
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
    const analysis = (await settingsFor(uri)).enable ? await workspace.analyze(uri) : undefined;
    const own = (analysis?.findings ?? []).filter(({ location }) => location.uri === uri);
    checked.push({ uri, checked: analysis?.document.dialect !== undefined, diagnostics: own.map(diagnosticOf) });
  }
  return checked;
}

function documentOf(uri: string, text: string): OpenDocument {
  return { uri, languageId: "", version: 0, getText: () => text };
}

/** What is at hand comes before what the host finds. */
function hostWith(host: Host, documents: ReadonlyMap<string, OpenDocument>): Host {
  return {
    reaches: host.reaches,
    readText: async (uri) => documents.get(uri)?.getText() ?? (await host.readText(uri)),
    async listFiles(directory) {
      const given = [...documents.keys()].filter((uri) => directoryOf(uri) === directory);
      const names = given.map((uri) => decodeURIComponent(uri.slice(directory.length + 1)));
      return [...new Set([...names, ...(await host.listFiles(directory))])];
    },
  };
}
