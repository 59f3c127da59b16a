import type { ShardNeed } from "../../model/stream-capacity.ts";
import { bytes, mebibytes, number } from "../../model/wording.ts";
import type { Workload } from "../../model/workload.ts";

/** `1,000 records/s x 8 KiB = 7.81 MiB/s`. */
export function loadText({ recordsPerSecond, recordBytes }: Workload, { bytesPerSecond }: ShardNeed): string {
  return `${number(recordsPerSecond)} records/s x ${bytes(recordBytes)} = ${mebibytes(bytesPerSecond)} MiB/s`;
}
