/** The core alone, in a process that the benchmark starts: takes a case as a message, and answers with its figures. */
import { createWorkspace, type OpenDocument } from "../../server/src/analysis/workspace.ts";
import { hoverAt } from "../../server/src/features/hover/hover.ts";
import { nodeHost } from "../../server/src/node-host.ts";
import { peakMemoryOf } from "../support/process-memory.ts";
import type { Case } from "./cases.ts";
import { measure, type Subject } from "./measure.ts";

process.once("message", async ({ one, count }: { one: Case; count: number }) => {
  const figures = await measure(coreOf(one), one, count);
  process.send!({ ...figures, peakMemory: peakMemoryOf(process.pid) });
  process.disconnect();
});

function coreOf({ uri, language }: Case): Subject {
  let document: OpenDocument | undefined;
  const workspace = createWorkspace({
    host: nodeHost,
    open: (wanted) => (wanted === uri ? document : undefined),
    openDocuments: () => (document ? [document] : []),
    editorSettings: async () => ({ settings: {}, directory: "" }),
    onRuleError: (rule, error) => {
      throw new Error(rule.id, { cause: error });
    },
  });
  const show = (text: string): Promise<number> => {
    document = { uri, languageId: language, version: (document?.version ?? 0) + 1, getText: () => text };
    return timed(() => {
      workspace.changed(uri);
      return workspace.analyze(uri);
    });
  };
  return {
    open: show,
    edit: (_edit, _before, after) => show(after),
    hover: (_text, offset) =>
      timed(async () => {
        const analysis = await workspace.analyze(uri);
        const file = analysis?.document.file;
        if (file && analysis.template) hoverAt(file, analysis.template, analysis.findings, offset, { mode: "full" });
      }),
  };
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
