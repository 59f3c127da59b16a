import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { basename, dirname } from "node:path/posix";
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  FileChangeType,
  type FullDocumentDiagnosticReport,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentClientCapabilities,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver/node";
import { fewRules, only } from "./few-rules.ts";

/** A client of the built server, over its standard input and output. */
export interface LanguageClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly pid: number;
  /** What the server wrote to the log. */
  readonly log: readonly string[];
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, text: string): Promise<void>;
  /** Changes a part of the text. */
  replace(uri: string, range: Range, text: string): Promise<void>;
  close(uri: string): Promise<void>;
  pull(uri: string): Promise<readonly Diagnostic[]>;
  /** The diagnostics that the server sends for the document next. */
  published(uri: string): Promise<readonly Diagnostic[]>;
  hover(uri: string, position: Position): Promise<Hover | null>;
  complete(uri: string, position: Position): Promise<readonly CompletionItem[]>;
  /** The item with its documentation. */
  resolve(item: CompletionItem): Promise<CompletionItem>;
  codeActions(uri: string, range: Range, only?: string[]): Promise<readonly CodeAction[]>;
  /** The action with its edits. */
  resolveAction(action: CodeAction): Promise<CodeAction>;
  /** Changes the answer to the server's question for its settings. */
  configure(settings: object): Promise<void>;
  fileChanged(uri: string): Promise<void>;
  stop(): Promise<number | null>;
}

export interface ClientOptions {
  readonly settings?: object;
  /** The rules that are on unless the settings say otherwise: `fewRules`, or all. */
  readonly rules?: "few" | "all";
  /** Ask for diagnostics, rather than wait for them to be sent. */
  readonly pull?: boolean;
  readonly command?: readonly string[];
  readonly commands?: readonly string[];
  /** Say that edits may hold snippets. */
  readonly snippets?: boolean;
  /** Files of a file system that only the client can read, by their addresses. */
  readonly files?: Readonly<Record<string, string>>;
  /** Ask for the edits of an action once it is chosen. */
  readonly editsLater?: boolean;
  /** Say that edits may name the version of the text that they are for. */
  readonly versionedEdits?: boolean;
  /** What the client can do with documents beside. */
  readonly textDocument?: TextDocumentClientCapabilities;
}

export async function startClient(options: ClientOptions = {}): Promise<LanguageClient> {
  const { pull = true, snippets = false, editsLater = false, versionedEdits = false } = options;
  const { command = ["dist/server.js", "--stdio"], commands = [], files } = options;
  const { rules } = options.rules === "all" ? { rules: {} } : only(fewRules);
  const answer = (given: { rules?: object }): object => ({ ...given, rules: { ...rules, ...given.rules } });
  let settings = answer(options.settings ?? {});
  const server: ChildProcess = spawn(process.execPath, [...command], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout!),
    new StreamMessageWriter(server.stdin!),
  );
  const log: string[] = [];
  const versions = new Map<string, number>();
  const reports = new Map<string, FullDocumentDiagnosticReport>();
  const waiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings));
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.onRequest("workspace/diagnostic/refresh", () => null);
  connection.onRequest("dataPipelineHints/readText", ({ uri }: { uri: string }) => files?.[uri] ?? null);
  connection.onRequest("dataPipelineHints/listFiles", ({ uri }: { uri: string }) =>
    Object.keys(files ?? {}).flatMap((file) => (dirname(file) === uri ? [basename(file)] : [])),
  );
  connection.onNotification(LogMessageNotification.type, ({ message }) => void log.push(message));
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    waiting.get(uri)?.(diagnostics);
    waiting.delete(uri);
  });
  connection.listen();
  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: {
        configuration: true,
        workspaceEdit: { snippetEditSupport: snippets, documentChanges: versionedEdits },
        didChangeConfiguration: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        ...(pull && { diagnostic: {} }),
        ...(editsLater && { codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } }),
        ...(snippets && { completion: { completionItem: { snippetSupport: true } } }),
        ...options.textDocument,
      },
    },
    initializationOptions: { commands, readsFiles: files !== undefined },
  });
  await connection.sendNotification(InitializedNotification.type, {});

  const sendChange = (uri: string, change: TextDocumentContentChangeEvent): Promise<void> => {
    const version = versions.get(uri)! + 1;
    versions.set(uri, version);
    return connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [change],
    });
  };

  return {
    connection,
    initialized,
    pid: server.pid!,
    log,
    async open(uri, text, languageId = uri.endsWith("json") ? "json" : "yaml") {
      versions.set(uri, 1);
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      });
    },
    change: (uri, text) => sendChange(uri, { text }),
    replace: (uri, range, text) => sendChange(uri, { range, text }),
    close(uri) {
      reports.delete(uri);
      return connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    },
    async pull(uri) {
      const last = reports.get(uri);
      const report: DocumentDiagnosticReport = await connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri },
        ...(last?.resultId !== undefined && { previousResultId: last.resultId }),
      });
      if (report.kind === "full") reports.set(uri, report);
      return reports.get(uri)!.items;
    },
    published: (uri) => new Promise((resolve) => waiting.set(uri, resolve)),
    hover: (uri, position) => connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position }),
    async complete(uri, position) {
      const items = await connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
      return Array.isArray(items) ? items : (items?.items ?? []);
    },
    resolve: (item) => connection.sendRequest(CompletionResolveRequest.type, item),
    async codeActions(uri, range, only) {
      const actions = await connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only && { only }) },
      });
      return (actions ?? []) as CodeAction[];
    },
    resolveAction: (action) => connection.sendRequest(CodeActionResolveRequest.type, action),
    async configure(next) {
      settings = answer(next);
      await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    },
    fileChanged: (uri) =>
      connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri, type: FileChangeType.Changed }],
      }),
    async stop() {
      await connection.sendRequest(ShutdownRequest.type);
      const exited = once(server, "exit");
      await connection.sendNotification(ExitNotification.type);
      const [code] = await exited;
      connection.dispose();
      return code as number | null;
    },
  };
}
