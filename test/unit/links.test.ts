import assert from "node:assert/strict";
import { type Host, noHost } from "../../server/src/analysis/host.ts";
import { linksIn } from "../../server/src/features/navigation/links/links.ts";
import { offsetAt } from "../../server/src/syntax/lines.ts";
import { seeDocument } from "../support/marked.ts";

/** A host with files at these paths below `file:///project`. */
function hostWith(...paths: readonly string[]): Host {
  return {
    ...noHost,
    reaches: () => true,
    listFiles: async (directory) =>
      paths
        .map((path) => `file:///project/${path}`)
        .filter((uri) => uri.slice(0, uri.lastIndexOf("/")) === decodeURIComponent(directory))
        .map((uri) => uri.slice(uri.lastIndexOf("/") + 1)),
  };
}

/** What is linked, and where it leads to; of the documentation's pages, only their names. */
async function linksOf(text: string, host: Host, name?: string): Promise<string[]> {
  const { file, template } = seeDocument(text, name);
  const links = await linksIn(file, template, host);
  return links.map(({ range, target }) => {
    const place = text.slice(offsetAt(file.tree, range.start), offsetAt(file.tree, range.end));
    return `${place} > ${target!.replace(/^https.*\/|^file:\/\/\/project\//, "")}`;
  });
}

const resource = (type: string, properties: string): string =>
  `Transform: AWS::Serverless-2016-10-31\nResources:\n  It:\n    Type: ${type}\n    Properties: ${properties}\n`;

