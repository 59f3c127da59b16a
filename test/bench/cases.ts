import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Source } from "./places.ts";
import { makeTemplate } from "./templates.ts";
import { writeTerraform } from "./terraform.ts";

/** A document that is opened and edited, and how much text is checked with it. */
export interface Case extends Source {
  readonly name: string;
  readonly uri: string;
  readonly bytes: number;
  /** The size that it was made to have; absent for files of one's own. */
  readonly size?: Size;
}

export const sizes = { "12 kB": 12_000, "100 kB": 100_000, "1 MB": 1_000_000 } as const;
export type Size = keyof typeof sizes;

/** Templates of each size in each language, and a Terraform directory below the folder given. */
export function* generatedCases(folder: string): Generator<Case> {
  for (const [size, bytes] of Object.entries(sizes) as [Size, number][]) {
    for (const language of ["yaml", "json"] as const) {
      const text = makeTemplate(language, bytes);
      const uri = `file:///bench/template.${language}`;
      yield { name: `${language} ${size}`, uri, language, dialect: "cloudformation", text, bytes: text.length, size };
    }
  }
  yield terraformCase(join(folder, "terraform"));
}

function terraformCase(folder: string): Case {
  const main = writeTerraform(folder, sizes["1 MB"]);
  return {
    name: "terraform 1 MB",
    uri: pathToFileURL(main).href,
    language: "json",
    dialect: "terraform",
    text: readFileSync(main, "utf8"),
    bytes: readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
    size: "1 MB",
  };
}

/** The YAML and JSON files of a folder; undefined where there is no such folder. */
export function ownCases(folder: string): readonly Case[] | undefined {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder).flatMap((name): readonly Case[] => {
    const language = /\.ya?ml$/.test(name) ? "yaml" : name.endsWith(".json") ? "json" : undefined;
    if (!language) return [];
    const text = readFileSync(join(folder, name), "utf8");
    const dialect = /\.tf\.\w+$/.test(name) ? "terraform" : "cloudformation";
    // Under a name of its own, so that what stands beside it is not read with it.
    const uri = dialect === "terraform" ? pathToFileURL(join(folder, name)).href : `file:///bench/own.${language}`;
    return [{ name, uri, language, dialect, text, bytes: Buffer.byteLength(text) }];
  });
}

/** The folder of files that the benchmark takes without being told. */
export const defaultFolder = join(dirname(dirname(dirname(import.meta.dirname))), "shared/corpus/dev/big");
