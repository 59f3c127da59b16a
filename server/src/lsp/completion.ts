import {
  type CompletionItem,
  type CompletionList,
  type Connection,
  type InitializeParams,
  InsertTextMode,
  MarkupKind,
  type Position,
  type ServerCapabilities,
} from "vscode-languageserver";
import { projectFileNames } from "../analysis/settings.ts";
import type { OpenDocument } from "../analysis/workspace.ts";
import type { Document } from "../dialects/read-templates.ts";
import { definitionsIn } from "../dialects/symbols.ts";
import { type About, documentationOf } from "../features/completion/about.ts";
import {
  type CompletionMode,
  type CompletionOptions,
  completionsAt,
  projectFileCompletionsAt,
} from "../features/completion/completion.ts";
import { withDefaults } from "../features/completion/item-defaults.ts";
import { dialectOfBeginning } from "../features/completion/recognise.ts";
import type { Source } from "../features/completion/source.ts";
import type { Finding } from "../model/finding.ts";
import type { Template } from "../model/template.ts";
import { lineAt, offsetAt } from "../syntax/lines.ts";
import { languageOf, readText } from "../syntax/read.ts";

export const completionCapabilities: ServerCapabilities = {
  completionProvider: {
    // A space ends a key's colon, or begins a rule's name in a directive.
    triggerCharacters: [" ", ":", "!", ".", "{", "[", '"', "-"],
    resolveProvider: true,
  },
};

/** What the client can do with completions. */
export interface CompletionAbilities {
  readonly snippets: boolean;
  readonly adjustsIndentation: boolean;
  readonly suggestCommand: string | undefined;
  /** What the items of a list may have in common, by the names of the protocol. */
  readonly itemDefaults: ReadonlySet<string>;
  /** The client completes settings files in JSON by their schema. */
  readonly hasJsonSchemas: boolean;
}

/** The command of VS Code that opens the list of suggestions. */
const suggestCommand = "editor.action.triggerSuggest";

export const noCompletionAbilities: CompletionAbilities = {
  snippets: false,
  adjustsIndentation: false,
  suggestCommand: undefined,
  itemDefaults: new Set(),
  hasJsonSchemas: false,
};

export function completionAbilities({
  capabilities: { textDocument },
  initializationOptions,
}: InitializeParams): CompletionAbilities {
  const commands: unknown = initializationOptions?.commands;
  const item = textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    adjustsIndentation: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation) === true,
    suggestCommand: Array.isArray(commands) && commands.includes(suggestCommand) ? suggestCommand : undefined,
    itemDefaults: new Set(textDocument?.completion?.completionList?.itemDefaults),
    hasJsonSchemas: initializationOptions?.hasJsonSchemas === true,
  };
}

export interface CompletionServices {
  readonly abilities: () => CompletionAbilities;
  /** Off where the document is switched off. */
  readonly mode: (uri: string) => Promise<CompletionMode>;
  readonly open: (uri: string) => OpenDocument | undefined;
  readonly document: (uri: string) => Promise<Document | undefined>;
  /** What is found in a document. */
  readonly findings: (uri: string) => Promise<readonly Finding[]>;
  /** The template that a document is part of, without waiting for rules. */
  readonly template: (uri: string) => Promise<Template | undefined>;
}

/** Answers what could be written at a place. */
export function serveCompletion(connection: Connection, services: CompletionServices): void {
  connection.onCompletion(async ({ textDocument: { uri }, position, context }) => {
    const mode = await services.mode(uri);
    if (mode === "off") return null;
    const options = { mode, trigger: context?.triggerCharacter, ...services.abilities() };
    const list = isProjectFile(uri)
      ? inProjectFile(services.open(uri), position, options)
      : await inTemplate(uri, position, options, services);
    return list && withDefaults(list, options.itemDefaults);
  });

  connection.onCompletionResolve((item): CompletionItem => {
    const value = item.data === undefined ? undefined : documentationOf(item.data as About);
    return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
  });
}

async function inTemplate(
  uri: string,
  position: Position,
  options: CompletionOptions,
  services: CompletionServices,
): Promise<CompletionList | null> {
  const source = await sourceOf(uri, position, services);
  if (!source) return null;
  const isDirective = lineAt(source.tree, position.line)?.includes("pipeline-hints:");
  const findings = isDirective ? await services.findings(uri) : [];
  return completionsAt({ ...source, findings }, offsetAt(source.tree, position), options);
}

/** Small as they are, project files are read for each request. */
function inProjectFile(
  document: OpenDocument | undefined,
  position: Position,
  options: CompletionOptions & CompletionAbilities,
): CompletionList | null {
  if (!document || (document.uri.endsWith(".json") && options.hasJsonSchemas)) return null;
  const owner = { text: document.getText(), language: document.uri.endsWith(".json") ? "json" : "yaml" } as const;
  return projectFileCompletionsAt(owner, offsetAt(owner, position), options);
}

function isProjectFile(uri: string): boolean {
  return projectFileNames.some((name) => uri.endsWith(`/${name}`));
}

/** The document as it is now; one that is not ours yet may be about to become so. */
async function sourceOf(
  uri: string,
  position: Position,
  { document, open, template }: CompletionServices,
): Promise<Source | undefined> {
  const read = await document(uri);
  if (read?.file && read.dialect) {
    const { file, dialect } = read;
    const files = dialect === "terraform" ? ((await template(uri))?.files ?? [file]) : [file];
    return { tree: file.tree, dialect, definitions: (kinds) => definitionsIn(dialect, files, kinds) };
  }
  const source = open(uri);
  const text = source?.getText() ?? "";
  const language = source && languageOf(uri, text, source.languageId);
  const dialect = language && dialectOfBeginning(text, uri, offsetAt({ text }, position));
  if (!dialect) return undefined;
  const tree = readText(text, language);
  return { tree, dialect, definitions: (kinds) => definitionsIn(dialect, [{ uri, tree }], kinds) };
}
