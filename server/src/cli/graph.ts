import { relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createWorkspace, type OpenDocument } from "../analysis/workspace.ts";
import { diagramOf } from "../features/diagram/diagram.ts";
import { dotOf } from "../features/diagram/dot.ts";
import { mermaidOf, type NamedDiagram } from "../features/diagram/mermaid.ts";
import { type Place, placedDiagram } from "../features/diagram/ranges.ts";
import type { Template } from "../model/template.ts";
import { nodeHost } from "../node-host.ts";
import type { GraphArguments, GraphFormat } from "./arguments.ts";
import type { Output } from "./check.ts";
import { filesBelow, readFile } from "./files.ts";
import { version } from "./version.generated.ts";

/** A pipeline with the template that describes it. */
interface Drawn extends NamedDiagram {
  readonly template: Template;
}

/** Prints the pipelines of all templates in one diagram, and gives the exit status. */
export async function printGraph({ paths, format, access }: GraphArguments, { out, err }: Output): Promise<number> {
  const drawn = await diagramsOf(paths, access);
  if (drawn.length === 0) err("data-pipeline-hints: no file describes a pipeline\n");
  out(printers[format](drawn));
  return 0;
}

const printers: Readonly<Record<GraphFormat, (drawn: readonly Drawn[]) => string>> = {
  mermaid: mermaidOf,
  dot: dotOf,
  json: jsonOf,
};

/** One for each template that has something to show; the files of a Terraform module are one template. */
async function diagramsOf(paths: readonly string[], access: boolean): Promise<readonly Drawn[]> {
  const files = paths.includes("-") ? paths : filesBelow(paths);
  const texts = new Map(files.map((file) => [uriOf(file === "-" ? "stdin.yaml" : file), readFile(file)]));
  const open = (uri: string): OpenDocument | undefined => {
    const text = texts.get(uri);
    return text === undefined ? undefined : { uri, languageId: "", version: 0, getText: () => text };
  };
  const workspace = createWorkspace({
    host: nodeHost,
    open,
    openDocuments: () => [...texts.keys()].map((uri) => open(uri)!),
    editorSettings: async () => ({ settings: {}, directory: "" }),
    onRuleError: () => {},
  });
  const drawn = new Map<Template, Drawn>();
  for (const uri of texts.keys()) {
    const analysis = await workspace.analyze(uri);
    const template = analysis?.template;
    if (!template || drawn.has(template)) continue;
    const diagram = diagramOf(template, analysis.findings, { access });
    if (diagram.nodes.length > 0) drawn.set(template, { name: nameOfTemplate(template, uri), diagram, template });
  }
  return [...drawn.values()];
}

function uriOf(path: string): string {
  return pathToFileURL(resolve(path)).href;
}

/** The folder of a module of several files. */
function nameOfTemplate({ files }: Template, uri: string): string {
  return nameOf(files.length > 1 ? uri.slice(0, uri.lastIndexOf("/")) : uri) || ".";
}

function nameOf(uri: string): string {
  return relative(process.cwd(), fileURLToPath(uri));
}

/** Positions count from 1, as in the report of a check. */
function jsonOf(drawn: readonly Drawn[]): string {
  const place = ({ uri, range: { start, end } }: Place) => ({
    file: nameOf(uri),
    range: {
      start: { line: start.line + 1, column: start.character + 1 },
      end: { line: end.line + 1, column: end.character + 1 },
    },
  });
  const printed = <T extends { readonly location: Place; readonly extents: readonly Place[] }>(shown: T) => {
    const { extents, ...rest } = shown;
    return { ...rest, location: place(shown.location) };
  };
  const diagrams = drawn.map(({ name, diagram, template }) => {
    const { nodes, edges } = placedDiagram(diagram, template);
    return {
      file: name,
      nodes: nodes.map(printed),
      edges: edges.map((edge) => ({ ...edge, through: edge.through.map(printed) })),
    };
  });
  return `${JSON.stringify({ version, diagrams }, null, 2)}\n`;
}
