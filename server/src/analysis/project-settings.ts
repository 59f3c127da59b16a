import { knownRules } from "./check.ts";
import { type ReadSettings, readSettings } from "./read-settings.ts";
import { projectFileNames, type SettingsLayer } from "./settings.ts";

/** A project file that was found and read. */
export interface ProjectFile extends ReadSettings {
  readonly uri: string;
  readonly text: string;
}

export type ReadFile = (uri: string) => Promise<string | undefined>;

/** Reads a project file by its URI; undefined where there is none. */
export async function readProjectFile(uri: string, readFile: ReadFile): Promise<ProjectFile | undefined> {
  const text = await readFile(uri);
  return text === undefined ? undefined : { uri, text, ...readSettings(text, uri, knownRules) };
}

/** The nearest project file, from the directory upward to the root of the file system. */
export async function findProjectFile(directory: string, readFile: ReadFile): Promise<ProjectFile | undefined> {
  for (let current = directory; /^[a-z][\w+.-]*:(?:\/|$)/i.test(current); current = parentOf(current)) {
    for (const name of projectFileNames) {
      const found = await readProjectFile(`${current}/${name}`, readFile);
      if (found) return found;
    }
    if (parentOf(current) === current) break;
  }
  return undefined;
}

export function layerOf({ uri, settings }: ProjectFile): SettingsLayer {
  return { settings, directory: parentOf(uri) };
}

/** The URI of the directory above; that of a root is itself. */
function parentOf(uri: string): string {
  const [root] = /^[^:]*:(?:\/\/[^/]*)?/.exec(uri) ?? [""];
  const slash = uri.lastIndexOf("/");
  return slash < root.length ? uri : uri.slice(0, slash);
}
