import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import picomatch from "picomatch";
import { parseAllDocuments } from "yaml";
import { resourceTypes } from "../../scripts/resource-types.ts";
import { type Block, readBlocks, type Snippet, snippetFiles, type World } from "../../scripts/snippets.ts";
import { checkDocuments } from "../../server/src/analysis/check.ts";
import { effectiveSettings } from "../../server/src/analysis/settings.ts";
import { readDocument, readTemplates } from "../../server/src/dialects/read-templates.ts";
import { allTables, rowOn } from "../../server/src/knowledge/knowledge.ts";
import { type Property, TemplateView } from "../../server/src/model/property.ts";
import { explore } from "../../server/src/model/scenario.ts";
import type { Template } from "../../server/src/model/template.ts";
import type { Properties, ResourceType, ValueType } from "../../server/src/schema/resource-type.ts";
import { propertiesIn, resourceTypeOf } from "../../server/src/schema/schema.ts";
import { readText } from "../../server/src/syntax/read.ts";
import { expand } from "../support/expand-snippet.ts";
import { harmful } from "../support/harmful.ts";
import { neededBlocks } from "../support/needed-blocks.ts";

const blocks = new Map(readBlocks().map((block) => [block.name, block]));
const snippets = [...snippetFiles()].flatMap(([file, entries]) =>
  Object.entries(entries).map(([name, snippet]) => ({ file, name, snippet })),
);

/** A way in which snippets stand in a file. */
interface Manner {
  readonly file: string;
  readonly world: World;
  readonly language: "yaml" | "json";
  /** The whole file around the members of several snippets. */
  readonly around: (members: readonly string[]) => string;
}

const manners: readonly Manner[] = [
  { ...yaml("CloudFormation"), around: (members) => `Resources:\n${indented(members.join("\n"), "  ")}\n` },
  {
    ...json("CloudFormation"),
    around: (members) => `{\n  "Resources": {\n${indented(members.join(",\n"), "    ")}\n  }\n}\n`,
  },
  { ...yaml("Terraform"), around: (members) => `resource:\n${indented(members.join("\n"), "    ")}\n` },
  {
    ...json("Terraform"),
    around: (members) => `{\n\t"resource": {\n${indented(members.join(",\n"), "\t\t")}\n\t}\n}\n`,
  },
];

describe("snippets", () => {
  it("are there for at least 25 blocks in each world", () => {
    const count = (world: World) => snippets.filter(({ name }) => name.startsWith(`${world}: `)).length;
    assert.ok(count("CloudFormation") >= 2 * 25);
    assert.ok(count("Terraform") >= 2 * 25);
    assert.ok(count("CDK") >= 25);
  });

  it("have prefixes and descriptions that tell them apart", () => {
    for (const { file } of snippets) {
      const own = snippets.filter((other) => other.file === file).map(({ snippet }) => snippet);
      assert.equal(new Set(own.map(({ prefix }) => prefix)).size, own.length);
    }
    for (const { name, snippet } of snippets) {
      assert.match(snippet.prefix, /^dp-[a-z-]+$/, name);
      assert.match(snippet.description, /^\S+: [A-Z][^\n]{30,}\.$/, name);
    }
  });

  it("are offered in the languages they are written in, and in no other", () => {
    const { contributes } = JSON.parse(readFileSync("package.json", "utf8")) as {
      contributes: { snippets: { language: string; path: string }[] };
    };
    const languagesOf = (file: string) =>
      contributes.snippets.filter(({ path }) => path === `./snippets/${file}`).map(({ language }) => language);
    assert.deepEqual(languagesOf("yaml.generated.json"), ["yaml"]);
    assert.deepEqual(languagesOf("json.generated.json"), ["json", "jsonc"]);
    assert.deepEqual(languagesOf("cdk.generated.json"), ["typescript"]);
  });

  it("are offered in files that may be templates, and not where the name says that a file is something else", () => {
    const offered = (path: string, world: World) =>
      snippets.some(({ name, snippet }) => name.startsWith(`${world}: `) && isOffered(snippet, path));
    for (const path of ["/app/template.yaml", "/app/stacks/lake.json", "/app/resources.yml"]) {
      assert.ok(offered(path, "CloudFormation") && !offered(path, "Terraform"), path);
    }
    for (const path of ["/app/main.tf.json", "/app/streams.tf.yaml"]) {
      assert.ok(offered(path, "Terraform") && !offered(path, "CloudFormation"), path);
    }
    for (const path of ["/app/.github/workflows/test.yaml", "/app/.gitlab-ci.yml", "/app/package.json"]) {
      assert.ok(!offered(path, "Terraform") && !offered(path, "CloudFormation"), path);
    }
  });

  it("number their tab stops from 1 without a gap, each with one default", () => {
    for (const { name, snippet } of snippets) {
      const { given, mirrors } = expand(snippet.body);
      const numbers = [...given.keys()].sort((a, b) => a - b);
      const wanted = numbers.map((_, index) => index + 1);
      assert.deepEqual(numbers, wanted, name);
      for (const [number, defaults] of given) assert.equal(defaults.length, 1, `${name}: ${number} has several`);
      for (const number of mirrors) assert.ok(given.has(number), `${name}: ${number} has no default`);
    }
  });
});

