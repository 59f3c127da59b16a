import { all, jsonAround, none, type World, yamlAround, yamlWithin } from "./world.ts";

export const oddWorlds: readonly World[] = [
  { name: "nothing but NUL in YAML", language: "yaml", text: "\0".repeat(100_000), found: none },
  { name: "nothing but NUL in JSON", language: "json", text: "\0".repeat(100_000), found: none },
  { name: "NUL in a YAML scalar", language: "yaml", text: yamlWithin(' "a\0b"'), found: all },
  { name: "NUL between YAML lines", language: "yaml", text: yamlAround("\0\0\0\n"), found: [0, 1, 2] },
  { name: "NUL in a JSON text", language: "json", text: jsonAround('"a\0b"'), found: all },
  { name: "NUL between JSON values", language: "json", text: jsonAround('\0"a"'), found: [0, 1, 2] },
  { name: "nothing but lone surrogates in YAML", language: "yaml", text: "\ud800".repeat(100_000), found: none },
  { name: "nothing but lone surrogates in JSON", language: "json", text: "\udc00".repeat(100_000), found: none },
  { name: "lone surrogates in a YAML scalar", language: "yaml", text: yamlWithin(" a\ud800b # \udc00"), found: all },
  { name: "lone surrogates in a JSON text", language: "json", text: jsonAround('"a\ud800b"'), found: all },
  { name: "nothing but a byte order mark in YAML", language: "yaml", text: "\ufeff", found: none },
  { name: "nothing but a byte order mark in JSON", language: "json", text: "\ufeff", found: none },
  { name: "a byte order mark before YAML", language: "yaml", text: `\ufeff${yamlAround("")}`, found: all },
  { name: "a byte order mark before JSON", language: "json", text: `\ufeff${jsonAround("[]")}`, found: all },
  {
    name: "a byte order mark before JSON on one line",
    language: "json",
    text: `\ufeff${jsonAround("[]", 0)}`,
    found: all,
  },
];
