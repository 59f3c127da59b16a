import { readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles the tests of a folder for the extension host, which takes CommonJS only, and gives the path of the entry that
 * runs them.
 */
export async function bundleSuite(root: string, folder = "suite"): Promise<string> {
  const outdir = join(root, "dist/test", folder);
  const entry = join(folderOf(root), "index.ts");
  const tests = testFiles(root, folder).map((name) => join(folderOf(root, folder), name));
  // The entry runs whatever tests stand beside it, those of an earlier time too.
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [entry, ...tests].map((path) => ({ in: path, out: basename(path, ".ts") })),
    outdir,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
  });
  return join(outdir, "index.js");
}

/**
 * Bundles the suite for the extension host of a browser, which takes one file, and gives its path. The entry comes
 * first, since it sets up Mocha.
 */
export async function bundleWebSuite(root: string): Promise<string> {
  const outfile = join(root, "dist/test/web.js");
  const tests = testFiles(root).map((name) => `import "./${name}";`);
  await build({
    stdin: {
      contents: ['import { run } from "./index.web.ts";', ...tests, "export { run };"].join("\n"),
      resolveDir: folderOf(root),
    },
    outfile,
    bundle: true,
    platform: "browser",
    format: "cjs",
    target: "es2022",
    alias: { "node:assert/strict": join(folderOf(root), "strict-assert.cjs") },
    // Without `module`, Mocha's build for browsers leaves itself in a global variable, as its types say.
    define: { module: "undefined", global: "globalThis", "process.env.NODE_DEBUG": "undefined" },
    external: ["vscode"],
    // What `assert` asks for when a test fails.
    banner: { js: "const process = { env: {} };" },
    sourcemap: "inline",
    logLevel: "warning",
  });
  return outfile;
}

function folderOf(root: string, folder = "suite"): string {
  return join(root, "test/vscode", folder);
}

function testFiles(root: string, folder = "suite"): string[] {
  return readdirSync(folderOf(root, folder)).filter((name) => name.endsWith(".test.ts"));
}