for (const manner of manners) {
  describe(`snippets for ${manner.world} in ${manner.language.toUpperCase()}`, () => {
    for (const block of blocks.values()) {
      it(block.name, () => checkBlock(block, manner));
    }
  });
}

function checkBlock(block: Block, manner: Manner): void {
  const { body } = snippetOf(block.name, manner);
  const files = filesOf(block, manner, expand(body).text);
  for (const { text } of files) assert.equal(readText(text, manner.language).broken, false, text);
  const documents = files.map(({ uri, text }) => readDocument(uri, text));
  const [template] = readTemplates(documents);
  assert.ok(template, "there is no template");
  assert.deepEqual(findingsIn(documents), []);
  assert.deepEqual(missing(files.map(({ text }) => text).join("\n---\n"), template), []);
  assert.deepEqual(misfits(template), []);

  for (const [stop, [choices = []]] of expand(body).given) {
    for (const choice of choices.slice(1)) {
      const others = filesOf(block, manner, expand(body, new Map([[stop, choice]])).text);
      const chosen = others.map(({ uri, text }) => readDocument(uri, text));
      assert.deepEqual(findingsIn(chosen), [], choice);
      assert.deepEqual(misfits(readTemplates(chosen)[0]!), [], choice);
    }
  }
}

/** A block with those that it needs: in CloudFormation one file, in Terraform one for each. */
function filesOf(block: Block, manner: Manner, own: string): readonly { uri: string; text: string }[] {
  const all = [...neededBlocks(block.name, blocks).map((name) => expand(snippetOf(name, manner).body).text), own];
  if (manner.world === "CloudFormation") return [{ uri: `file:///all.${manner.language}`, text: manner.around(all) }];
  return all.map((text, index) => ({ uri: `file:///${index}.tf.${manner.language}`, text: manner.around([text]) }));
}

function snippetOf(block: string, { file, world }: Manner): Snippet {
  return snippets.find((other) => other.file === file && other.name === `${world}: ${block}`)!.snippet;
}

function findingsIn(documents: Parameters<typeof checkDocuments>[0]): readonly string[] {
  const settings = { preset: "all" } as const;
  return harmful(
    checkDocuments(documents, {
      settingsOf: (uri) => effectiveSettings(uri, [{ settings, directory: "file://" }]),
      onRuleError: (rule, error) => {
        throw new Error(`${rule.id} threw`, { cause: error });
      },
    }).flatMap(({ findings }) => findings),
  );
}

/** As the editor decides: a pattern with a slash is held against the path, another against the name. */
function isOffered({ include, exclude = [] }: Snippet, path: string): boolean {
  const matches = (pattern: string) =>
    picomatch(pattern, { dot: true })(pattern.includes("/") ? path : path.slice(path.lastIndexOf("/") + 1));
  return !exclude.some(matches) && (!include || include.some(matches));
}

/** The names that the text refers to and that are not there. */
function missing(text: string, { dialect }: Template): readonly string[] {
  const patterns = references[dialect === "terraform" ? "terraform" : "cloudformation"];
  const names = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name!));
  const known = new Set(declared(text));
  return names.filter((name) => !name.startsWith("AWS::") && !known.has(name));
}

