import { all, none, type World, yamlAround, yamlWithin } from "./world.ts";

/** Ten anchors, each of nine aliases of the one before: three thousand million nodes. */
function aliasBomb(indent: string): string {
  const names = [..."abcdefghij"];
  const items = (n: number): string[] => Array(9).fill(n === 0 ? "x" : `*${names[n - 1]}`);
  return names.map((name, n) => `${indent}${name}: &${name} [${items(n).join(", ")}]\n`).join("");
}

export const aliasWorlds: readonly World[] = [
  { name: "alone", language: "yaml", text: aliasBomb(""), note: /aliases/, found: none },
  {
    name: "in a large template's metadata",
    language: "yaml",
    text: `Metadata:\n${aliasBomb("  ")}${yamlAround("")}`,
    note: /aliases/,
    found: all,
  },
  {
    name: "in a resource's properties",
    language: "yaml",
    text: yamlWithin(`\n${aliasBomb("        ")}`),
    note: /aliases/,
    found: all,
  },
];
