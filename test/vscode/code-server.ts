import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";

const version = "4.139.1";

/** A VS Code that runs as a server, with a workspace of its own. */
export type Editor = {
  /** The folder that is open. */
  readonly workspace: string;
  /**
   * The address of the workbench, with what else it should know of, such as an extension under development. It opens the
   * workspace, or what is given: `{ folder: PATH }`, `{ workspace: PATH }`, or `{ ew: "true" }` for none.
   */
  url(payload: Readonly<Record<string, string>>, opened?: Readonly<Record<string, string>>): string;
  /** The address by which the workbench names a file of this machine. */
  remoteUri(path: string): string;
  /** Ends the server and deletes the workspace. */
  stop(): Promise<void>;
};

/** What an editor has beside what is tested. */
export type Installed = {
  /** The folders of other extensions. */
  readonly extensions?: readonly string[];
  /** Settings of the machine, which those of the workspace go before. */
  readonly settings?: Readonly<Record<string, unknown>>;
};

/**
 * Starts VS Code's server on a copy of the test's workspace. Installs the server on first use, which takes half a
 * minute. Rejects when the server ends before it listens.
 */
export async function startEditor(
  root: string,
  environment: Record<string, string>,
  { extensions = [], settings = {} }: Installed = {},
): Promise<Editor> {
  const vscode = installEditor(root);
  const temporary = mkdtempSync(join(tmpdir(), "data-pipeline-hints-"));
  const workspace = join(temporary, "workspace");
  cpSync(join(root, "test/vscode/workspace"), workspace, { recursive: true });

  for (const folder of extensions) {
    cpSync(folder, join(temporary, "extensions", basename(folder)), { recursive: true });
  }
  const machine = join(temporary, "data/data/Machine");
  mkdirSync(machine, { recursive: true });
  writeFileSync(join(machine, "settings.json"), JSON.stringify(settings));

  const server = spawn(
    process.execPath,
    [
      join(vscode, "out/server-main.js"),
      ...["--host", "127.0.0.1", "--port", "0"],
      ...["--server-data-dir", join(temporary, "data"), "--extensions-dir", join(temporary, "extensions")],
      ...["--without-connection-token", "--accept-server-license-terms", "--telemetry-level", "off"],
      "--enable-smoke-test-driver",
    ],
    { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] },
  );
  process.once("exit", () => server.kill());
  const authority = `localhost:${await listeningPort(server)}`;
  return {
    workspace,
    url: (payload, opened = { folder: workspace }) => {
      const entries = Object.entries({ ...payload, skipWelcome: "true" });
      return `http://${authority}/?${new URLSearchParams({ ...opened, payload: JSON.stringify(entries) })}`;
    },
    remoteUri: (path) => `vscode-remote://${authority}${path}`,
    stop: async () => {
      await ended(server);
      rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits for the line in which the server says that it is ready, and takes the port from it. */
function listeningPort(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let log = "";
    const read = (chunk: Buffer) => {
      log += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
      if (port !== undefined) {
        resolve(Number(port));
      }
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    const giveUp = (what: string) => reject(new Error(`VS Code's server ${what}:\n${log}`));
    server.once("exit", (code) => giveUp(`ended with ${code}`));
    setTimeout(() => giveUp("did not listen within a minute"), 60_000).unref();
  });
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) {
      resolve();
      return;
    }
    server.once("exit", () => resolve());
    server.kill();
  });
}

/**
 * Puts VS Code's server into `.vscode-test/` and gives its folder. The two native modules that it needs are compiled
 * against the headers of the running Node, so that nothing else has to be installed or downloaded.
 */
export function installEditor(root: string): string {
  const prefix = join(root, ".vscode-test/code-server");
  const vscode = join(prefix, "node_modules/code-server/lib/vscode");
  const complete = join(prefix, `complete-${version}`);
  if (existsSync(complete)) {
    return vscode;
  }
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(prefix, { recursive: true });
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  npm(["install", "--prefix", prefix, "--ignore-scripts", ...quiet, `code-server@${version}`], prefix);
  npm(["install", "--ignore-scripts", "--omit=dev", ...quiet], vscode);
  npm(["rebuild", ...quiet, "@vscode/spdlog", "@vscode/native-watchdog"], vscode, nodeHeaders());
  writeFileSync(complete, "");
  return vscode;
}

function npm(args: readonly string[], cwd: string, nodedir?: string): void {
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path, ...(nodedir === undefined ? {} : { npm_config_nodedir: nodedir }) };
  execFileSync("npm", args, { cwd, env, stdio: ["ignore", "inherit", "inherit"] });
}

/** The folder of the installed Node that holds `include/`. */
function nodeHeaders(): string {
  const node = createRequire(import.meta.url).resolve("node/package.json");
  return dirname(createRequire(node).resolve(`node-${process.platform}-${process.arch}/package.json`));
}
