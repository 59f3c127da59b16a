import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "./arguments.ts";

const readable = /\.(?:ya?ml|jsonc?|template)$/i;
const skippedFolders = new Set([".git", "node_modules", ".terraform", ".venv"]);

/** The files below the paths that may be templates, in a fixed order, each once. A path that is a file is always one. */
export function filesBelow(paths: readonly string[]): readonly string[] {
  const files = new Set<string>();
  const visit = (path: string): void => {
    const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const child = join(path, entry.name);
      if (entry.isDirectory() && !skippedFolders.has(entry.name)) visit(child);
      else if (entry.isFile() && readable.test(entry.name)) files.add(child);
    }
  };
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new UsageError(`there is no file or folder ${path}`);
    if (stat.isDirectory()) visit(path);
    else files.add(path);
  }
  return [...files];
}

/** Throws a UsageError where the file cannot be read. */
export function readFile(path: string): string {
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

/** Throws a UsageError where the file cannot be written. */
export function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}`);
  }
}