const references = {
  cloudformation: [
    /(?:!Ref|!GetAtt|DependsOn:) (\w+(?:::\w+)?)/g,
    /"(?:Ref|DependsOn)": "([^"]+)"/g,
    /"Fn::GetAtt": \["([^"]+)"/g,
    /\$\{(\w+(?:::\w+)?)(?:\.[\w.]+)?\}/g,
  ],
  terraform: [/\$\{(aws_\w+\.\w+)\./g, /(?:- |"depends_on": \[")(aws_\w+\.\w+)/g],
};

/** Logical ids, and what might be Terraform's addresses: each key with each key below it. */
function declared(text: string): readonly string[] {
  const names: string[] = [];
  for (const document of parseAllDocuments(text, { logLevel: "silent" })) {
    const { Resources = {}, resource = {} } = document.toJS() as Record<string, Record<string, object>>;
    names.push(...Object.keys(Resources));
    for (const [type, entries] of Object.entries(resource)) {
      names.push(...Object.keys(entries).map((name) => `${type}.${name}`));
    }
  }
  return names;
}

/** What AWS's specification has against the resources, as `AWS::Kinesis::Stream ShardCuont is not known`. */
function misfits(template: Template): readonly string[] {
  const found = explore(template, (scenario) => {
    const view = new TemplateView(template, scenario);
    return [...template.resources.keys()].flatMap((id) => {
      const resource = view.resource(id);
      if (!resource?.type.name.startsWith("AWS::")) return [];
      const type = typeOf(resource.type.name);
      return misfitsAmong(resource.properties, type.properties, type).map((misfit) => `${type.name} ${misfit}`);
    });
  }).flatMap(({ result }) => result ?? []);
  const isTerraform = template.dialect === "terraform";
  return [...new Set(found)].filter((misfit) => !isTerraform || (isUnknown(misfit) && !onlyInTerraform.has(misfit)));
}

/** Terraform has names, necessities and spellings of its own, which only its provider knows. */
function isUnknown(misfit: string): boolean {
  return misfit.endsWith(" is not known");
}

/** From what the product knows, otherwise from all of the specification. */
function typeOf(name: string): ResourceType {
  const type = resourceTypeOf(name) ?? others.get(name) ?? resourceTypes([name])[0];
  assert.ok(type, `the specification has no type ${name}`);
  others.set(name, type);
  return type;
}

const others = new Map<string, ResourceType>();

function misfitsAmong(map: Property, known: Properties, type: ResourceType): readonly string[] {
  const required = Object.entries(known)
    .filter(([name, { required }]) => required && map.value?.kind === "map" && map.get(name).absent)
    .map(([name]) => `${map.get(name).path} is required`);
  const others = map.entries.flatMap(([name, property]) => {
    const found = known[name];
    if (!found) return [`${property.path} is not known`];
    const own = found.deprecated ? [`${property.path} is deprecated`] : [];
    return [...own, ...misfitsIn(property, found.type, type)];
  });
  return [...required, ...others];
}

function misfitsIn(property: Property, value: ValueType, type: ResourceType): readonly string[] {
  if (value.kind === "list") return property.items.flatMap((item) => misfitsIn(item, value.item, type));
  if (value.kind === "map") return property.entries.flatMap(([, child]) => misfitsIn(child, value.item, type));
  if (value.kind === "object") return misfitsAmong(property, propertiesIn(type, value) ?? {}, type);
  if (property.string === undefined) return [];
  const wrong = value.kind === "string" && value.values && !value.values.includes(property.string);
  return wrong || isOver(type.name, property.path, property.string)
    ? [`${property.path} cannot be ${property.string}`]
    : [];
}

/** Whether a value is none that the knowledge has where it explains all, or one whose support has ended. */
function isOver(type: string, path: string, value: string): boolean {
  if (!allTables().some(({ describes }) => describes?.includes(`${type}.${path}`))) return false;
  const row = rowOn(type, path, value)?.row;
  if (!row) return true;
  const dates = Object.values(row.cells).flatMap((cell) => cell.match(/\d+ [A-Z][a-z]+ \d{4}/g) ?? []);
  return dates.some((date) => Date.parse(`${date} UTC`) < Date.parse(row.read));
}

/** What Terraform's provider has beside the properties of CloudFormation. */
const onlyInTerraform = new Set([
  "AWS::DMS::Endpoint SecretsManagerAccessRoleArn is not known",
  "AWS::DMS::Endpoint SecretsManagerArn is not known",
  "AWS::DynamoDB::Table StreamEnabled is not known",
  "AWS::IAM::Role NamePrefix is not known",
  "AWS::KinesisAnalyticsV2::Application CloudwatchLoggingOptions is not known",
  "AWS::KinesisFirehose::DeliveryStream DeliveryStreamEncryptionConfigurationInput.Enabled is not known",
  "AWS::KinesisFirehose::DeliveryStream Destination is not known",
  "AWS::Lambda::Function Filename is not known",
  "AWS::MSK::ServerlessCluster VpcConfig is not known",
]);

function yaml(world: World): Pick<Manner, "file" | "world" | "language"> {
  return { file: "yaml.generated.json", world, language: "yaml" };
}

function json(world: World): Pick<Manner, "file" | "world" | "language"> {
  return { file: "json.generated.json", world, language: "json" };
}

/** As the editor indents what it inserts. */
function indented(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}
