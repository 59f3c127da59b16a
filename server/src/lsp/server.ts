import {
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Host } from "../analysis/host.ts";
import { projectFileNames } from "../analysis/settings.ts";
import type { Turns } from "../analysis/slices.ts";
import { type Analysis, createWorkspace } from "../analysis/workspace.ts";
import { diagnosticOf, diagnosticSource } from "../features/diagnostics.ts";
import { hoverAt } from "../features/hover/hover.ts";
import { commandLink, openPageCommand } from "../features/hover/links.ts";
import { lookUp } from "../features/lookup.ts";
import { pageAt } from "../features/pages/pages.ts";
import { rangeIn } from "../features/ranges.ts";
import { allRules, serviceOf } from "../rules/catalogue.ts";
import type { Rule } from "../rules/define-rule.ts";
import { offsetAt } from "../syntax/lines.ts";
import { serveFileChecks } from "./check-files.ts";
import {
  type CodeActionAbilities,
  codeActionAbilities,
  codeActionCapabilities,
  noCodeActionAbilities,
  serveCodeActions,
} from "./code-actions.ts";
import {
  type CompletionAbilities,
  completionAbilities,
  completionCapabilities,
  noCompletionAbilities,
  serveCompletion,
} from "./completion.ts";
import { serveDiagrams } from "./diagram.ts";
import { editorFiles } from "./editor-files.ts";
import { defaultEditorSettings, type EditorSettings, readEditorSettings } from "./editor-settings.ts";
import { inlayHintCapabilities, serveInlayHints } from "./inlay-hints.ts";
import { navigationCapabilities, type Seen, serveNavigation } from "./navigation.ts";
import { statusOf } from "./status.ts";

/** Serves one client over a connection. */
export function startServer(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  const settings = new Map<string, Promise<EditorSettings>>();
  const failedRules = new Set<string>();
  /** What the client was told last, so that what stays the same need not be told again: it may be a megabyte. */
  const reports = new Map<string, { readonly resultId: string; readonly items: readonly Diagnostic[] }>();
  let reportCount = 0;
  let client: ClientAbilities = {
    configuration: false,
    pull: false,
    refresh: false,
    watchesSettings: false,
    codeActions: noCodeActionAbilities,
    completion: noCompletionAbilities,
    readsFiles: false,
    commands: [],
  };

  const settingsFor = (uri: string): Promise<EditorSettings> => {
    if (!client.configuration) return Promise.resolve(defaultEditorSettings);
    const known = settings.get(uri);
    if (known) return known;
    const asked = connection.workspace
      .getConfiguration({ scopeUri: uri, section: "dataPipelineHints" })
      .then(readEditorSettings, () => defaultEditorSettings);
    settings.set(uri, asked);
    return asked;
  };

  const turns: Turns = { now: () => performance.now(), others: otherMessages };
  const onRuleError = (rule: Rule, error: unknown): void => {
    if (failedRules.has(rule.id)) return;
    failedRules.add(rule.id);
    connection.console.error(`The rule ${rule.id} failed and is left out where it does: ${stackOf(error)}`);
  };

  const files = editorFiles(connection, host, () => client.readsFiles);
  const workspace = createWorkspace({
    host: files,
    open: (uri) => documents.get(uri),
    openDocuments: () => documents.all(),
    editorSettings: async (uri) => ({ settings: (await settingsFor(uri)).settings, directory: "" }),
    turns,
    onRuleError,
  });

  const diagnose = async (uri: string): Promise<Diagnostic[]> => {
    if (isProjectFile(uri)) return projectFileDiagnostics(uri);
    if (!(await settingsFor(uri)).enable) return [];
    const analysis = await workspace.analyze(uri);
    return (analysis?.findings ?? []).filter(({ location }) => location.uri === uri).map(diagnosticOf);
  };

  /** A document of ours as it is now, with what is known of it so far. */
  const look = async (uri: string): Promise<(Seen & Pick<Analysis, "findings">) | undefined> => {
    const analysis = await workspace.look(uri);
    const file = analysis?.document.file;
    return analysis?.template && file ? { file, template: analysis.template, findings: analysis.findings } : undefined;
  };

  const projectFileDiagnostics = async (uri: string): Promise<Diagnostic[]> => {
    const file = await workspace.projectFile(uri);
    return (file?.problems ?? []).map((problem) => ({
      range: rangeIn(file!, problem),
      severity: 2,
      source: diagnosticSource,
      code: "settings",
      message: problem.message,
    }));
  };

  /** Fresh diagnostics for all open documents, asked for by the client or sent to it. */
  const refresh = async (): Promise<void> => {
    inlayHints.refresh();
    if (client.pull) {
      if (client.refresh) await connection.sendRequest(DiagnosticRefreshRequest.type);
      return;
    }
    await Promise.all(documents.all().map(publish));
  };

  const publish = async ({ uri, version }: TextDocument): Promise<void> => {
    const isStale = (): boolean => documents.get(uri)?.version !== version;
    await otherMessages();
    if (isStale()) return;
    const diagnostics = await diagnose(uri);
    if (!isStale()) await connection.sendDiagnostics({ uri, version, diagnostics });
  };

  connection.onInitialize((params): InitializeResult => {
    client = abilitiesOf(params);
    navigation.initialized(params.capabilities);
    inlayHints.initialized(params.capabilities);
    return {
      serverInfo: { name: diagnosticSource },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        diagnosticProvider: {
          identifier: "data-pipeline-hints",
          interFileDependencies: true,
          workspaceDiagnostics: false,
        },
        ...codeActionCapabilities(client.codeActions),
        ...navigationCapabilities,
        ...inlayHintCapabilities,
        ...completionCapabilities,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.watchesSettings)
      void connection.client.register({ method: "workspace/didChangeConfiguration" } as never, {
        section: "dataPipelineHints",
      });
  });

  connection.onDidChangeConfiguration(async () => {
    settings.clear();
    workspace.settingsChanged();
    await refresh();
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri } of changes) workspace.changed(uri);
    await refresh();
  });

  documents.onDidChangeContent(({ document }) => {
    workspace.changed(document.uri);
    if (!client.pull) void publish(document);
    void connection.sendNotification("dataPipelineHints/statusChanged", { uri: document.uri });
  });

  documents.onDidClose(({ document }) => {
    workspace.changed(document.uri);
    settings.delete(document.uri);
    reports.delete(document.uri);
    if (!client.pull) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    await otherMessages();
    if (token.isCancellationRequested) throw cancelled();
    const items = await diagnose(uri);
    const last = reports.get(uri);
    if (last && last.resultId === previousResultId && isSame(last.items, items)) {
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: last.resultId };
    }
    const report = { resultId: String(++reportCount), items };
    reports.set(uri, report);
    return { kind: DocumentDiagnosticReportKind.Full, ...report };
  });

  connection.onHover(async ({ textDocument: { uri }, position }) => {
    const { enable, hover } = await settingsFor(uri);
    const seen = enable ? await look(uri) : undefined;
    if (!seen) return null;
    const { file, template, findings } = seen;
    const pageLink = client.commands.includes(openPageCommand) ? commandLink : undefined;
    const offset = offsetAt(file.tree, position);
    return hoverAt(file, template, findings, offset, { mode: hover, pageLink }) ?? null;
  });

  const navigation = serveNavigation(connection, {
    look: async (uri) => ((await settingsFor(uri)).enable ? look(uri) : undefined),
    async openTemplates() {
      const seen = await Promise.all(
        documents.all().map(async ({ uri }) => ((await settingsFor(uri)).enable ? look(uri) : undefined)),
      );
      return [...new Set(seen.flatMap((one) => one?.template ?? []))];
    },
    host: files,
  });

  serveCompletion(connection, {
    abilities: () => client.completion,
    findings: async (uri) => (await look(uri))?.findings.filter(({ location }) => location.uri === uri) ?? [],
    async mode(uri) {
      const { enable, completion } = await settingsFor(uri);
      return enable ? completion : "off";
    },
    open: (uri) => documents.get(uri),
    document: (uri) => workspace.document(uri),
    template: (uri) => workspace.template(uri),
  });

  const inlayHints = serveInlayHints(connection, { look, settingsFor });
  serveFileChecks(connection, { host: files, settingsFor, onRuleError, turns });

  serveCodeActions(connection, {
    abilities: () => client.codeActions,
    settingsFor,
    analyze: workspace.analyze,
    versionOf: (uri) => documents.get(uri)?.version,
  });

  serveDiagrams(connection, async (uri) => ((await settingsFor(uri)).enable ? workspace.analyze(uri) : undefined));

  connection.onRequest("dataPipelineHints/status", async ({ uri }: { uri: string }) =>
    statusOf(await workspace.document(uri), (await settingsFor(uri)).enable),
  );

  connection.onRequest("dataPipelineHints/rules", () =>
    allRules.map(({ id, title, severity }) => ({ id, title, severity, service: serviceOf(id) })),
  );

  connection.onRequest("dataPipelineHints/page", ({ page }: { page: string }) => ({
    markdown: pageAt(page) ?? `There is no page \`${page}\`.`,
  }));

  connection.onRequest("dataPipelineHints/lookUp", ({ words }: { words: string }) => lookUp(words));

  documents.listen(connection);
  connection.listen();
}

