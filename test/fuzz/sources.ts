import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { stringify } from "yaml";
import { type Example, examplesOf } from "../../server/src/rules/page.ts";
import { pages } from "../../server/src/rules/pages.generated.ts";
import { makeTemplate } from "../bench/templates.ts";
import { curious } from "./curious.ts";
import { joinData, joinYaml } from "./join-examples.ts";

/** Files of one directory that edits start from. */
export interface Source {
  readonly name: string;
  readonly files: readonly SourceText[];
}

export interface SourceText {
  /** The name of the file, without its directory. */
  readonly name: string;
  readonly text: string;
  /** Not open in the editor: it is changed on disk only. */
  readonly onDisk?: boolean;
}

/** Sources of a kind. */
export interface SourceGroup {
  /** How often one of them is taken, in relation to those of other groups. */
  readonly weight: number;
  readonly sources: readonly Source[];
}

/** The sources that come with the repository. Needs the generated index of the rules' pages. */
export function builtInSources(): SourceGroup[] {
  const examples = Object.entries(pages).map(([id, page]) => ({ id, examples: examplesOf(page) }));
  return [
    { weight: 4, sources: sourcesBelow(join(root, "examples")) },
    { weight: 2, sources: generated() },
    { weight: 2, sources: examples.flatMap((page) => page.examples.map((example) => sourceOf(page.id, example))) },
    { weight: 8, sources: examples.flatMap((page) => joined(page.id, page.examples)) },
    { weight: 6, sources: Object.entries(curious).map(([name, { language, text }]) => single(name, language, text)) },
    { weight: 3, sources: modules() },
  ];
}

function sourceOf(id: string, { line, language, text }: Example): Source {
  return single(`${id} line ${line}`, language, text);
}

const root = dirname(dirname(import.meta.dirname));

/** In characters; larger files take so long that few edits would be tried. */
const largest = 150_000;

/** The YAML and JSON files below a folder, each by itself. */
export function sourcesBelow(folder: string): Source[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.sort().flatMap((path) => {
    if (!/\.(?:ya?ml|json|template)$/.test(path) || statSync(path).size > largest) return [];
    return {
      name: relative(folder, path),
      files: [{ name: path.slice(dirname(path).length + 1), text: readFileSync(path, "utf8") }],
    };
  });
}

function generated(): Source[] {
  const [yaml, json] = (["yaml", "json"] as const).map((language) => makeTemplate(language, 12 * 1024));
  return [
    single("generated YAML", "yaml", yaml!),
    single("generated JSON", "json", json!),
    single("generated JSON on one line", "json", JSON.stringify(JSON.parse(json!))),
  ];
}

function joined(id: string, examples: readonly Example[]): Source[] {
  return ["cloudformation", "terraform"].flatMap((dialect) => {
    const own = examples.filter((example) => example.dialect === dialect);
    const inYaml = own.filter(({ language }) => language === "yaml");
    const data = joinData(own);
    const name = `all ${dialect} examples of ${id}`;
    return [
      single(`${name} in JSON`, "json", `${JSON.stringify(data, null, 2)}\n`),
      single(`${name} in YAML`, "yaml", dialect === "terraform" ? stringify(data) : joinYaml(inYaml)),
    ];
  });
}

/** Terraform's files in one directory, which are one module. */
function modules(): Source[] {
  const text = (path: string) => readFileSync(join(root, "examples", path), "utf8");
  const yaml = { name: "main.tf.yaml", text: text("terraform-yaml/main.tf.yaml") };
  const json = { name: "other.tf.json", text: text("terraform-json/main.tf.json") };
  const variables = {
    name: "a.tf.json",
    text: '{ "variable": { "on_demand": { "type": "bool", "default": false } } }\n',
  };
  return [
    { name: "a module of two files", files: [yaml, json] },
    { name: "a module of two files, one on disk", files: [yaml, { ...json, onDisk: true }] },
    {
      name: "a module with its variables apart",
      files: [variables, { ...yaml, text: yaml.text.replace(/^variable:[\s\S]*?\n\n/m, "") }],
    },
  ];
}

function single(name: string, language: string, text: string): Source {
  return { name, files: [{ name: `source.${language}`, text }] };
}
