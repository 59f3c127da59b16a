import { all, jsonAround, none, type World, yamlAround } from "./world.ts";

const lines = "\n".repeat(200_000);

export const emptyWorlds: readonly World[] = [
  { name: "200,000 empty lines in YAML", language: "yaml", text: lines, found: none },
  { name: "200,000 empty lines in JSON", language: "json", text: lines, found: none },
  { name: "200,000 empty lines in a YAML template", language: "yaml", text: yamlAround(lines), found: all },
  { name: "200,000 empty lines in a JSON template", language: "json", text: jsonAround(`${lines}[]`), found: all },
  { name: "200,000 empty comments", language: "yaml", text: yamlAround("#\n".repeat(200_000)), found: all },
  { name: "nothing but tabs in YAML", language: "yaml", text: "\t".repeat(100_000), found: none },
  { name: "nothing but lines of tabs in YAML", language: "yaml", text: "\t\n".repeat(100_000), found: none },
  { name: "nothing but tabs in JSON", language: "json", text: "\t".repeat(100_000), found: none },
  {
    name: "a line of tabs in a YAML template",
    language: "yaml",
    text: yamlAround(`${"\t".repeat(9999)}\n`),
    found: all,
  },
];
