/** What a value comes to. */
export interface Told {
  /** A sentence, or several, for a hover. */
  readonly text: string;
  /** A few words behind the value in its line; absent where these would only repeat it. */
  readonly brief?: string | undefined;
}

/** The kinds of hints in the line, each with a setting of its own. */
export const hintKinds = ["capacity", "load", "durations", "buffers", "schedules", "lifecycle", "references"] as const;
export type HintKind = (typeof hintKinds)[number];
