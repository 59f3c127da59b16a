import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { resourceTypes } from "../../scripts/resource-types.ts";
import { type Block, readBlocks, type Snippet, snippetFiles, type World } from "../../scripts/snippets.ts";
import { checkDocuments } from "../../server/src/analysis/check.ts";
import { effectiveSettings } from "../../server/src/analysis/settings.ts";
import { readDocument, readTemplates } from "../../server/src/dialects/read-templates.ts";
import { type Property, TemplateView } from "../../server/src/model/property.ts";
import { explore } from "../../server/src/model/scenario.ts";
import type { Template } from "../../server/src/model/template.ts";
import type { ResourceType, ValueType } from "../../server/src/schema/resource-type.ts";
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
  assert.deepEqual(unknownProperties(template), []);

  for (const [stop, [choices = []]] of expand(body).given) {
    for (const choice of choices.slice(1)) {
      const others = filesOf(block, manner, expand(body, new Map([[stop, choice]])).text);
      assert.deepEqual(findingsIn(others.map(({ uri, text }) => readDocument(uri, text))), [], choice);
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

/** Properties that AWS's specification does not have, as `AWS::Kinesis::Stream ShardCuont`. */
function unknownProperties(template: Template): readonly string[] {
  const found = explore(template, (scenario) => {
    const view = new TemplateView(template, scenario);
    return [...template.resources.keys()].flatMap((id) => {
      const resource = view.resource(id);
      if (!resource?.type.name.startsWith("AWS::")) return [];
      const { name } = resource.type;
      return unknownIn(resource.properties, typeOf(name)).map((path) => `${name} ${path}`);
    });
  }).flatMap(({ result }) => result ?? []);
  return [...new Set(found)].filter((property) => !onlyInTerraform.has(property));
}

/** From what the product knows, otherwise from all of the specification. */
function typeOf(name: string): ResourceType {
  const type = resourceTypeOf(name) ?? others.get(name) ?? resourceTypes([name])[0];
  assert.ok(type, `the specification has no type ${name}`);
  others.set(name, type);
  return type;
}

const others = new Map<string, ResourceType>();

function unknownIn(properties: Property, type: ResourceType): readonly string[] {
  return properties.entries.flatMap(([name, property]) => {
    const known = type.properties[name];
    return known ? unknownInside(property, known.type, type) : [property.path];
  });
}

function unknownInside(property: Property, value: ValueType, type: ResourceType): readonly string[] {
  if (value.kind === "list") return property.items.flatMap((item) => unknownInside(item, value.item, type));
  if (value.kind === "map") {
    return property.entries.flatMap(([, child]) => unknownInside(child, value.item, type));
  }
  const inside = value.kind === "object" ? propertiesIn(type, value) : undefined;
  return property.entries.flatMap(([name, child]) => {
    if (!inside) return [];
    const known = inside[name];
    return known ? unknownInside(child, known.type, type) : [child.path];
  });
}

/** What Terraform's provider has beside the properties of CloudFormation. */
const onlyInTerraform = new Set([
  "AWS::DMS::Endpoint SecretsManagerAccessRoleArn",
  "AWS::DMS::Endpoint SecretsManagerArn",
  "AWS::DynamoDB::Table StreamEnabled",
  "AWS::KinesisAnalyticsV2::Application CloudwatchLoggingOptions",
  "AWS::KinesisFirehose::DeliveryStream DeliveryStreamEncryptionConfigurationInput.Enabled",
  "AWS::KinesisFirehose::DeliveryStream Destination",
  "AWS::Lambda::Function Filename",
  "AWS::MSK::ServerlessCluster VpcConfig",
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
