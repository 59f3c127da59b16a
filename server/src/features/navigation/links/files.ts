import type { Host } from "../../../analysis/host.ts";
import { directoryOf } from "../../../dialects/read-templates.ts";

/** Finds files by what a template says of them, and asks about each directory once. */
export interface FileFinder {
  /** The file at a path; itself, unseen, where the host cannot tell what is there. */
  at(directory: string, path: string): Promise<string | undefined>;
  /** The first of a directory's files whose name fits. */
  among(directory: string, fits: (name: string) => boolean): Promise<string | undefined>;
  /** The file whose path is the end of this one, in a directory or the one around it; the longest such end counts. */
  endingLike(directory: string, path: string): Promise<string | undefined>;
}

export function fileFinder(host: Host): FileFinder {
  const listings = new Map<string, Promise<readonly string[]>>();
  const list = (directory: string): Promise<readonly string[]> => {
    const known = listings.get(directory) ?? host.listFiles(directory);
    listings.set(directory, known);
    return known;
  };
  const exists = async (uri: string): Promise<boolean> => (await list(directoryOf(uri))).includes(nameOf(uri));
  return {
    async at(directory, path) {
      const uri = resolved(directory, path);
      return uri && (!host.reaches(uri) || (await exists(uri))) ? uri : undefined;
    },
    async among(directory, fits) {
      const name = (await list(directory)).find(fits);
      return name && `${directory}/${encodeURIComponent(name)}`;
    },
    async endingLike(directory, path) {
      const steps = path.split("/").filter((step) => step !== "");
      for (let first = 0; first < steps.length; first++) {
        for (const base of [directory, directoryOf(directory)]) {
          const uri = resolved(base, steps.slice(first).join("/"));
          if (uri && (await exists(uri))) return uri;
        }
      }
      return undefined;
    },
  };
}

/** The name at the end of an address. */
export function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
}

/** Undefined for what is no relative path, such as a URL or a place in S3, and for what lies outside of all folders. */
export function resolved(directory: string, path: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith("/") || path === "") return undefined;
  const steps = directory.split("/");
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(encodeURIComponent(step));
  }
  return steps.length > 2 ? steps.join("/") : undefined;
}
