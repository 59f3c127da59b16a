import { NotificationType, RequestType, RequestType0 } from "vscode-jsonrpc";
import type { Diagnostic } from "vscode-languageclient";
import type { Diagram } from "./diagram/messages.ts";

/** What the server says about one open file. */
export type FileStatus = {
  readonly checked: boolean;
  /** Whether, as what and why the file is checked, in one sentence. */
  readonly reason: string;
  /** What else a person should know, such as a limit that was reached. */
  readonly notes: readonly string[];
};

/** One line of the list of rules. */
export type RuleSummary = {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly service: string;
};

export const statusRequest = new RequestType<{ uri: string }, FileStatus, void>("dataPipelineHints/status");

export const statusChanged = new NotificationType<{ uri: string }>("dataPipelineHints/statusChanged");

export const rulesRequest = new RequestType0<RuleSummary[], void>("dataPipelineHints/rules");

/** A page of the knowledge base as Markdown, by its address: `services/kinesis`, `rules/<id>`. */
export const pageRequest = new RequestType<{ page: string }, { markdown: string }, void>("dataPipelineHints/page");

/** What fits some words, best first; where there are none, everything. */
export const lookUpRequest = new RequestType<{ words: string }, Entry[], void>("dataPipelineHints/lookUp");

/** Checks files that are not open; those of one directory go together. */
export const checkFilesRequest = new RequestType<
  { files: readonly { readonly uri: string; readonly text: string }[] },
  { readonly uri: string; readonly checked: boolean; readonly diagnostics: readonly Diagnostic[] }[],
  void
>("dataPipelineHints/checkFiles");

/** The text of a file that only the editor can read; null where there is none. Asked by the server. */
export const readTextRequest = new RequestType<{ uri: string }, string | null, void>("dataPipelineHints/readText");

/** The names of the files in a directory that only the editor can read. Asked by the server. */
export const listFilesRequest = new RequestType<{ uri: string }, string[], void>("dataPipelineHints/listFiles");

/** Something that can be looked up. */
export type Entry = {
  readonly page: string;
  readonly kind: "service" | "table" | "fact" | "rule";
  readonly title: string;
  readonly text: string;
  readonly service?: string;
};

/** A pipeline as the text tells it now; where that is broken, the diagram is of what can be read. */
export type DrawnDiagram = Diagram & { readonly broken: boolean };

/**
 * The pipeline that a document is part of; null where it is none of ours. With `access`, also who assumes which role and
 * what is encrypted with which key.
 */
export const diagramRequest = new RequestType<{ uri: string; access: boolean }, DrawnDiagram | null, void>(
  "dataPipelineHints/diagram",
);

/** The same as text, in a notation: `mermaid`, `dot`. */
export const diagramTextRequest = new RequestType<
  { uri: string; notation: string; access: boolean },
  { text: string },
  void
>("dataPipelineHints/diagramText");
