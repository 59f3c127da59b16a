import { jsonAround, none, type World, yamlWithin } from "./world.ts";

const depth = 10_000;

const deepYaml = {
  "lists in brackets": ` ${"[".repeat(depth)}${"]".repeat(depth)}`,
  "lists in brackets without end": ` ${"[".repeat(depth)}`,
  "maps in braces": ` ${"{a: ".repeat(depth)}1${"}".repeat(depth)}`,
  "lists and maps in brackets": ` ${"[{a: ".repeat(depth / 2)}1${"}]".repeat(depth / 2)}`,
  "lists of dashes": `\n        ${"- ".repeat(depth)}1`,
  // Deeper ones are larger than what is read at all.
  "3,500 indented maps": `\n${Array.from({ length: 3500 }, (_, n) => `${" ".repeat(8 + n)}a:`).join("\n")}`,
};

const deepJson = {
  arrays: `${"[".repeat(depth)}${"]".repeat(depth)}`,
  objects: `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`,
  "objects without end": '{"a":'.repeat(depth),
  "arrays and objects": `${'[{"a":'.repeat(depth / 2)}1${"}]".repeat(depth / 2)}`,
};

/** Nesting by the ten thousand. What stands beside it may be left out with it, or be read. */
export const deepWorlds: readonly World[] = [
  ...Object.entries(deepYaml).flatMap(([name, value]): World[] => [
    { name: `${name}, alone`, language: "yaml", text: value.trimStart(), note: /nested/, found: none },
    { name: `${name}, in a resource`, language: "yaml", text: yamlWithin(value), note: /nested/, found: [0, 2] },
  ]),
  // A key that is no scalar is nothing to any dialect, so that it need not be noted.
  { name: "maps of question marks, alone", language: "yaml", text: `${"? ".repeat(depth)}1`, found: none },
  {
    name: "maps of question marks, in a resource",
    language: "yaml",
    text: yamlWithin(`\n        ${"? ".repeat(depth)}1`),
    found: [0, 2],
  },
  ...Object.entries(deepJson).flatMap(([name, value]): World[] => [
    { name: `${name}, alone`, language: "json", text: value, note: /nested/, found: none },
    { name: `${name}, in a resource`, language: "json", text: jsonAround(value), note: /nested/, found: [0, 2] },
    { name: `${name}, on one line`, language: "json", text: jsonAround(value, 0), note: /nested/, found: [0, 2] },
  ]),
];
