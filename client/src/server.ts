import { Disposable, type Event, EventEmitter, type LogOutputChannel, workspace } from "vscode";
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  vsdiag,
} from "vscode-languageclient";
import { documentSelector, isRevision } from "./documents.ts";
import { statusChanged } from "./protocol.ts";

/** Makes a client for the host the extension runs in: a process on the desktop, a worker in a browser. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** The language server, which runs from the first time somebody needs it. */
export type Server = {
  /** The client, or undefined as long as nobody has needed the server. */
  client(): BaseLanguageClient | undefined;
  /** Starts the server unless it runs. Rejects when it cannot start; the client has shown a message then. */
  start(): Promise<BaseLanguageClient>;
  /** Ends the server, even one that does not answer, and starts it again. Rejects as `start` does. */
  restart(): Promise<void>;
  /** Ends the server. Rejects when it does not answer; the client kills its process then. */
  stop(): Promise<void>;
  /** Fires when what the server would say about open files may have changed. */
  readonly onDidChangeStatus: Event<void>;
};

/** Holds the language server of the window without starting it. */
export function lazyServer(createClient: CreateClient, output: LogOutputChannel): Server {
  const statusChange = new EventEmitter<void>();
  let client: BaseLanguageClient | undefined;
  let fileEvents: Disposable | undefined;

  const create = () => {
    const watchers = ["**/.pipeline-hints.{yaml,json}", "**/*.{tf,tf.json,tf.yaml,tf.yml}"].map((glob) =>
      workspace.createFileSystemWatcher(glob),
    );
    fileEvents = Disposable.from(...watchers);
    const created = createClient({ ...editorOptions, outputChannel: output, synchronize: { fileEvents: watchers } });
    created.onNotification(statusChanged, () => statusChange.fire());
    created.onDidChangeState(() => statusChange.fire());
    return created;
  };
  const start = async () => {
    client ??= create();
    const starting = client;
    await starting.start();
    return starting;
  };
  const stop = async () => {
    const stopping = client;
    client = undefined;
    fileEvents?.dispose();
    await stopping?.dispose();
  };

  return {
    client: () => client,
    start,
    restart: async () => {
      await stop().catch((error: unknown) => output.warn(String(error)));
      await start();
    },
    stop,
    onDidChangeStatus: statusChange.event,
  };
}

/** The only command that a link in a hover may run. */
const openPageCommand = "dataPipelineHints.openPage";

const editorOptions: LanguageClientOptions = {
  documentSelector,
  initializationOptions: {
    commands: ["dataPipelineHints.explainRule", openPageCommand, "editor.action.triggerSuggest"],
    // The editor suggests in a project file in JSON by the schema that the manifest names.
    hasJsonSchemas: true,
  },
  markdown: { isTrusted: { enabledCommands: [openPageCommand] } },
  revealOutputChannelOn: RevealOutputChannelOn.Never,
  diagnosticPullOptions: { onChange: true },
  middleware: {
    provideDiagnostics: (document, previousResultId, token, next) =>
      isRevision("uri" in document ? document.uri : document)
        ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] }
        : next(document, previousResultId, token),
    handleDiagnostics: (uri, diagnostics, next) => next(uri, isRevision(uri) ? [] : diagnostics),
  },
};
