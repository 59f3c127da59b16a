/** Writes the index of all rules, their pages, the knowledge and the resource types, from where these are kept. */
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { parse } from "yaml";
import { presets, ruleSettings } from "../server/src/analysis/settings.ts";
import { mappings } from "../server/src/dialects/terraform/mapping/mapping.ts";
import type { Service } from "../server/src/knowledge/entries.ts";
import { resourceTypes } from "./resource-types.ts";
import { writeSnippets } from "./snippets.ts";

const rulesFolder = "server/src/rules";
const knowledgeFolder = "server/src/knowledge";
const schemaFolder = "server/src/schema";

writeRuleIndex();
writePages();
writeKnowledge();
writeResourceTypes();
writeVersion();
writeSettingsSchema();
writeManifest();
writeSnippets();

/** A rule's folder is its service; files that begin with an underscore hold what rules share. */
function ruleFiles(): readonly string[] {
  const files = globSync(`${rulesFolder}/*/*.ts`).filter((file) => !basename(file).startsWith("_"));
  return files.map((file) => file.slice(rulesFolder.length + 1)).sort(byName);
}

function writeRuleIndex(): void {
  const files = ruleFiles();
  const imports = files.map((file, index) => `import rule${index} from "./${file}";`);
  const entries = files.map((file, index) => `  { service: "${dirname(file)}", rule: rule${index} },`);
  write(`${rulesFolder}/index.generated.ts`, [
    'import type { Rule } from "./define-rule.ts";',
    ...imports,
    "",
    "export const ruleIndex: readonly { readonly service: string; readonly rule: Rule }[] = [",
    ...entries,
    "];",
  ]);
}

function writePages(): void {
  const entries = ruleFiles().map((file) => {
    const page = readFileSync(`${rulesFolder}/${file.replace(/\.ts$/, ".md")}`, "utf8");
    return `  ${JSON.stringify(basename(file, ".ts"))}: ${JSON.stringify(page)},`;
  });
  write(`${rulesFolder}/pages.generated.ts`, [
    "export const pages: Readonly<Record<string, string>> = {",
    ...entries,
    "};",
  ]);
}

/** As texts, which are parsed when they are first needed. */
function writeKnowledge(): void {
  write(`${knowledgeFolder}/knowledge.generated.ts`, [
    `export const servicesText = ${asText(entriesOf(`${knowledgeFolder}/*.yaml`))};`,
    `export const tablesText = ${asText(entriesOf(`${knowledgeFolder}/tables/*.yaml`))};`,
  ]);
}

/** The entries that files hold, each with the name of its file as id. */
function entriesOf(pattern: string): readonly object[] {
  const files = globSync(pattern).sort(byName);
  return files.map((file) => ({ id: basename(file, ".yaml"), ...parse(readFileSync(file, "utf8")) }));
}

/** The types that the knowledge base speaks of, and those that Terraform's words are translated to. */
function writeResourceTypes(): void {
  const services = entriesOf(`${knowledgeFolder}/*.yaml`) as readonly Service[];
  const shown = services
    .flatMap(({ facts }) => facts)
    .flatMap(({ showOn }) => showOn.map((place) => place.split(".")[0]!));
  const mapped = [...mappings().values()].map(({ type }) => type);
  const names = [...new Set([...services.flatMap(({ types }) => types), ...shown, ...mapped])].sort(byName);
  const inputs = JSON.stringify([specificationVersion(), names]);
  const file = `${schemaFolder}/resource-types.generated.ts`;
  // Reading the specification takes a second, and it changes only with its version.
  if (existsSync(file) && readFileSync(file, "utf8").includes(`// ${inputs}\n`)) return;
  const entries = resourceTypes(names).map((type) => `  ${JSON.stringify(type.name)}: ${asText(type)},`);
  write(file, [
    `// ${inputs}`,
    "",
    "export const resourceTypeTexts: Readonly<Record<string, string>> = {",
    ...entries,
    "};",
  ]);
}

function specificationVersion(): string {
  const { version } = JSON.parse(readFileSync("node_modules/@aws-cdk/aws-service-spec/package.json", "utf8")) as {
    version: string;
  };
  const script = createHash("sha256").update(readFileSync("scripts/resource-types.ts")).digest("hex");
  return `${version} ${script.slice(0, 12)}`;
}

function asText(value: unknown): string {
  return JSON.stringify(JSON.stringify(value));
}

function writeVersion(): void {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  write("server/src/cli/version.generated.ts", [`export const version = ${JSON.stringify(version)};`]);
}

/** The JSON schema of the project file, for editors to complete and check it. */
function writeSettingsSchema(): void {
  const ids = ruleFiles().map((file) => basename(file, ".ts"));
  const rules = {
    type: "object",
    properties: Object.fromEntries(ids.map((id) => [id, { enum: ruleSettings, description: titleOf(id) }])),
    additionalProperties: false,
  };
  const texts = { type: "array", items: { type: "string" } };
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Settings of Data Pipeline Hints",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      preset: { enum: presets, description: "Which rules are on: recommended (all but the opt-in ones), all, errors." },
      rules: { ...rules, description: "The severity of single rules, or off." },
      ignore: { ...texts, description: "Globs of files that are not checked, relative to this file." },
      overrides: {
        description: "Severities for some files; a later entry is stronger.",
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["files", "rules"],
          properties: { files: { ...texts, description: "Globs, relative to this file." }, rules },
        },
      },
      region: { type: "string", description: "The region that AWS::Region stands for, such as eu-central-1." },
    },
  };
  mkdirSync("dist", { recursive: true });
  writeFileSync("dist/pipeline-hints.schema.json", `${JSON.stringify(schema, null, 2)}\n`);
}

/**
 * The rules among the editor's settings. The manifest is the only place from which the editor takes the schema of a
 * setting, so that this one part of it, which nobody could keep by hand, is generated; all else in it is left alone.
 */
function writeManifest(): void {
  const text = readFileSync("package.json", "utf8");
  const manifest = JSON.parse(text) as Manifest;
  const ids = ruleFiles().map((file) => basename(file, ".ts"));
  const schemaOf = (id: string): object => ({ type: "string", enum: ruleSettings, description: titleOf(id) });
  const groups = manifest.contributes.configuration;
  const rules = groups.map(({ properties }) => properties["dataPipelineHints.rules"]).find(Boolean)!;
  rules.properties = Object.fromEntries(ids.sort(byName).map((id) => [id, schemaOf(id)]));
  const generated = `${JSON.stringify(manifest, null, 2)}\n`;
  if (generated !== text) writeFileSync("package.json", generated);
}

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Record<string, { properties?: Record<string, object> }> }[];
  };
}

function titleOf(id: string): string {
  const [file] = globSync(`${rulesFolder}/*/${id}.md`);
  return readFileSync(file!, "utf8").split("\n")[0]!.slice(2);
}

function write(file: string, lines: readonly string[]): void {
  const text = `${lines.join("\n")}\n`;
  writeFileSync(file, `// Generated by scripts/generate.ts\n\n${text}`);
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
