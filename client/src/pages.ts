import { commands, type Disposable, Uri, workspace } from "vscode";
import { pageRequest } from "./protocol.ts";
import type { Server } from "./server.ts";

const scheme = "pipeline-hints";

/** Opens a page of the knowledge base, such as `services/kinesis` or `rules/<id>`, as a preview. */
export async function openPage(page: string): Promise<void> {
  await commands.executeCommand("markdown.showPreview", pageUri(page));
}

/** The address of a page. It ends in `.md`, so that links between pages are plain relative links. */
function pageUri(page: string): Uri {
  return Uri.from({ scheme, path: `/${page}.md` });
}

/** Serves the pages as read-only documents; an address without a page gives a page that says so. */
export function registerPages(server: Server): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async (uri, token) => {
      const page = uri.path.slice(1).replace(/\.md$/, "");
      try {
        const client = await server.start();
        const { markdown } = await client.sendRequest(pageRequest, { page }, token);
        return markdown;
      } catch (error) {
        return `# ${page}\n\n${error instanceof Error ? error.message : String(error)}\n`;
      }
    },
  });
}
