import { existsSync, readFileSync } from "node:fs";

/** The memory that a process has now, in MB; undefined where the system does not say. */
export function memoryOf(pid: number): number | undefined {
  return statusOf(pid, "VmRSS");
}

/** The most memory that a process has had, in MB; undefined where the system does not say. */
export function peakMemoryOf(pid: number): number | undefined {
  return statusOf(pid, "VmHWM");
}

function statusOf(pid: number, field: string): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(readFileSync(file, "utf8"))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
