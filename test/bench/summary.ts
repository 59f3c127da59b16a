import { type EditKind, editKinds } from "./edits.ts";
import type { Figures } from "./measure.ts";

/** What is told of a row. */
export interface Summary {
  readonly first: number;
  readonly edits: number;
  readonly edit: Spread | undefined;
  readonly editByKind: Readonly<Partial<Record<EditKind, Spread>>>;
  readonly hover: number | undefined;
  readonly peakMemory: number | undefined;
}

export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

export function summaryOf({ firstDiagnostics, edits, hovers, peakMemory }: Figures): Summary {
  const timesOf = (kind: EditKind): number[] => edits.filter((edit) => edit.kind === kind).map(({ time }) => time);
  const byKind = editKinds.flatMap((kind) => {
    const spread = spreadOf(timesOf(kind));
    return spread ? [[kind, spread]] : [];
  });
  return {
    first: firstDiagnostics,
    edits: edits.length,
    edit: spreadOf(edits.map(({ time }) => time)),
    editByKind: Object.fromEntries(byKind),
    hover: spreadOf(hovers)?.median,
    peakMemory,
  };
}

/** Undefined where nothing was timed. */
export function spreadOf(times: readonly number[]): Spread | undefined {
  if (times.length === 0) return undefined;
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
  return { median: at(0.5), p95: at(0.95), worst: at(1) };
}
