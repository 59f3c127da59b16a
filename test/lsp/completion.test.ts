import assert from "node:assert/strict";
import {
  type CompletionList,
  CompletionRequest,
  CompletionTriggerKind,
  InsertTextFormat,
  type MarkupContent,
  type TextEdit,
} from "vscode-languageserver/node";
import { type LanguageClient, startClient } from "../support/language-client.ts";

const uri = "file:///project/stack.yaml";

const template = `Resources:
  Lake:
    Type: AWS::S3::Bucket
    Properties:
      LifecycleConfiguration:
        Rules:
          - Status: Enabled
            Transitions:
              - StorageClass: \n`;

describe("completion over the protocol", () => {
  let client: LanguageClient;

  beforeEach(async () => {
    client = await startClient({ snippets: true });
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  it("explains values, and more so when one is looked at", async () => {
    assert.equal(client.initialized.capabilities.completionProvider?.resolveProvider, true);
    await client.open(uri, template);
    const items = await client.complete(uri, { line: 8, character: 30 });
    const glacier = items.find(({ label }) => label === "DEEP_ARCHIVE");
    assert.match(glacier?.detail ?? "", /180 days/);
    assert.equal(glacier?.documentation, undefined);
    const { documentation } = await client.resolve(glacier!);
    assert.match((documentation as MarkupContent).value, /Minimum duration: 180 days/);
  });

  it("suggests in a file that is nothing yet, and follows it", async () => {
    await client.open(uri, "Resources:\n  Clicks:\n    Type: \n");
    const [first] = await client.complete(uri, { line: 2, character: 10 });
    assert.match(first?.label ?? "", /^AWS::/);
    await client.change(uri, "Resources:\n  Clicks:\n    Type: AWS::Kinesis::Stream\n    Pro\n");
    const [properties] = await client.complete(uri, { line: 3, character: 7 });
    assert.equal(properties?.label, "Properties");
    assert.equal(properties?.insertTextFormat, InsertTextFormat.Snippet);
    assert.deepEqual((properties!.textEdit as TextEdit).range, {
      start: { line: 3, character: 4 },
      end: { line: 3, character: 7 },
    });
  });

  it("opens no list by itself behind a key, below which the author may go on", async () => {
    await client.open(uri, "Resources:\n  Lake:\n    Type:\n");
    const ask = async (triggerCharacter?: string): Promise<number> => {
      const triggerKind = triggerCharacter ? CompletionTriggerKind.TriggerCharacter : CompletionTriggerKind.Invoked;
      const list = (await client.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position: { line: 2, character: 9 },
        context: { triggerKind, ...(triggerCharacter && { triggerCharacter }) },
      })) as CompletionList;
      return list.items.length;
    };
    assert.equal(await ask(":"), 0);
    assert.ok((await ask()) > 100);
  });

  it("keeps a document while one of its sections is being renamed", async () => {
    await client.open(uri, "Resources:\n  Lake: {}\nOut: {}\n");
    const names = (await client.complete(uri, { line: 2, character: 3 })).map(({ label }) => label);
    assert.ok(names.includes("Outputs"), names.join());
  });

  it("puts the rule first that finds something below a directive", async () => {
    const stream = "    Type: AWS::Kinesis::Stream\n    Properties:\n      ShardCount: 1\n";
    const directive = "      # pipeline-hints: disable-next-line \n      RetentionPeriodHours: 7\n";
    await client.open(uri, `Resources:\n  Clicks:\n${stream}${directive}`);
    await client.pull(uri);
    const [first, second] = await client.complete(uri, { line: 5, character: 42 });
    assert.equal(first?.label, "kinesis-retention-out-of-range");
    assert.notEqual(second?.sortText?.[0], first?.sortText?.[0]);
    const { documentation } = await client.resolve(first!);
    assert.match((documentation as MarkupContent).value, /24 to 8760 hours/);
  });

  it("knows the names in the other files of a Terraform module, and a block that is half typed", async () => {
    const [main, variables] = ["file:///module/main.tf.json", "file:///module/variables.tf.json"];
    await client.open(variables, JSON.stringify({ variable: { stage: { type: "string" } } }));
    await client.open(main, '{"resource": {"aws_glue_job": {"nightly": {"name": "job-${}"}}}}');
    const names = (await client.complete(main, { line: 0, character: 58 })).map(({ label }) => label);
    assert.ok(names.includes("var.stage"), names.join());
    await client.change(main, '{"resource": {"aws_glue_job": {"nightly": {}}, "aws_kin"}}');
    const types = (await client.complete(main, { line: 0, character: 54 })).map(({ label }) => label);
    assert.ok(types.includes("aws_kinesis_stream"));
  });

  it("suggests in a project file", async () => {
    const project = "file:///project/.pipeline-hints.yaml";
    await client.open(project, "rules:\n  kin");
    const names = (await client.complete(project, { line: 1, character: 5 })).map(({ label }) => label);
    assert.ok(names.includes("kinesis-retention-out-of-range"));
  });

  it("says nothing in files that are not ours, and where it is switched off", async () => {
    const pod = "file:///project/pod.yaml";
    await client.open(pod, "apiVersion: v1\nkind: \n");
    assert.deepEqual(await client.complete(pod, { line: 1, character: 6 }), []);
    await client.open(uri, template);
    await client.configure({ completion: "off" });
    assert.deepEqual(await client.complete(uri, { line: 8, character: 30 }), []);
    await client.configure({ completion: "values" });
    assert.ok((await client.complete(uri, { line: 8, character: 30 })).length > 0);
    assert.deepEqual(await client.complete(uri, { line: 2, character: 10 }), []);
  });
});
