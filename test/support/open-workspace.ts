import { noHost } from "../../server/src/analysis/host.ts";
import type { Settings } from "../../server/src/analysis/settings.ts";
import { createWorkspace, type OpenDocument } from "../../server/src/analysis/workspace.ts";
import type { Finding } from "../../server/src/model/finding.ts";

/** A workspace whose documents are opened, changed and closed as an editor does. */
export interface OpenWorkspace {
  /** Opens a document or changes it, and gives what is found. */
  show(uri: string, text: string): Promise<readonly Finding[]>;
  close(uri: string): void;
}

/** A workspace without files on disk, with all rules or as given. A rule that throws fails the test. */
export function openWorkspace(settings: Settings = { preset: "all" }): OpenWorkspace {
  const documents = new Map<string, OpenDocument>();
  const workspace = createWorkspace({
    host: noHost,
    open: (uri) => documents.get(uri),
    openDocuments: () => [...documents.values()],
    editorSettings: async () => ({ settings, directory: "" }),
    onRuleError: (rule, error) => {
      throw new Error(`${rule.id} threw`, { cause: error });
    },
  });
  return {
    async show(uri, text) {
      const version = (documents.get(uri)?.version ?? 0) + 1;
      const languageId = uri.endsWith("json") ? "json" : "yaml";
      documents.set(uri, { uri, languageId, version, getText: () => text });
      workspace.changed(uri);
      return (await workspace.analyze(uri))?.findings ?? [];
    },
    close(uri) {
      documents.delete(uri);
      workspace.changed(uri);
    },
  };
}
