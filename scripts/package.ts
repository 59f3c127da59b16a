import { readFileSync } from "node:fs";
import { createVSIX } from "@vscode/vsce";
import type { Metafile } from "esbuild";
import { entryNames } from "./archive.ts";
import { type Bundle, buildAll, bundle, bundles } from "./build.ts";

const sizeLimitKiB = 3072;

const nativeFile = /\.(?:node|so|dll|dylib)(?:\.\d+)*$/;

/** Node's modules that open connections. */
const networkModules = /^(?:node:)?(?:net|http|https|http2|tls|dgram|dns|inspector)(?:\/|$)/;

/** The only file that may load one of them: the protocol's transport, which can talk to the editor through a pipe. */
const transport = /node_modules\/vscode-jsonrpc\/lib\/node\/main\.js$/;

/** What every host has at hand for opening connections. Nobody may use it. */
const networkGlobals = [
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "WebTransport",
  "EventSource",
  "RTCPeerConnection",
  "navigator.sendBeacon",
];

/**
 * Who in a bundle could open a connection. The modules are read from esbuild's account of imports. For the globals, a
 * trial build replaces each by a name of its own, which esbuild does for the global alone, never for a property, a
 * local variable or a word in a text.
 */
async function networkUses(each: Bundle): Promise<string[]> {
  const spellings = networkGlobals.flatMap((name) =>
    [name, `globalThis.${name}`, `self.${name}`].map((spelling) => [spelling, marker(name)]),
  );
  const trial = await bundle(each, { write: false, define: Object.fromEntries(spellings) });
  const text = trial.outputFiles?.map((file) => file.text).join("\n") ?? "";
  return [
    ...networkImports(trial.metafile),
    ...networkGlobals.filter((name) => text.includes(marker(name))).map((name) => `${each.outfile} uses ${name}`),
  ];
}

function marker(name: string): string {
  return `opens_connections_with_${name.replace(".", "_")}`;
}

function networkImports({ inputs }: Metafile): string[] {
  return Object.entries(inputs)
    .filter(([file]) => !transport.test(file))
    .flatMap(([file, { imports }]) =>
      imports.filter(({ path }) => networkModules.test(path)).map(({ path }) => `${file} imports ${path}`),
    );
}

await buildAll(true);
const manifest: { name: string; version: string; repository?: object } = JSON.parse(
  readFileSync("package.json", "utf8"),
);
const packagePath = `${manifest.name}-${manifest.version}.vsix`;
// Where the repository has a public address, the README's links and pictures get it.
const rewriteRelativeLinks = manifest.repository !== undefined;
await createVSIX({
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks,
  // As the editor's makers advise: an odd number in the middle of the version is a pre-release.
  preRelease: Number(manifest.version.split(".")[1]) % 2 === 1,
});

const archive = readFileSync(packagePath);
const sizeKiB = Math.ceil(archive.length / 1024);
const native = entryNames(archive).filter((name) => nativeFile.test(name));
const problems = [
  ...(await Promise.all(bundles.map(networkUses))).flat(),
  ...native.map((name) => `${name} is native code`),
  ...(sizeKiB > sizeLimitKiB ? [`${packagePath} has ${sizeKiB} KiB, more than ${sizeLimitKiB}`] : []),
];
process.stdout.write([`${packagePath}: ${sizeKiB} KiB`, ...problems, ""].join("\n"));
process.exitCode = problems.length > 0 ? 1 : 0;
