/** What the server needs of the world outside; the browser has none of it. */
export interface Host {
  /** Whether the host can tell what is at an address. */
  reaches(uri: string): boolean;
  /** Undefined where there is no such file, or it cannot be read. */
  readText(uri: string): Promise<string | undefined>;
  /** The names of the files in a directory; empty where it cannot be read. */
  listFiles(directory: string): Promise<readonly string[]>;
}

/** A host that can see open documents only. */
export const noHost: Host = {
  reaches: () => false,
  readText: async () => undefined,
  listFiles: async () => [],
};
