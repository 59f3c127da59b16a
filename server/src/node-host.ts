import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Host } from "./analysis/host.ts";

/** Files on disk. URIs of other schemes than `file` have nothing on disk. */
export const nodeHost: Host = {
  reaches: isOnDisk,
  readText: (uri) => onDisk(uri, (path) => readFile(path, "utf8"), undefined),
  listFiles: (directory) =>
    onDisk(
      directory,
      async (path) => {
        const entries = await readdir(path, { withFileTypes: true });
        return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
      },
      [],
    ),
};

function isOnDisk(uri: string): boolean {
  return uri.startsWith("file://");
}

async function onDisk<T>(uri: string, read: (path: string) => Promise<T>, fallback: T): Promise<T> {
  if (!isOnDisk(uri)) return fallback;
  try {
    return await read(fileURLToPath(uri));
  } catch {
    return fallback;
  }
}
