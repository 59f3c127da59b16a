import {
  type ClientCapabilities,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import type { Host } from "../analysis/host.ts";
import { directoryOf } from "../dialects/read-templates.ts";
import { foldingRanges } from "../features/navigation/folding.ts";
import { linksIn } from "../features/navigation/links/links.ts";
import { outlineOf, workspaceSymbols } from "../features/navigation/outline.ts";
import { definitionsAt, highlightsAt, referencesAt } from "../features/navigation/references.ts";
import { RenameError, renameAt, renameableAt } from "../features/navigation/rename.ts";
import type { UnreadText } from "../features/navigation/rename-obstacles.ts";
import { selectionRanges } from "../features/navigation/selection.ts";
import type { SourceFile } from "../model/site.ts";
import type { Template } from "../model/template.ts";
import { offsetAt } from "../syntax/lines.ts";

/** A document of ours, with the template that it is part of. */
export interface Seen {
  readonly file: SourceFile;
  readonly template: Template;
}

export interface NavigationOptions {
  /** The document as it is now; undefined where it is not ours, or is switched off. */
  readonly look: (uri: string) => Promise<Seen | undefined>;
  /** All templates that have an open document. */
  readonly openTemplates: () => Promise<readonly Template[]>;
  readonly host: Host;
}

/** What the service must be told. */
export interface NavigationService {
  initialized(capabilities: ClientCapabilities): void;
}

export const navigationCapabilities: ServerCapabilities = {
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentLinkProvider: {},
  foldingRangeProvider: true,
  selectionRangeProvider: true,
};

/** Answers what editors ask about names, links and the shape of a document. */
export function serveNavigation(
  connection: Connection,
  { look, openTemplates, host }: NavigationOptions,
): NavigationService {
  let takesLinks = false;
  let mostFolds: number | undefined;
  /** What is found at a place, or nothing where the document is not ours. */
  const at = async <T>(
    { textDocument: { uri }, position }: TextDocumentPositionParams,
    find: (template: Template, uri: string, offset: number) => T,
  ): Promise<T | null> => {
    const seen = await look(uri);
    if (!seen) return null;
    try {
      return find(seen.template, uri, offsetAt(seen.file.tree, position));
    } catch (error) {
      if (error instanceof RenameError) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      throw error;
    }
  };
  const within = async <T>(uri: string, find: (seen: Seen) => readonly T[]): Promise<T[]> => {
    const seen = await look(uri);
    return seen ? [...find(seen)] : [];
  };

  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    within(uri, ({ file, template }) => outlineOf(file, template)),
  );
  connection.onWorkspaceSymbol(async ({ query }) =>
    (await openTemplates()).flatMap((template) => workspaceSymbols(template, query)),
  );
  connection.onDefinition(async (params) => {
    const links = (await at(params, definitionsAt)) ?? [];
    if (takesLinks) return [...links];
    return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
  });
  connection.onReferences(async (params) => {
    const { includeDeclaration } = params.context;
    const found = await at(params, (template, uri, offset) => referencesAt(template, uri, offset, includeDeclaration));
    return found ? [...found] : null;
  });
  connection.onDocumentHighlight(async (params) => [...((await at(params, highlightsAt)) ?? [])]);
  connection.onPrepareRename(async (params) => (await at(params, renameableAt)) ?? null);
  connection.onRenameRequest(async (params) => {
    const unread = await unreadTexts(params.textDocument.uri, host);
    return at(params, (template, uri, offset) => renameAt(template, uri, offset, params.newName, unread));
  });
  connection.onDocumentLinks(async ({ textDocument: { uri } }) => {
    const seen = await look(uri);
    return seen ? [...(await linksIn(seen.file, seen.template, host))] : [];
  });
  connection.onFoldingRanges(({ textDocument: { uri } }) =>
    within(uri, ({ file }) => foldingRanges(file.tree, mostFolds)),
  );
  connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
    within(uri, ({ file }) => selectionRanges(file.tree, positions)),
  );
  return {
    initialized({ textDocument }) {
      takesLinks = textDocument?.definition?.linkSupport === true;
      mostFolds = textDocument?.foldingRange?.rangeLimit;
    },
  };
}

/** The files beside a document that are written in Terraform's own syntax, which Terraform joins with it. */
async function unreadTexts(uri: string, host: Host): Promise<readonly UnreadText[]> {
  const directory = directoryOf(uri);
  const names = (await host.listFiles(directory)).filter((name) => name.endsWith(".tf"));
  return Promise.all(
    names.map(async (name) => ({
      name,
      text: (await host.readText(`${directory}/${encodeURIComponent(name)}`)) ?? "",
    })),
  );
}
