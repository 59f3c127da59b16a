import type { Case, Size } from "./cases.ts";
import type { Figures } from "./measure.ts";
import { type Summary, summaryOf } from "./summary.ts";
import { missedTargets, type Targets, targetsOf } from "./targets.ts";
import type { Way } from "./ways.ts";

/** A case, measured in one way. */
export interface Row extends Summary {
  readonly template: string;
  readonly bytes: number;
  readonly size?: Size;
  readonly way: string;
  readonly targets: Targets;
  readonly missed: readonly (keyof Targets)[];
  /** How many times as long the peer takes for the same, by medians; absent where there is no peer's row. */
  readonly peerRatio?: { readonly first: number; readonly edit: number; readonly hover: number };
}

/** The rows of one case, those of this project with their ratios to the peer's. */
export function rowsOf(one: Case, measured: readonly (readonly [Way, Figures])[]): readonly Row[] {
  const peerFigures = measured.find(([way]) => !way.own)?.[1];
  const peer = peerFigures && summaryOf(peerFigures);
  return measured.map(([way, figures]): Row => {
    const summary = summaryOf(figures);
    const targets = targetsOf(way.name, one.size);
    return {
      template: one.name,
      bytes: one.bytes,
      ...(one.size && { size: one.size }),
      way: way.name,
      ...summary,
      targets,
      missed: missedTargets(summary, targets),
      ...(way.own && peer && { peerRatio: ratioOf(peer, summary) }),
    };
  });
}

function ratioOf(peer: Summary, own: Summary): { first: number; edit: number; hover: number } {
  const ratio = (a: number | undefined, b: number | undefined): number => (a ?? NaN) / (b ?? NaN);
  return {
    first: ratio(peer.first, own.first),
    edit: ratio(peer.edit?.median, own.edit?.median),
    hover: ratio(peer.hover, own.hover),
  };
}
