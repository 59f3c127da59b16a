import type { ShardNeed } from "../../model/stream-capacity.ts";
import type { Workload } from "../../model/workload.ts";

/** `1000 records/s x 8 KiB = 7.81 MiB/s`. */
export function loadText({ recordsPerSecond, recordBytes }: Workload, { bytesPerSecond }: ShardNeed): string {
  return `${rounded(recordsPerSecond)} records/s x ${sizeText(recordBytes)} = ${mebibytes(bytesPerSecond)} MiB/s`;
}

export function sizeText(bytes: number): string {
  return bytes < 1024 ? `${rounded(bytes)} bytes` : `${rounded(bytes / 1024)} KiB`;
}

export function mebibytes(bytes: number): string {
  return rounded(bytes / 1024 / 1024);
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export function rounded(value: number): string {
  return String(Number(value.toFixed(2)));
}
