import {
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import { linksIn } from "../features/navigation/links.ts";
import { outlineOf, workspaceSymbols } from "../features/navigation/outline.ts";
import { definitionAt, highlightsAt, referencesAt } from "../features/navigation/references.ts";
import { RenameError, renameAt, renameableAt } from "../features/navigation/rename.ts";
import { foldingRanges, selectionRanges } from "../features/navigation/shape.ts";
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
export function serveNavigation(connection: Connection, { look, openTemplates }: NavigationOptions): void {
  /** What is found at a place, or nothing where the document is not ours. */
  const at = async <T>(
    { textDocument: { uri }, position }: TextDocumentPositionParams,
    find: (template: Template, uri: string, offset: number) => T,
  ): Promise<T | null> => {
    const seen = await look(uri);
    return seen ? find(seen.template, uri, offsetAt(seen.file.tree, position)) : null;
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
  connection.onDefinition(async (params) => (await at(params, definitionAt)) ?? null);
  connection.onReferences(async (params) => {
    const { includeDeclaration } = params.context;
    const found = await at(params, (template, uri, offset) => referencesAt(template, uri, offset, includeDeclaration));
    return found ? [...found] : null;
  });
  connection.onDocumentHighlight(async (params) => [...((await at(params, highlightsAt)) ?? [])]);
  connection.onPrepareRename(async (params) => (await at(params, renameableAt)) ?? null);
  connection.onRenameRequest((params) =>
    at(params, (template, uri, offset) => {
      try {
        return renameAt(template, uri, offset, params.newName);
      } catch (error) {
        if (error instanceof RenameError) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
        throw error;
      }
    }),
  );
  connection.onDocumentLinks(({ textDocument: { uri } }) =>
    within(uri, ({ file, template }) => linksIn(file, template)),
  );
  connection.onFoldingRanges(({ textDocument: { uri } }) => within(uri, ({ file }) => foldingRanges(file.tree)));
  connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
    within(uri, ({ file }) => selectionRanges(file.tree, positions)),
  );
}
