import type { ResourceView } from "./property.ts";
import type { Workload } from "./workload.ts";

export const MiB = 1024 * 1024;

/** What one shard takes in, and what it hands out to all polling consumers together, each second. */
export const shardLimits = { bytesIn: MiB, recordsIn: 1000, bytesOut: 2 * MiB, recordsOut: 2000 } as const;

/** `PROVISIONED` where no mode is written; undefined where the mode is not known. */
export function streamMode(stream: ResourceView): string | undefined {
  const mode = stream.get("StreamModeDetails.StreamMode");
  return mode.absent ? "PROVISIONED" : mode.string;
}

/** The shards that a workload needs, by each of the four limits of a shard. */
export interface ShardNeed {
  readonly bytesPerSecond: number;
  readonly writeBytes: number;
  readonly writeRecords: number;
  readonly readBytes: number;
  readonly readRecords: number;
  readonly needWithoutRead: number;
  readonly need: number;
}

export function shardNeed(
  { recordsPerSecond, recordBytes }: Pick<Workload, "recordsPerSecond" | "recordBytes">,
  consumers: number,
): ShardNeed {
  const bytesPerSecond = recordsPerSecond * recordBytes;
  const writeBytes = roundUp(bytesPerSecond / shardLimits.bytesIn);
  const writeRecords = roundUp(recordsPerSecond / shardLimits.recordsIn);
  const readBytes = roundUp((consumers * bytesPerSecond) / shardLimits.bytesOut);
  const readRecords = roundUp((consumers * recordsPerSecond) / shardLimits.recordsOut);
  const needWithoutRead = Math.max(1, writeBytes, writeRecords);
  const need = Math.max(needWithoutRead, readBytes, readRecords);
  return { bytesPerSecond, writeBytes, writeRecords, readBytes, readRecords, needWithoutRead, need };
}

/** How many polling consumers must move to enhanced fan-out before reading needs no more shards than writing does. */
export function consumersToMove(workload: Workload, consumers: number): number {
  let moved = 0;
  while (moved < consumers) {
    const { need, needWithoutRead } = shardNeed(workload, consumers - moved);
    if (need === needWithoutRead) break;
    moved++;
  }
  return moved;
}

/** Whole results that came out a little too large, as products of fractions do, are not rounded up once more. */
export function roundUp(value: number): number {
  return Math.max(0, Math.ceil(value - 1e-9));
}

/** Whether a value is over a limit by more than what fractions leave. */
export function isOver(value: number, limit: number): boolean {
  return value > limit * (1 + 1e-9);
}
