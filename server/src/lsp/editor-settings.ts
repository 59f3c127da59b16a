import { presets, ruleSettings, type Settings } from "../analysis/settings.ts";
import { type CompletionMode, completionModes } from "../features/completion/completion.ts";
import { type HoverMode, hoverModes } from "../features/hover/hover.ts";
import { type HintKind, hintKinds } from "../features/meaning/told.ts";

/** The section `dataPipelineHints` of the editor's settings. */
export interface EditorSettings {
  readonly enable: boolean;
  readonly hover: HoverMode;
  readonly completion: CompletionMode;
  /** Offer to disable a rule among the code actions. */
  readonly suppressActions: boolean;
  /** The kinds of hints that stand in the lines. */
  readonly inlayHints: ReadonlySet<HintKind>;
  readonly settings: Settings;
}

export const defaultEditorSettings: EditorSettings = {
  enable: true,
  hover: "full",
  completion: "full",
  suppressActions: true,
  inlayHints: new Set(hintKinds),
  settings: {},
};

/** Takes what is right of the client's answer; a wrong value counts as not given. */
export function readEditorSettings(answer: unknown): EditorSettings {
  const given = (typeof answer === "object" && answer !== null ? answer : {}) as Record<string, unknown>;
  const inlayHints = (given.inlayHints ?? {}) as Record<string, unknown>;
  const preset = presets.find((candidate) => candidate === given.preset);
  const region = typeof given.region === "string" && given.region !== "" ? given.region : undefined;
  const rules = Object.entries(typeof given.rules === "object" && given.rules !== null ? given.rules : {});
  return {
    enable: given.enable !== false,
    hover: hoverModes.find((mode) => mode === given.hover) ?? defaultEditorSettings.hover,
    completion: completionModes.find((mode) => mode === given.completion) ?? defaultEditorSettings.completion,
    suppressActions: given.suppressActions !== false,
    inlayHints: new Set(hintKinds.filter((kind) => inlayHints[kind] !== false)),
    settings: {
      ...(preset && { preset }),
      ...(region && { region }),
      rules: Object.fromEntries(
        rules.flatMap(([id, value]) => {
          const setting = ruleSettings.find((candidate) => candidate === value);
          return setting ? [[id, setting]] : [];
        }),
      ),
    },
  };
}
