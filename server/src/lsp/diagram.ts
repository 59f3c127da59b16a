import type { Connection } from "vscode-languageserver";
import type { Analysis } from "../analysis/workspace.ts";
import { type DiagramOptions, diagramOf } from "../features/diagram/diagram.ts";
import { dotOf } from "../features/diagram/dot.ts";
import { mermaidOf, type NamedDiagram } from "../features/diagram/mermaid.ts";
import { type PlacedDiagram, placedDiagram } from "../features/diagram/ranges.ts";
import type { Template } from "../model/template.ts";

/** Which pipeline is asked for, and how much of it. */
type DiagramParams = DiagramOptions & { readonly uri: string };

/** Notations that a diagram can be written in. */
const notations: Readonly<Record<string, (diagrams: readonly NamedDiagram[]) => string>> = {
  mermaid: mermaidOf,
  dot: dotOf,
};

/** Answers with the pipeline that a document is part of, as data and as text; with null where it is none of ours. */
export function serveDiagrams(connection: Connection, analyze: (uri: string) => Promise<Analysis | undefined>): void {
  connection.onRequest("dataPipelineHints/diagram", async ({ uri, ...options }: DiagramParams) => {
    const analysis = await analyze(uri);
    return analysis?.template ? drawn(analysis.template, analysis, options) : null;
  });

  connection.onRequest(
    "dataPipelineHints/diagramText",
    async ({ uri, notation, ...options }: DiagramParams & { readonly notation: string }) => {
      const analysis = Object.hasOwn(notations, notation) ? await analyze(uri) : undefined;
      if (!analysis?.template) return { text: "" };
      const diagram = diagramOf(analysis.template, analysis.findings, options);
      return { text: notations[notation]!([{ name: uri, diagram }]) };
    },
  );
}

function drawn(
  template: Template,
  { findings }: Analysis,
  options: DiagramOptions,
): PlacedDiagram & { readonly broken: boolean } {
  const broken = template.files.some(({ tree }) => tree.broken);
  return { ...placedDiagram(diagramOf(template, findings, options), template), broken };
}