describe("links to files", () => {
  const script = "{Command: {ScriptLocation: !Sub 's3://${Bucket}/jobs/clean.py'}}";
  const cases: readonly (readonly [what: string, type: string, properties: string, expected: string])[] = [
    [
      "of a nested stack",
      "AWS::CloudFormation::Stack",
      "{TemplateURL: ./stacks/net work.yaml}",
      "./stacks/net work.yaml > stacks/net%20work.yaml",
    ],
    [
      "of an application",
      "AWS::Serverless::Application",
      "{Location: stacks/app.yaml}",
      "stacks/app.yaml > stacks/app.yaml",
    ],
    [
      "of a state machine",
      "AWS::Serverless::StateMachine",
      '{DefinitionUri: "flow.asl.json"}',
      "flow.asl.json > flow.asl.json",
    ],
    ["of an API", "AWS::Serverless::Api", "{DefinitionUri: api.yaml}", "api.yaml > api.yaml"],
    [
      "of a function, by its handler",
      "AWS::Serverless::Function",
      "{CodeUri: src/, Handler: app.run}",
      "src/ > src/app.py",
    ],
    [
      "of a function in a folder of its own",
      "AWS::Lambda::Function",
      "{Code: src, Handler: readers/clicks.run}",
      "src > src/readers/clicks.mjs",
    ],
    [
      "of a job that is not uploaded yet",
      "AWS::Glue::Job",
      "{Command: {ScriptLocation: jobs/clean.py}}",
      "jobs/clean.py > jobs/clean.py",
    ],
    ["of a job, by the name of its object", "AWS::Glue::Job", script, "s3://${Bucket}/jobs/clean.py > jobs/clean.py"],
    [
      "of a nested stack, by the end of its address",
      "AWS::CloudFormation::Stack",
      "{TemplateURL: 'https://bucket.s3.amazonaws.com/v1/stacks/app.yaml'}",
      "https://bucket.s3.amazonaws.com/v1/stacks/app.yaml > stacks/app.yaml",
    ],
  ];
  const host = hostWith(
    "stacks/net work.yaml",
    "stacks/app.yaml",
    "flow.asl.json",
    "api.yaml",
    "src/app.md",
    "src/app.py",
    "src/app_test.py",
    "src/readers/clicks.mjs",
    "jobs/clean.py",
  );
  for (const [what, type, properties, expected] of cases) {
    it(`lead to the file ${what}`, async () => {
      const links = await linksOf(resource(type, properties), host);
      assert.deepEqual(
        links.filter((link) => !link.startsWith("AWS::")),
        [expected],
      );
      const without = await linksOf(resource(type, properties), hostWith("other.txt"));
      assert.deepEqual(
        without.filter((link) => !link.startsWith("AWS::")),
        [],
      );
    });
  }

  it("lead to what the CDK put beside its output", async () => {
    const stack = resource("AWS::CloudFormation::Stack", "{TemplateURL: !Sub 'https://s3/x.json'}").concat(
      "    Metadata: {'aws:asset:path': nested.template.json, 'aws:cdk:path': App/Nested/Resource}\n",
    );
    const links = await linksOf(stack, hostWith("nested.template.json"));
    assert.ok(links.includes("nested.template.json > nested.template.json"), links.join("\n"));
  });

  it("lead where nobody can tell, but not to folders, archives and other places", async () => {
    const at = async (type: string, properties: string): Promise<string[]> =>
      (await linksOf(resource(type, properties), noHost)).filter((link) => !link.startsWith("AWS::"));
    assert.deepEqual(await at("AWS::CloudFormation::Stack", "{TemplateURL: ../a.yaml}"), [
      "../a.yaml > file:///a.yaml",
    ]);
    assert.deepEqual(await at("AWS::Serverless::Function", "{CodeUri: src/, Handler: app.run}"), []);
    assert.deepEqual(await at("AWS::Serverless::Function", "{CodeUri: code.zip, Handler: app.run}"), []);
    assert.deepEqual(await at("AWS::Glue::Job", "{Command: {ScriptLocation: 's3://bucket/job.py'}}"), []);
    assert.deepEqual(await at("AWS::Glue::Job", "{Command: {ScriptLocation: !Ref Job}}"), []);
  });

  it("lead to what Terraform reads, and to its modules", async () => {
    const module = JSON.stringify({
      resource: {
        aws_sfn_state_machine: { it: { definition: '${templatefile("${path.module}/flow.json", {a = 1})}' } },
        aws_s3_object: { it: { content: '${file("job.py")}', etag: '${filemd5("missing.py")}' } },
      },
      module: { own: { source: "./lake" }, other: { source: "terraform-aws-modules/s3-bucket/aws" } },
    });
    const links = await linksOf(module, hostWith("flow.json", "job.py", "lake/main.tf"), "main.tf.json");
    assert.deepEqual(
      links.filter((link) => !link.startsWith("aws_")),
      ["./lake > lake/main.tf", "${path.module}/flow.json > flow.json", "job.py > job.py"],
    );
  });
});

describe("links to documentation", () => {
  it("stand at the types of CloudFormation and SAM", async () => {
    assert.deepEqual(await linksOf(resource('"AWS::Glue::Job"', "{}"), noHost), [
      "AWS::Glue::Job > aws-resource-glue-job.html",
    ]);
    assert.deepEqual(
      await linksOf(
        resource(
          "AWS::Serverless::Function",
          "{Events: {Tick: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}}",
        ),
        noHost,
      ),
      ["AWS::Serverless::Function > sam-resource-function.html"],
    );
  });

  it("stand once at each type of Terraform", async () => {
    const module = JSON.stringify({
      data: { aws_region: { it: {} } },
      resource: { aws_s3_bucket: { a: {}, b: {} }, awscc_s3_bucket: { c: {} }, random_id: { d: {} } },
    });
    const { file, template } = seeDocument(module, "main.tf.json");
    const links = await linksIn(file, template, noHost);
    assert.deepEqual(
      links.map(({ target }) => target!.replace("https://registry.terraform.io/providers/hashicorp/", "")),
      [
        "aws/latest/docs/resources/s3_bucket",
        "awscc/latest/docs/resources/s3_bucket",
        "aws/latest/docs/data-sources/region",
      ],
    );
  });
});
