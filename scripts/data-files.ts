/**
 * What the server knows is larger than the server. It ships in files of its own, which all hosts share, and which are
 * loaded when somebody first asks: no start waits for them.
 */
import { basename, relative, resolve } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";

/** Modules that hold nothing but data, with what they export. */
const modules = [
  { file: "server/src/knowledge/knowledge.generated.ts", exports: ["servicesText", "tablesText"] },
  { file: "server/src/rules/pages.generated.ts", exports: ["pages"] },
  { file: "server/src/schema/resource-types.generated.ts", exports: ["resourceTypeTexts"] },
] as const;

/** The name of a module's data: `knowledge`, `pages`, `resource-types`. */
function nameOf(file: string): string {
  return basename(file, ".generated.ts");
}

/** The global variable in which a script leaves its data, where there are no modules. */
function variableOf(file: string): string {
  return `dataPipelineHints_${nameOf(file).replaceAll("-", "_")}`;
}

/** The files of data, each a script that a worker can load and Node can require. */
export const dataBundles: readonly BuildOptions[] = modules.map(({ file }) => ({
  entryPoints: [file],
  outfile: `dist/${nameOf(file)}.js`,
  bundle: true,
  format: "iife",
  globalName: variableOf(file),
  footer: { js: `if (typeof module === "object") module.exports = ${variableOf(file)};` },
  logLevel: "warning",
}));

const namespace = "lazy-data";

/** Puts in the place of each module one that loads its file when something of it is first used. */
export function lazyData(platform: "node" | "browser"): Plugin {
  return {
    name: "lazy-data",
    setup(build) {
      build.onResolve({ filter: /^data:/ }, ({ path }) => ({
        path: `./${path.slice("data:".length)}.js`,
        external: true,
      }));
      build.onResolve({ filter: /\.generated\.ts$/ }, ({ path, resolveDir }) => {
        const file = relative(process.cwd(), resolve(resolveDir, path)).replaceAll("\\", "/");
        return modules.some((module) => module.file === file) ? { path: file, namespace } : undefined;
      });
      build.onLoad({ filter: /./, namespace }, ({ path }) => {
        const { file, exports } = modules.find((module) => module.file === path)!;
        const load = platform === "node" ? required(file) : imported(file);
        const getters = exports.map(
          (name) => `Object.defineProperty(exports, "${name}", { enumerable: true, get: () => load().${name} });`,
        );
        return { contents: ["let data;", `const load = () => data ??= ${load};`, ...getters].join("\n"), loader: "js" };
      });
    },
  };
}

function required(file: string): string {
  return `require("data:${nameOf(file)}")`;
}

/** From the folder that the client names, or beside the script of the worker. */
function imported(file: string): string {
  const folder = "self.dataPipelineHints_folder ?? self.location.href";
  return `(importScripts(new URL("${nameOf(file)}.js", ${folder}).href), self.${variableOf(file)})`;
}
