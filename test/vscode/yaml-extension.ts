import { cpSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Builds what stands in for Red Hat's YAML extension, which only the marketplace has: the language server that is all of
 * it, from npm, behind a client of ours with the same id, settings and requests. Gives the folder to install.
 */
export async function buildYamlExtension(root: string): Promise<string> {
  const source = join(root, "test/vscode/extensions/redhat.vscode-yaml");
  const folder = join(root, "dist/test/redhat.vscode-yaml");
  const server = join(
    createRequire(import.meta.url).resolve("yaml-language-server/package.json"),
    "../out/src/server.js",
  );
  await build({
    entryPoints: [join(source, "extension.ts")],
    outfile: join(folder, "extension.js"),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    external: ["vscode"],
    define: { yamlServer: JSON.stringify(server) },
    logLevel: "warning",
  });
  cpSync(join(source, "package.json"), join(folder, "package.json"));
  return folder;
}
