import { Disposable, type Event, EventEmitter, type LogOutputChannel, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { besideYaml } from "./beside-yaml.ts";
import { documentSelector, isRevision } from "./documents.ts";
import { serveFiles } from "./editor-files.ts";
import { statusChanged } from "./protocol.ts";
import { tickOff } from "./walkthrough.ts";

/**
 * Makes a client for the host the extension runs in: a process on the desktop, a worker in a browser. Loads the library of
 * the protocol for it, which takes longer than all else that activation does.
 */
export type CreateClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** The language server, which runs from the first time somebody needs it. */
export type Server = {
  /** The client, or undefined as long as nobody has needed the server, or its client is being loaded. */
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
  let creating: Promise<BaseLanguageClient> | undefined;
  let resources: Disposable | undefined;

  const create = async () => {
    const library = await import("vscode-languageclient");
    const watchers = ["**/.pipeline-hints.{yaml,json}", "**/*.{tf,tf.json,tf.yaml,tf.yml}"].map((glob) =>
      workspace.createFileSystemWatcher(glob),
    );
    const created = await createClient({
      ...editorOptions(library),
      outputChannel: output,
      synchronize: { fileEvents: watchers },
    });
    resources = Disposable.from(...watchers, serveFiles(created));
    created.onNotification(statusChanged, () => statusChange.fire());
    created.onDidChangeState(({ newState }) => {
      if (newState === library.State.Running) output.info("The server has started.");
      statusChange.fire();
    });
    client = created;
    return created;
  };
  const start = async () => {
    creating ??= create();
    const starting = await creating;
    await starting.start();
    return starting;
  };
  const stop = async () => {
    const stopping = creating;
    creating = undefined;
    const stopped = await stopping;
    if (client === stopped) client = undefined;
    resources?.dispose();
    await stopped?.dispose();
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

type Library = typeof import("vscode-languageclient");

/** The only command that a link in a hover may run. */
const openPageCommand = "dataPipelineHints.openPage";

const editorOptions = ({ RevealOutputChannelOn, vsdiag }: Library): LanguageClientOptions => ({
  documentSelector,
  initializationOptions: {
    commands: ["dataPipelineHints.explainRule", openPageCommand, "editor.action.triggerSuggest"],
    // The editor suggests in a project file in JSON by the schema that the manifest names.
    hasJsonSchemas: true,
    readsFiles: true,
  },
  markdown: { isTrusted: { enabledCommands: [openPageCommand] } },
  revealOutputChannelOn: RevealOutputChannelOn.Never,
  diagnosticPullOptions: { onChange: true },
  middleware: {
    ...besideYaml(),
    provideDiagnostics: (document, previousResultId, token, next) =>
      isRevision("uri" in document ? document.uri : document)
        ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] }
        : next(document, previousResultId, token),
    resolveCodeAction: (action, token, next) => {
      // Asked for when a person has chosen the action.
      tickOff("hasHandledFinding");
      return next(action, token);
    },
    handleDiagnostics: (uri, diagnostics, next) => next(uri, isRevision(uri) ? [] : diagnostics),
  },
});
