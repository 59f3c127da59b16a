import { readText } from "../syntax/read.ts";
import { type MapNode, type Node, type Range, textOf } from "../syntax/tree.ts";
import { type Override, presets, type RuleSetting, ruleSettings, type Settings } from "./settings.ts";

export interface SettingsProblem extends Range {
  readonly message: string;
}

export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

/** Reads a project file. What is wrong is left out and reported; the rest holds. */
export function readSettings(text: string, fileName: string, knownRules: ReadonlySet<string>): ReadSettings {
  const problems: SettingsProblem[] = [];
  const tree = readText(text, fileName.endsWith(".json") ? "json" : "yaml");
  const complain = (node: Range, message: string): undefined => {
    problems.push({ start: node.start, end: node.end, message });
    return undefined;
  };
  if (tree.broken) complain({ start: 0, end: text.length }, "the file does not parse");

  const oneOf = <T extends string>(values: readonly T[], node: Node): T | undefined => {
    // YAML reads a bare `off` as the boolean false.
    const written = node.kind === "scalar" && node.value === false ? "off" : textOf(node);
    const value = values.find((candidate) => candidate === written);
    return value ?? complain(node, `expected one of ${values.join(", ")}`);
  };
  const texts = (node: Node): readonly string[] => {
    const items = node.kind === "list" ? node.items : [node];
    return items.flatMap((item) => textOf(item) ?? complain(item, "expected a text") ?? []);
  };
  const rules = (node: Node): Record<string, RuleSetting> => {
    const entries: [string, RuleSetting][] = [];
    for (const { key, value } of mapOf(node)?.entries ?? []) {
      const id = String(key.value);
      if (!knownRules.has(id)) complain(key, `there is no rule ${id}`);
      const setting = oneOf(ruleSettings, value);
      if (setting) entries.push([id, setting]);
    }
    return Object.fromEntries(entries);
  };
  const mapOf = (node: Node): MapNode | undefined =>
    node.kind === "map" ? node : complain(node, "expected a map of names and values");
  const override = (node: Node): readonly Override[] => {
    const read = fields(node, { files: texts, rules });
    return read.files && read.rules
      ? [{ files: read.files, rules: read.rules }]
      : (complain(node, "an override has files and rules") ?? []);
  };
  const fields = <T extends Readonly<Record<string, (node: Node) => unknown>>>(
    node: Node,
    readers: T,
  ): { [K in keyof T]?: NonNullable<ReturnType<T[K]>> } => {
    const result: Record<string, unknown> = {};
    for (const { key, value } of mapOf(node)?.entries ?? []) {
      const name = String(key.value);
      const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
      if (!read) complain(key, `there is no setting ${name}; there are ${Object.keys(readers).join(", ")}`);
      const content = read?.(value);
      if (content !== undefined) result[name] = content;
    }
    return result as { [K in keyof T]?: NonNullable<ReturnType<T[K]>> };
  };

  if (!tree.root) return { settings: {}, problems };
  const { $schema: _, ...settings } = fields(tree.root, {
    $schema: textOf,
    preset: (node) => oneOf(presets, node),
    rules,
    ignore: texts,
    overrides: (node) => (node.kind === "list" ? node.items.flatMap(override) : complain(node, "expected a list")),
    region: (node) => textOf(node) ?? complain(node, "expected a text"),
  });
  return { settings, problems };
}
