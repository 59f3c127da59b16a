import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from "yaml";
import type { Example } from "../../server/src/rules/page.ts";
import { readText } from "../../server/src/syntax/read.ts";
import { childOf, type Node } from "../../server/src/syntax/tree.ts";
import { type Plain, plainOf } from "../support/plain.ts";

/** One YAML template with all that is in some; comments and the spelling of each stay. None may be written in JSON. */
export function joinYaml(examples: readonly Example[]): string {
  const [first, ...others] = examples.map((example, index) => parseDocument(withOwnNames(example, index).text));
  for (const other of others) joinMaps(first!.contents as unknown as YAMLMap, other.contents as unknown as YAMLMap);
  return String(first);
}

/** One template, as plain data, with all that is in some, in whatever language they are. */
export function joinData(examples: readonly Example[]): Plain {
  return examples.map((example, index) => plainOf(treeOf(withOwnNames(example, index)))).reduce(joined);
}

/** What has the same key is joined where both are maps; otherwise the first is kept. */
function joinMaps(into: YAMLMap, other: YAMLMap): void {
  for (const pair of other.items as Pair[]) {
    const key = isScalar(pair.key) ? pair.key.value : pair.key;
    const known = into.get(key);
    if (known === undefined) into.items.push(pair);
    else if (isMap(known) && isMap(pair.value)) joinMaps(known, pair.value);
  }
}

function joined(into: Plain, other: Plain): Plain {
  if (!isRecord(into) || !isRecord(other)) return into;
  const data = { ...into };
  for (const [key, value] of Object.entries(other)) {
    data[key] = data[key] === undefined ? value : joined(data[key], value);
  }
  return data;
}

function isRecord(data: Plain): data is { [key: string]: Plain } {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** The example with a number at the end of all names that it declares, so that it shares none with another. */
function withOwnNames(example: Example, number: number): Example {
  const names = declaredNames(treeOf(example), example.dialect === "terraform");
  if (names.length === 0) return example;
  const text = example.text.replace(new RegExp(`\\b(?:${names.join("|")})\\b`, "g"), `$&${number}`);
  return { ...example, text };
}

function declaredNames(root: Node, isTerraform: boolean): readonly string[] {
  if (!isTerraform)
    return ["Resources", "Parameters", "Conditions"].flatMap((section) => keysOf(childOf(root, section)));
  const resources = ["resource", "data"].flatMap((section) => valuesOf(childOf(root, section)).flatMap(keysOf));
  return [...resources, ...keysOf(childOf(root, "variable"))];
}

function keysOf(node: Node | undefined): readonly string[] {
  return node?.kind === "map"
    ? node.entries.map(({ key }) => String(key.value)).filter((key) => /^\w+$/.test(key))
    : [];
}

function valuesOf(node: Node | undefined): readonly Node[] {
  return node?.kind === "map" ? node.entries.map(({ value }) => value) : [];
}

function treeOf({ text, language }: Example): Node {
  return readText(text, language === "json" ? "json" : "yaml").root!;
}
