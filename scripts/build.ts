import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { dataBundles, lazyData } from "./data-files.ts";
import { notices } from "./notices.ts";

/** One file of `dist/`, and what it is made from. */
export type Bundle = {
  readonly entry: string;
  readonly outfile: string;
  readonly options: BuildOptions;
};

const node: BuildOptions = { platform: "node", format: "cjs", target: "node20", mainFields: ["module", "main"] };
const browser: BuildOptions = { platform: "browser", target: "es2022", mainFields: ["browser", "module", "main"] };

/** Everything that ships. Only the host's own module `vscode` stays outside of the bundles. */
export const bundles: readonly Bundle[] = [
  { entry: "server/src/main.node.ts", outfile: "dist/server.js", options: node },
  {
    entry: "server/src/main.cli.ts",
    outfile: "dist/cli.js",
    options: { ...node, banner: { js: "#!/usr/bin/env node" } },
  },
  { entry: "client/src/extension.ts", outfile: "dist/client.js", options: { ...node, external: ["vscode"] } },
  { entry: "server/src/main.web.ts", outfile: "dist/server.web.js", options: { ...browser, format: "iife" } },
  {
    entry: "client/src/extension.web.ts",
    outfile: "dist/client.web.js",
    options: { ...browser, format: "cjs", external: ["vscode"] },
  },
  // With its style sheet beside it, `dist/diagram.css`.
  { entry: "client/src/diagram/view/main.ts", outfile: "dist/diagram.js", options: { ...browser, format: "iife" } },
];

/**
 * Builds one bundle. Rejects when esbuild does, which includes an import of a Node built-in from a browser bundle, and
 * when something that a browser does not have is left outside or replaced by an empty module.
 */
export async function bundle({ entry, outfile, options }: Bundle, more: BuildOptions) {
  const result = await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    logLevel: "warning",
    plugins: [lazyData(options.platform === "browser" ? "browser" : "node")],
    ...options,
    ...more,
    metafile: true,
  });
  const absent = options.platform === "browser" ? absentInBrowsers(result.metafile) : [];
  if (absent.length > 0) {
    throw new Error(`${outfile} reaches what a browser does not have: ${absent.join(", ")}`);
  }
  return result;
}

function absentInBrowsers({ inputs, outputs }: Metafile): string[] {
  const emptied = Object.keys(inputs).filter((input) => input.startsWith("(disabled)"));
  const external = Object.values(outputs).flatMap((output) => output.imports.filter((imported) => imported.external));
  return [...emptied, ...external.map(({ path }) => path).filter((path) => path !== "vscode")];
}

/** Builds all of `dist/`: small and with the licences of what is inside for a release, with source maps otherwise. */
export async function buildAll(production: boolean): Promise<void> {
  for (const { outfile } of bundles) {
    rmSync(`${outfile}.map`, { force: true });
  }
  const results = await Promise.all(
    bundles.map((each) => bundle(each, { minify: production, sourcemap: !production })),
  );
  await Promise.all(dataBundles.map((each) => build({ ...each, minify: production })));
  chmodSync("dist/cli.js", 0o755);
  if (production) {
    writeFileSync("dist/NOTICES.txt", notices(results.map(({ metafile }) => metafile)));
  }
}

if (import.meta.main) {
  await buildAll(process.argv.includes("--production"));
}
