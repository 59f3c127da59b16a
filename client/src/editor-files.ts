import { Disposable, FileType, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { listFilesRequest, readTextRequest } from "./protocol.ts";

/** Reads files for the server where it has no disk of its own: in virtual workspaces, and in a browser. */
export function serveFiles(client: BaseLanguageClient): Disposable {
  const uriOf = (uri: string) => client.protocol2CodeConverter.asUri(uri);
  return Disposable.from(
    client.onRequest(readTextRequest, async ({ uri }) => {
      try {
        return new TextDecoder().decode(await workspace.fs.readFile(uriOf(uri)));
      } catch {
        return null;
      }
    }),
    client.onRequest(listFilesRequest, async ({ uri }) => {
      try {
        const entries = await workspace.fs.readDirectory(uriOf(uri));
        return entries.flatMap(([name, type]) => ((type & FileType.File) !== 0 ? [name] : []));
      } catch {
        return [];
      }
    }),
  );
}
