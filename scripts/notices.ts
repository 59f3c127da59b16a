import { readdirSync, readFileSync } from "node:fs";
import type { Metafile } from "esbuild";

/** The licences of all packages whose code went into bundles, as one text. Throws when a package brings none. */
export function notices(metafiles: readonly Metafile[]): string {
  const folders = metafiles.flatMap(({ inputs }) => Object.keys(inputs).flatMap(packageFolder));
  const texts = [...new Set(folders)].map(notice);
  return [...new Set(texts)].sort().join(`\n${"-".repeat(80)}\n\n`);
}

function packageFolder(file: string): string[] {
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
  return folder === undefined ? [] : [folder];
}

function notice(folder: string): string {
  const { name, version }: { name: string; version: string } = JSON.parse(
    readFileSync(`${folder}/package.json`, "utf8"),
  );
  const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  if (licence === undefined) {
    throw new Error(`${name} has no licence file`);
  }
  return `${name} ${version}\n\n${readFileSync(`${folder}/${licence}`, "utf8").trim()}\n`;
}
