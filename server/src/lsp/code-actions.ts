import {
  CodeActionKind,
  type Connection,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from "vscode-languageserver";
import type { Analysis } from "../analysis/workspace.ts";
import {
  codeActionsAt,
  type EditOptions,
  editOf,
  explainCommand,
  fixAllKind,
  type LateEdit,
} from "../features/code-actions.ts";
import { offsetAt } from "../syntax/lines.ts";
import type { EditorSettings } from "./editor-settings.ts";

/** What the client can do with code actions. */
export interface CodeActionAbilities {
  /** It asks for the edits of an action once the action is chosen. */
  readonly resolvesEdits: boolean;
  /** Edits may say of which version of a document they are. */
  readonly versions: boolean;
  /** Edits may hold places for the author to fill in. */
  readonly snippets: boolean;
  /** It has the command that explains a rule. */
  readonly explains: boolean;
}

export const noCodeActionAbilities: CodeActionAbilities = {
  resolvesEdits: false,
  versions: false,
  snippets: false,
  explains: false,
};

export function codeActionAbilities({ capabilities, initializationOptions }: InitializeParams): CodeActionAbilities {
  const { codeAction } = capabilities.textDocument ?? {};
  const { workspaceEdit } = capabilities.workspace ?? {};
  const commands: unknown = initializationOptions?.commands;
  return {
    resolvesEdits: codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes("edit") === true,
    versions: workspaceEdit?.documentChanges === true,
    snippets: workspaceEdit?.snippetEditSupport === true,
    explains: Array.isArray(commands) && commands.includes(explainCommand),
  };
}

export function codeActionCapabilities({ resolvesEdits }: CodeActionAbilities): ServerCapabilities {
  return {
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: resolvesEdits },
  };
}

export interface CodeActionServices {
  readonly abilities: () => CodeActionAbilities;
  readonly settingsFor: (uri: string) => Promise<EditorSettings>;
  readonly analyze: (uri: string) => Promise<Analysis | undefined>;
  /** The version of an open document; undefined of any other. */
  readonly versionOf: (uri: string) => number | undefined;
}

/** Answers what can be done about findings, and the edits of what is chosen. */
export function serveCodeActions(connection: Connection, services: CodeActionServices): void {
  const { abilities, settingsFor, analyze, versionOf } = services;
  const editOptions = (): EditOptions => ({
    snippets: abilities().snippets,
    versionOf: abilities().versions ? (uri) => versionOf(uri) ?? null : undefined,
  });

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }) => {
    const { enable, suppressActions } = await settingsFor(uri);
    const analysis = enable ? await analyze(uri) : undefined;
    const tree = analysis?.document.file?.tree;
    if (!analysis || !tree) return [];
    const offsets = { start: offsetAt(tree, range.start), end: offsetAt(tree, range.end) };
    return [
      ...codeActionsAt(uri, offsets, analysis.findings, {
        ...editOptions(),
        offerDisable: suppressActions,
        offerExplain: abilities().explains,
        only: context.only,
        editsLater: abilities().resolvesEdits ? versionOf(uri) : undefined,
      }),
    ];
  });

  connection.onCodeActionResolve(async (action) => {
    const late = action.data as LateEdit | undefined;
    if (!late) return action;
    const analysis = await analyze(late.uri);
    const isStale = versionOf(late.uri) !== late.version;
    const edit = isStale ? undefined : editOf(action.title, late, analysis?.findings ?? [], editOptions());
    // What was meant then may stand elsewhere now, or not at all.
    if (!edit)
      throw new ResponseError(LSPErrorCodes.ContentModified, "What was found here has changed since this was offered.");
    return { ...action, edit };
  });
}
