/** Writes the snippet files that VS Code reads, from the building blocks in `snippets/blocks`. */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "yaml";
import { type Member, quoted, type StateLoad, toJsonMembers } from "./snippet-json.ts";
import { toBody } from "./snippet-text.ts";

/** What VS Code reads. Newer editors offer it by the name of the file as well, older ones do not look at that. */
export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

export type World = "CloudFormation" | "Terraform" | "CDK";

/** A piece of a pipeline, written for each world. */
export interface Block {
  readonly name: string;
  readonly description: string;
  /** The blocks to whose resources it refers by the names they have by default. */
  readonly needs: readonly string[];
  /** With tab stops. */
  readonly sources: Readonly<Record<World, string>>;
}

/** What snippets of the CDK need. `cdk init` has since taken to `aws-cdk-lib/core`, which lacks the services. */
export const cdkImport = 'import * as cdk from "aws-cdk-lib"';

const folder = "snippets";
const blocksFolder = `${folder}/blocks`;

/** One file for each language; the manifest says which. */
const makers: Readonly<Record<string, (block: Block) => Readonly<Record<string, Snippet>>>> = {
  "yaml.generated.json": (block) => ({
    ...snippet(block, "CloudFormation", (source) => source),
    ...snippet(block, "Terraform", (source) => source),
  }),
  "json.generated.json": (block) => ({
    ...snippet(block, "CloudFormation", (source) => toJsonMembers(source, loadAsMetadata)),
    ...snippet(block, "Terraform", (source) => toJsonMembers(source, loadAsComment)),
  }),
  "cdk.generated.json": (block) => snippet(block, "CDK", withTabs),
};

interface WorldOptions extends Pick<Snippet, "include" | "exclude"> {
  readonly prefix: string;
  /** Ends every description. */
  readonly remark?: string;
}

const terraformFiles = ["*.tf.json", "*.tf.yaml", "*.tf.yml"];

/** What is never a template, by its name; all else in YAML or JSON may be one. */
const otherFiles = [
  "**/.github/**",
  "**/.vscode/**",
  ".*",
  "Chart.yaml",
  "azure-pipelines*.yml",
  "kustomization.yaml",
  "package*.json",
  "tsconfig*.json",
  "values*.yaml",
];

/** How the snippets of each world are told apart. */
const worlds: Readonly<Record<World, WorldOptions>> = {
  CloudFormation: { prefix: "dp-", exclude: [...terraformFiles, ...otherFiles] },
  Terraform: { prefix: "dp-tf-", include: terraformFiles },
  CDK: { prefix: "dp-", remark: ` Needs ${cdkImport}.` },
};

export function readBlocks(): readonly Block[] {
  const names = globSync(`${blocksFolder}/*.yaml`).filter((file) => !file.endsWith(".tf.yaml"));
  return names.map((file) => readBlock(basename(file, ".yaml"))).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The file for CloudFormation begins with what holds for all. */
function readBlock(name: string): Block {
  const read = (ending: string): string => readFileSync(`${blocksFolder}/${name}.${ending}`, "utf8");
  const [head = "", cloudFormation = ""] = read("yaml").split("---\n");
  const { description, needs = [] } = parse(head) as { description: string; needs?: readonly string[] };
  return {
    name,
    description,
    needs,
    sources: { CloudFormation: cloudFormation, Terraform: read("tf.yaml"), CDK: read("cdk") },
  };
}

/** The snippets of each generated file, by their names. */
export function snippetFiles(): ReadonlyMap<string, Readonly<Record<string, Snippet>>> {
  const blocks = readBlocks();
  return new Map(
    Object.entries(makers).map(([file, make]) => [file, Object.assign({}, ...blocks.map((block) => make(block)))]),
  );
}

export function writeSnippets(): void {
  for (const [file, snippets] of snippetFiles()) writeFileSync(`${folder}/${file}`, JSON.stringify(snippets));
}

function snippet(
  { name, description, needs, sources }: Block,
  world: World,
  convert: (source: string) => string,
): Readonly<Record<string, Snippet>> {
  const { prefix, remark = "", ...files } = worlds[world];
  const others = needs.map((need) => `${prefix}${need}`).join(" and ");
  return {
    [`${world}: ${name}`]: {
      prefix: `${prefix}${name}`,
      description: `${world}: ${description}${others && ` Refers to what ${others} makes.`}${remark}`,
      body: toBody(convert(sources[world]).trimEnd()).split("\n"),
      ...files,
    },
  };
}

/** `Metadata: {"DataPipelineHints": {"Workload": {...}}}`, behind the type. */
const loadAsMetadata: StateLoad = (load, members) => {
  const entries = [...load.matchAll(/(\w+)=(\S+)/g)].map(([, name = "", value = ""]): Member => [name, value]);
  const workload: Member = ["Workload", { members: entries }];
  const metadata: Member = ["Metadata", { members: [["DataPipelineHints", { members: [workload] }]] }];
  return members.toSpliced(1, 0, metadata);
};

/** `"//": "pipeline-hints: workload ..."`. */
const loadAsComment: StateLoad = (load, members) => [["//", quoted(load)], ...members];

/** The editor turns tabs into the indentation that the user has. */
function withTabs(source: string): string {
  return source.replace(/^(?: {2})+/gm, (spaces) => "\t".repeat(spaces.length / 2));
}
