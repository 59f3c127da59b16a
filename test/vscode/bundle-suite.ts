import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Bundles the suite for the extension host, which takes CommonJS only, and gives the path of its entry. */
export async function bundleSuite(root: string): Promise<string> {
  const folder = join(root, "test/vscode/suite");
  const outdir = join(root, "dist/test");
  const entries = readdirSync(folder).filter((name) => name === "index.ts" || name.endsWith(".test.ts"));
  await build({
    entryPoints: entries.map((name) => join(folder, name)),
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
