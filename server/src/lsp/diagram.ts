import type { Connection } from "vscode-languageserver";
import type { Analysis } from "../analysis/workspace.ts";
import { type Diagram, diagramOf } from "../features/diagram/diagram.ts";
import { dotOf } from "../features/diagram/dot.ts";
import { mermaidOf, type NamedDiagram } from "../features/diagram/mermaid.ts";
import { type PlacedDiagram, placedDiagram } from "../features/diagram/ranges.ts";

/** Notations that a diagram can be written in. */
const notations: Readonly<Record<string, (diagrams: readonly NamedDiagram[]) => string>> = {
  mermaid: mermaidOf,
  dot: dotOf,
};

/** Answers with the pipeline that a document is part of, as data and as text; with null where it is none of ours. */
export function serveDiagrams(connection: Connection, analyze: (uri: string) => Promise<Analysis | undefined>): void {
  const draw = async (uri: string): Promise<{ diagram: Diagram; placed: () => PlacedDiagram } | undefined> => {
    const analysis = await analyze(uri);
    const template = analysis?.template;
    if (!template) return undefined;
    const diagram = diagramOf(template, analysis.findings);
    return { diagram, placed: () => placedDiagram(diagram, template) };
  };

  connection.onRequest(
    "dataPipelineHints/diagram",
    async ({ uri }: { uri: string }) => (await draw(uri))?.placed() ?? null,
  );

  connection.onRequest(
    "dataPipelineHints/diagramText",
    async ({ uri, notation }: { uri: string; notation: string }) => {
      const drawn = Object.hasOwn(notations, notation) ? await draw(uri) : undefined;
      return { text: drawn ? notations[notation]!([{ name: uri, diagram: drawn.diagram }]) : "" };
    },
  );
}
