import { l10n, Uri, window, workspace } from "vscode";
import { diagramTextRequest } from "../protocol.ts";
import type { Server } from "../server.ts";
import { nameOf } from "./places.ts";

/** Asks where to, and writes a drawing there. */
export async function saveSvg(svg: string, uri: Uri): Promise<void> {
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(uri, "..", `${nameOf(uri).replace(/\.[^.]*$/, "")}-pipeline.svg`),
    filters: { SVG: ["svg"] },
  });
  if (target) await workspace.fs.writeFile(target, new TextEncoder().encode(svg));
}

/** Opens the pipeline of a file as Markdown, which shows the diagram in previews and on code hosts. */
export async function openMermaid(uri: Uri, access: boolean, server: Server): Promise<void> {
  const client = await server.start();
  const { text } = await client.sendRequest(diagramTextRequest, {
    uri: client.code2ProtocolConverter.asUri(uri),
    notation: "mermaid",
    access,
  });
  const content = `# ${l10n.t("Pipeline of {0}", nameOf(uri))}\n\n\`\`\`mermaid\n${text}\`\`\`\n`;
  await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
}
