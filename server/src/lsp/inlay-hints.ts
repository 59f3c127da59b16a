import type { ClientCapabilities, Connection, ServerCapabilities } from "vscode-languageserver";
import { inlayHintsIn } from "../features/inlay-hints.ts";
import { offsetAt } from "../syntax/lines.ts";
import type { EditorSettings } from "./editor-settings.ts";
import type { Seen } from "./navigation.ts";

export interface InlayHintOptions {
  /** The document as it is now; undefined where it is not ours. */
  readonly look: (uri: string) => Promise<Seen | undefined>;
  readonly settingsFor: (uri: string) => Promise<EditorSettings>;
}

/** What others tell the hints. */
export interface InlayHintService {
  initialized(capabilities: ClientCapabilities): void;
  /** Something beside the text has changed, such as a setting or another file of a Terraform module. */
  refresh(): void;
}

export const inlayHintCapabilities: ServerCapabilities = { inlayHintProvider: { resolveProvider: false } };

/** Answers what editors show between the words of a line. */
export function serveInlayHints(connection: Connection, { look, settingsFor }: InlayHintOptions): InlayHintService {
  let canRefresh = false;
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
    const { enable, inlayHints } = await settingsFor(uri);
    const seen = enable && inlayHints.size > 0 ? await look(uri) : undefined;
    if (!seen || token.isCancellationRequested) return [];
    const { file, template } = seen;
    const offsets = { start: offsetAt(file.tree, range.start), end: offsetAt(file.tree, range.end) };
    return [...inlayHintsIn(file, template, offsets, inlayHints)];
  });
  return {
    initialized({ workspace }) {
      canRefresh = workspace?.inlayHint?.refreshSupport === true;
    },
    refresh() {
      if (canRefresh) void connection.languages.inlayHint.refresh();
    },
  };
}
