import type { Connection } from "vscode-languageserver";
import type { Host } from "../analysis/host.ts";

/**
 * Files by way of the host where it can reach them, and otherwise by way of the editor, which knows the file systems of
 * virtual workspaces and, in a browser, all of them. `canAsk` tells whether the client answers.
 */
export function editorFiles(connection: Connection, host: Host, canAsk: () => boolean): Host {
  const ask = async <T>(method: string, uri: string, nothing: T): Promise<T> => {
    if (host.reaches(uri) || !canAsk()) return nothing;
    const answer = await connection.sendRequest<T | null>(method, { uri }).catch(() => null);
    return answer ?? nothing;
  };
  return {
    reaches: (uri) => host.reaches(uri) || canAsk(),
    readText: async (uri) => (await host.readText(uri)) ?? ask("dataPipelineHints/readText", uri, undefined),
    listFiles: async (directory) => {
      const found = await host.listFiles(directory);
      return found.length > 0 ? found : ask("dataPipelineHints/listFiles", directory, found);
    },
  };
}