/** What the client can do, of all that it says of itself. */
interface ClientAbilities {
  readonly configuration: boolean;
  readonly pull: boolean;
  readonly refresh: boolean;
  readonly watchesSettings: boolean;
  readonly codeActions: CodeActionAbilities;
  readonly completion: CompletionAbilities;
  /** Reads files for the server that it cannot reach itself. */
  readonly readsFiles: boolean;
  /** Commands of the client that links may run. */
  readonly commands: readonly string[];
}

function abilitiesOf(params: InitializeParams): ClientAbilities {
  const { capabilities, initializationOptions } = params;
  const { workspace, textDocument } = capabilities;
  const commands: unknown = initializationOptions?.commands;
  return {
    configuration: workspace?.configuration === true,
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    codeActions: codeActionAbilities(params),
    completion: completionAbilities(params),
    readsFiles: initializationOptions?.readsFiles === true,
    watchesSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    commands: Array.isArray(commands) ? commands.filter((command) => typeof command === "string") : [],
  };
}

/** Node's way to come back once waiting messages are read; a timer, as browsers have it, takes a millisecond at least. */
const soon: (then: () => void) => void =
  (globalThis as { setImmediate?: (then: () => void) => void }).setImmediate ?? ((then) => setTimeout(then, 0));

/**
 * Lets messages that wait be read first, so that a newer edit or a cancellation comes before the work. Of the messages
 * that have arrived, the connection handles one a turn, and calls for the next turn only when it has done so: at the
 * second turn from here it has handled one more.
 */
async function otherMessages(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise<void>((resolve) => soon(resolve));
}

/** Diagnostics that stay the same are mostly the same objects. */
function isSame(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  const isStill = (diagnostic: Diagnostic, index: number): boolean =>
    diagnostic === after[index] || JSON.stringify(diagnostic) === JSON.stringify(after[index]);
  return before.length === after.length && before.every(isStill);
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

function isProjectFile(uri: string): boolean {
  return projectFileNames.some((name) => uri.endsWith(`/${name}`));
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
