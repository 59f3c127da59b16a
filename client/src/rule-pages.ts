import { type Disposable, Uri, workspace } from "vscode";
import { pageRequest } from "./protocol.ts";
import type { Server } from "./server.ts";

const scheme = "pipeline-hints-rule";

/** The address of a rule's page. It ends in `.md`, so that links between pages are plain relative links. */
export function rulePageUri(rule: string): Uri {
  return Uri.from({ scheme, path: `/${rule}.md` });
}

/** Serves the pages of the rules as read-only documents; an unknown rule gives a page that says so. */
export function registerRulePages(server: Server): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async (uri, token) => {
      const rule = uri.path.slice(1).replace(/\.md$/, "");
      try {
        const client = await server.start();
        const page = await client.sendRequest(pageRequest, { rule }, token);
        return page.markdown;
      } catch (error) {
        return `# ${rule}\n\n${error instanceof Error ? error.message : String(error)}\n`;
      }
    },
  });
}
