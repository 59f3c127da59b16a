import { commands } from "vscode";

/**
 * Steps of the walkthrough that no command of the editor's tells of, as the names of the contexts by which the manifest
 * ticks them off. It names each twice, alone and with the walkthrough in front: the editor passes over a context that
 * held before it first had a look at any walkthrough, unless it holds anew.
 */
type Step = "hasPipeline" | "hasHandledFinding";

/** Ticks a step off. */
export function tickOff(step: Step): void {
  void commands.executeCommand("setContext", `dataPipelineHints.${step}`, true);
}
