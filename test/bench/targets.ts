import type { Size } from "./cases.ts";
import type { Summary } from "./summary.ts";

/** What the server is to keep below, in milliseconds and MB. */
export interface Targets {
  readonly first?: number;
  readonly p95?: number;
  readonly peakMemory?: number;
}

const bySize: Readonly<Partial<Record<Size, Targets>>> = {
  "12 kB": { p95: 5 },
  "1 MB": { first: 500, p95: 16, peakMemory: 200 },
};

/** The targets for a row; none for sizes and ways of which nothing is wanted. */
export function targetsOf(way: string, size: Size | undefined): Targets {
  return way.startsWith("server") && size ? (bySize[size] ?? {}) : {};
}

/** Which targets the figures miss. */
export function missedTargets({ first, edit, peakMemory }: Summary, targets: Targets): readonly (keyof Targets)[] {
  const figures = { first, p95: edit?.p95, peakMemory };
  return (["first", "p95", "peakMemory"] as const).filter((name) => (figures[name] ?? 0) > (targets[name] ?? Infinity));
}
