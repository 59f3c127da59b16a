import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Diagnostic } from "vscode-languageserver/node";
import { cloudFormationTags } from "../../client/src/yaml-tags.ts";
import { type LanguageClient, startClient } from "../support/language-client.ts";

const uri = "file:///project/stack.yaml";

/** Every short function on every kind of node that CloudFormation's reference shows it on. */
const uses: readonly string[] = [
  "!And [!Condition A, !Condition B]",
  "!Base64 text",
  '!Base64 { "Fn::Sub": "a ${B}" }',
  "!Cidr [10.0.0.0/16, 4, 8]",
  "!Condition A",
  "!Contains [[a, b], !Ref C]",
  "!EachMemberEquals [!ValueOfAll [AWS::EC2::VPC::Id, Tags.Department], IT]",
  "!EachMemberIn [!ValueOfAll [AWS::EC2::Subnet::Id, VpcId], !RefAll AWS::EC2::VPC::Id]",
  "!Equals [!Ref A, b]",
  "!FindInMap [A, !Ref B, c]",
  "!GetAtt A.Arn",
  "!GetAtt [A, Arn]",
  '!GetAZs ""',
  "!GetAZs { Ref: AWS::Region }",
  "!GetStackOutput { StackName: a, OutputName: b }",
  "!If [A, b, !Ref AWS::NoValue]",
  "!ImportValue a",
  '!ImportValue { "Fn::Sub": "${A}-b" }',
  '!Join ["", [a, !Ref B]]',
  "!Length [a, b]",
  "!Length { Ref: A }",
  "!Not [!Condition A]",
  "!Or [!Condition A, !Condition B]",
  "!Ref A",
  "!RefAll AWS::EC2::VPC::Id",
  '!Select [0, !GetAZs ""]',
  '!Split [",", !Ref A]',
  '!Sub "${A}"',
  '!Sub ["${a}", { a: !Ref B }]',
  "!ToJsonString { a: !Ref B }",
  "!ToJsonString [a, b]",
  "!Transform { Name: AWS::Include, Parameters: { Location: a } }",
  "!ValueOf [A, Tags.Name]",
  "!ValueOfAll [AWS::EC2::VPC::Id, Tags.Department]",
];

/** What CloudFormation would not take either. */
const mistakes: readonly string[] = ["!Ref [A]", "!Join text", "!GetAtt { A: Arn }", "!Reff A"];

describe("the YAML extension's server", () => {
  let client: LanguageClient;

  before(async () => {
    const manifest = createRequire(import.meta.url).resolve("yaml-language-server/package.json");
    client = await startClient({
      command: [join(manifest, "../out/src/server.js"), "--stdio"],
      settings: { schemaStore: { enable: false } },
      pull: false,
    });
    const lines = [...uses, ...mistakes].map((use, index) => `L${index}: ${use}`);
    await client.open(uri, `${lines.join("\n")}\n`);
  });

  after(async () => {
    await client.stop();
  });

  /** The lines with errors, once they are those that are expected; otherwise the test runs into its deadline. */
  const marks = async (expected: readonly string[]): Promise<void> => {
    for (;;) {
      const marked = new Set((await client.published(uri)).map(lineOf));
      const found = [...uses, ...mistakes].filter((_, line) => marked.has(line));
      if (found.join("\n") === expected.join("\n")) return;
    }
  };

  it("marks every short function as an error by itself", () => marks([...uses, ...mistakes]));

  it("takes them all on every kind of node that they can be on, with the tags that are offered", async () => {
    await client.configure({ schemaStore: { enable: false }, customTags: cloudFormationTags });
    await marks(mistakes);
  });

  it("needs each of them", () => {
    const used = new Set(uses.flatMap((use) => [...use.matchAll(/!\w+/g)].map(([tag]) => tag)));
    assert.deepEqual([...new Set(cloudFormationTags.map((tag) => tag.split(" ")[0]))], [...used].sort(byName));
    assert.equal(cloudFormationTags.length, uses.length);
  });
});

function lineOf({ range }: Diagnostic): number {
  return range.start.line;
}

function byName(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}
