import type { Workload } from "../../model/workload.ts";

const MiB = 1024 * 1024;

/** What one shard takes in, and what it hands out to all polling consumers together, each second. */
const shard = { bytesIn: MiB, recordsIn: 1000, bytesOut: 2 * MiB, recordsOut: 2000 };

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

export function shardNeed({ recordsPerSecond, recordBytes }: Workload, consumers: number): ShardNeed {
  const bytesPerSecond = recordsPerSecond * recordBytes;
  const writeBytes = roundUp(bytesPerSecond / shard.bytesIn);
  const writeRecords = roundUp(recordsPerSecond / shard.recordsIn);
  const readBytes = roundUp((consumers * bytesPerSecond) / shard.bytesOut);
  const readRecords = roundUp((consumers * recordsPerSecond) / shard.recordsOut);
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
function roundUp(value: number): number {
  return Math.ceil(value - 1e-9);
}
