import { jsonStreams } from "../streams.ts";
import { all, jsonAround, none, type World, yamlAround, yamlWithin } from "./world.ts";

const million = "x".repeat(1_000_000);
const tooLarge = "x".repeat(9_000_000);

export const longWorlds: readonly World[] = [
  {
    name: "a JSON template of 1 MB on one line",
    language: "json",
    text: JSON.stringify({ Resources: jsonStreams(12_500, [1, 12_000]) }),
    found: all,
  },
  { name: "a JSON text of 1 MB in a template", language: "json", text: jsonAround(`"${million}"`), found: all },
  { name: "one JSON text of 1 MB", language: "json", text: `"${million}"`, found: none },
  { name: "one JSON text of 1 MB that speaks of AWS", language: "json", text: `"AWS::${million}"`, found: none },
  { name: "a YAML scalar of 1 MB in a template", language: "yaml", text: yamlWithin(` ${million}`), found: all },
  {
    name: "a quoted YAML scalar of 1 MB",
    language: "yaml",
    text: yamlWithin(` "${"x ".repeat(500_000)}"`),
    found: all,
  },
  {
    name: "a literal block of 1 MB",
    language: "yaml",
    text: yamlWithin(` |\n${`        ${"word ".repeat(20)}\n`.repeat(9000)}`),
    found: all,
  },
  { name: "one YAML scalar of 1 MB", language: "yaml", text: `AWS::${million}`, found: none },
  { name: "a YAML comment of 1 MB", language: "yaml", text: yamlAround(`# ${million}\n`), found: all },
  {
    name: "a YAML text of 9 MB",
    language: "yaml",
    text: `${yamlAround("")}# ${tooLarge}`,
    note: /larger/,
    found: none,
  },
  { name: "a JSON text of 9 MB", language: "json", text: jsonAround(`"${tooLarge}"`), note: /larger/, found: none },
];
