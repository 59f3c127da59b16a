import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Host } from "./analysis/host.ts";

/** Files on disk. URIs of other schemes than `file` have nothing on disk. */
export const nodeHost: Host = {
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

async function onDisk<T>(uri: string, read: (path: string) => Promise<T>, fallback: T): Promise<T> {
  if (!uri.startsWith("file://")) return fallback;
  try {
    return await read(fileURLToPath(uri));
  } catch {
    return fallback;
  }
}
