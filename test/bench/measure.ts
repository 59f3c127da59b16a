import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { noHost } from "../../server/src/analysis/host.ts";
import { createWorkspace, type OpenDocument } from "../../server/src/analysis/workspace.ts";
import { type LanguageClient, startClient } from "../support/language-client.ts";
import { type EditKind, editsOf } from "./edits.ts";

/** Times in milliseconds, memory in MB; what a way of measuring cannot tell is undefined. */
export interface Figures {
  readonly firstDiagnostics: number;
  readonly edits: readonly { readonly kind: EditKind; readonly time: number }[];
  readonly hovers: readonly number[];
  readonly peakMemory: number | undefined;
}

export interface Template {
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

/** The core alone, in this process: what an edit costs without the protocol. */
export async function measureCore({ language, text }: Template, count: number): Promise<Figures> {
  const uri = `file:///bench/template.${language}`;
  let document: OpenDocument = { uri, languageId: language, version: 0, getText: () => text };
  const workspace = createWorkspace({
    host: noHost,
    open: () => document,
    openDocuments: () => [document],
    editorSettings: async () => ({ settings: {}, directory: "" }),
    onRuleError: (rule, error) => {
      throw new Error(rule.id, { cause: error });
    },
  });
  const firstDiagnostics = await timed(() => workspace.analyze(uri));
  const edits: { kind: EditKind; time: number }[] = [];
  let version = 0;
  for (const { edit, text: edited } of editsOf(text, language, count)) {
    document = { uri, languageId: language, version: ++version, getText: () => edited };
    const time = await timed(() => {
      workspace.changed(uri);
      return workspace.analyze(uri);
    });
    edits.push({ kind: edit.kind, time });
  }
  return { firstDiagnostics, edits, hovers: [], peakMemory: undefined };
}

/** The built server over its standard input and output, asked for diagnostics after each edit. */
export async function measureServer(template: Template, count: number): Promise<Figures> {
  const client = await startClient();
  try {
    return await measureClient(client, template, count, (uri) => client.pull(uri));
  } finally {
    await client.stop();
  }
}

const peer = join(import.meta.dirname, "node_modules/yaml-language-server/bin/yaml-language-server");

/** The server of Red Hat's YAML extension, where it is installed, waited for until it sends diagnostics. */
export async function measurePeer(template: Template, count: number): Promise<Figures | undefined> {
  if (!existsSync(peer) || template.language !== "yaml") return undefined;
  const settings = { validate: true, schemaStore: { enable: false }, customTags: ["!Ref", "!GetAtt", "!Sub"] };
  const client = await startClient({ pull: false, command: [peer, "--stdio"], settings });
  try {
    return await measureClient(client, template, count, (uri) => client.published(uri));
  } finally {
    client.connection.dispose();
    process.kill(client.pid);
  }
}

async function measureClient(
  client: LanguageClient,
  { language, text }: Template,
  count: number,
  diagnostics: (uri: string) => Promise<unknown>,
): Promise<Figures> {
  const uri = `file:///bench/template.${language}`;
  const firstDiagnostics = await timed(async () => {
    const opened = client.open(uri, text);
    const answer = diagnostics(uri);
    await opened;
    await answer;
  });
  const edits: { kind: EditKind; time: number }[] = [];
  let before = TextDocument.create(uri, language, 1, text);
  for (const { edit, text: edited } of editsOf(text, language, count)) {
    const range = { start: before.positionAt(edit.start), end: before.positionAt(edit.end) };
    const time = await timed(async () => {
      const changed = client.replace(uri, range, edit.newText);
      const answer = diagnostics(uri);
      await changed;
      await answer;
    });
    edits.push({ kind: edit.kind, time });
    before = TextDocument.create(uri, language, 1, edited);
  }
  const hovers: number[] = [];
  const lines = before.lineCount;
  for (let n = 0; n < 20; n++) {
    hovers.push(await timed(() => client.hover(uri, { line: Math.floor((lines * n) / 20), character: 8 })));
  }
  return { firstDiagnostics, edits, hovers, peakMemory: peakMemoryOf(client.pid) };
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The most memory that a process has had, in MB; undefined where the system does not say. */
function peakMemoryOf(pid: number): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, "utf8"))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
