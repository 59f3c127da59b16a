import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  CancellationTokenSource,
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  InlayHintRequest,
  LSPErrorCodes,
  type TextDocumentEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type LanguageClient, startClient } from "../support/language-client.ts";

const uri = "file:///project/stack.yaml";

const template = `Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 1
      RetentionPeriodHours: 7 # a week
`;

const terraform = {
  resource: { aws_kinesis_stream: { clicks: { name: "clicks", shard_count: 1, retention_period: 7 } } },
};

const wholeFile = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
const onValue = { line: 5, character: 29 };

describe("the language server", () => {
  let client: LanguageClient;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "hints-"));
    client = await startClient();
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    rmSync(folder, { recursive: true });
  });

  it("points at the value, with the rule, its page and the source", async () => {
    await client.open(uri, template);
    const [diagnostic, ...more] = await client.pull(uri);
    assert.deepEqual(more, []);
    assert.equal(diagnostic?.code, "kinesis-retention-out-of-range");
    assert.deepEqual(diagnostic?.range, { start: { line: 5, character: 28 }, end: { line: 5, character: 29 } });
    assert.equal(diagnostic?.severity, 1);
    assert.equal(diagnostic?.source, "Data Pipeline Hints");
    assert.match(diagnostic?.codeDescription?.href ?? "", /^https:\/\/docs\.aws\.amazon\.com\//);
  });

  it("follows edits, and forgets what was closed", async () => {
    await client.open(uri, template);
    assert.equal((await client.pull(uri)).length, 1);
    await client.change(uri, template.replace("Hours: 7", "Hours: 48"));
    assert.deepEqual(await client.pull(uri), []);
    await client.close(uri);
    assert.deepEqual(await client.pull(uri), []);
  });

  it("tells again only what has changed", async () => {
    await client.open(uri, template);
    const ask = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
      client.connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri },
        ...(previousResultId !== undefined && { previousResultId }),
      });
    const first = await ask();
    assert.ok(first.kind === "full" && first.items.length === 1);
    await client.change(uri, `${template}# no matter\n`);
    assert.deepEqual(await ask(first.resultId), { kind: "unchanged", resultId: first.resultId });
    assert.equal((await ask()).kind, "full");
    await client.change(uri, `# moved\n${template}`);
    assert.equal((await ask(first.resultId)).kind, "full");
  });

  it("says nothing of files that are not ours", async () => {
    const pod = "file:///project/pod.yaml";
    await client.open(pod, "apiVersion: v1\nkind: Pod\nmetadata: {name: RetentionPeriodHours}\n");
    assert.deepEqual(await client.pull(pod), []);
    const status = await client.connection.sendRequest("dataPipelineHints/status", { uri: pod });
    assert.equal((status as { checked: boolean }).checked, false);
  });

  it("keeps the intact part of broken text", async () => {
    await client.open(uri, `${template}  Broken: [unclosed\n`);
    const codes = (await client.pull(uri)).map(({ code }) => code);
    assert.deepEqual(codes, ["kinesis-retention-out-of-range"]);
  });

  it("shows the page in brief and the facts of the property", async () => {
    await client.open(uri, template);
    const onFinding = textOf(await client.hover(uri, onValue));
    assert.match(onFinding, /Stream retention must be 24 to 8760 hours/);
    assert.match(onFinding, /Kinesis refuses a retention period/);
    await client.change(uri, template.replace("Hours: 7", "Hours: 48"));
    assert.match(textOf(await client.hover(uri, onValue)), /24 to 8760 hours/);
    assert.equal(await client.hover(uri, { line: 0, character: 2 }), null);
    await client.configure({ hover: "off" });
    assert.equal(await client.hover(uri, onValue), null);
  });

  it("shows in the lines what values come to, of the kinds that are on, in the part that is asked for", async () => {
    await client.open(uri, template.replace("Hours: 7", "Hours: 48"));
    const ask = async (range = wholeFile): Promise<unknown[]> => {
      const hints = await client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
      return (hints ?? []).map(({ label, position }) => [label, position.line]);
    };
    const capacity = ["1 MiB/s in, 2 MiB/s out", 4];
    assert.deepEqual(await ask(), [capacity, ["2 days", 5]]);
    assert.deepEqual(await ask({ start: { line: 3, character: 0 }, end: { line: 4, character: 30 } }), [capacity]);
    await client.configure({ inlayHints: { durations: false } });
    assert.deepEqual(await ask(), [capacity]);
    await client.configure({ enable: false });
    assert.deepEqual(await ask(), []);
  });

  it("offers the real fix first, what silences after it, and each works", async () => {
    await client.open(uri, template);
    const actions = await client.codeActions(uri, { start: onValue, end: onValue });
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        "Set to 24 hours (1 day)",
        "Read 7 as days: 168 (costs more)",
        "Disable kinesis-retention-out-of-range for this line",
        "Disable kinesis-retention-out-of-range for this resource",
        "Disable kinesis-retention-out-of-range for this file",
      ],
    );
    assert.deepEqual(
      actions.map(({ isPreferred }) => isPreferred === true),
      [true, false, false, false, false],
    );
    for (const action of actions) {
      const text = applied(action, uri, template);
      assert.match(text, /# a week/);
      await client.change(uri, text);
      assert.deepEqual((await client.pull(uri)).map(summary), [], `${action.title}\n${text}`);
    }
  });

  it("lets the author write the reason, where the client can", async () => {
    const able = await startClient({ snippets: true });
    await able.open(uri, template);
    const actions = await able.codeActions(uri, { start: onValue, end: onValue });
    const [change] = actions.find(({ title }) => title.endsWith("for this line"))!.edit!.documentChanges!;
    assert.deepEqual((change as TextDocumentEdit).edits, [
      {
        range: { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } },
        snippet: {
          kind: "snippet",
          value: "      # pipeline-hints: disable-next-line kinesis-retention-out-of-range -- ${1:reason}\n",
        },
      },
    ]);
    assert.equal(await able.stop(), 0);
  });

  it("disables in JSON, which has no comments, through metadata and the // key", async () => {
    const json = "file:///project/stack.json";
    const cloudFormation = {
      Resources: { Clicks: { Type: "AWS::Kinesis::Stream", Properties: { ShardCount: 1, RetentionPeriodHours: 7 } } },
    };
    await client.open(json, "{}");
    for (const document of [cloudFormation, terraform]) {
      const text = JSON.stringify(document, null, 2);
      await client.change(json, text);
      const disable = (await client.codeActions(json, wholeFile)).filter(({ title }) => title.startsWith("Disable"));
      assert.equal(disable.length, 2);
      for (const action of disable) {
        await client.change(json, applied(action, json, text));
        assert.deepEqual((await client.pull(json)).map(summary), []);
      }
    }
  });

  it("reports directives that are unknown or disable nothing, and removes them", async () => {
    const text = template
      .replace("Hours: 7 # a week", "Hours: 48")
      .replace(
        "      ShardCount",
        "      # pipeline-hints: disable-next-line kinesis-retention-out-of-range, no-such-rule\n      ShardCount",
      );
    await client.open(uri, text);
    const diagnostics = await client.pull(uri);
    assert.deepEqual(diagnostics.map(({ code }) => code).sort(), ["directive-unknown", "directive-unused"]);
    let current = text;
    for (let round = 0; round < 2; round++) {
      const [action] = await client.codeActions(uri, wholeFile);
      current = applied(action!, uri, current);
      await client.change(uri, current);
    }
    assert.deepEqual(await client.pull(uri), []);
    assert.ok(!current.includes("pipeline-hints"));
  });

  it("fixes all at once, on request only", async () => {
    const two = `${template}  Orders:\n    Type: AWS::Kinesis::Stream\n    Properties:\n      RetentionPeriodHours: 9000\n`;
    await client.open(uri, two);
    const [all, ...others] = await client.codeActions(uri, wholeFile, ["source.fixAll.dataPipelineHints"]);
    assert.deepEqual(others, []);
    const text = applied(all!, uri, two);
    assert.match(text, /Hours: 24 # a week[\s\S]*Hours: 8760/);
    const quick = await client.codeActions(uri, wholeFile, ["quickfix"]);
    const ofRule = quick.find(({ title }) => title === "Fix all of kinesis-retention-out-of-range in this file");
    assert.equal(applied(ofRule!, uri, two), text);
    assert.ok(!(await client.codeActions(uri, wholeFile)).some(({ kind }) => kind?.startsWith("source")));
  });

  it("obeys settings, and the project file before them", async () => {
    const file = pathToFileURL(join(folder, "stack.yaml")).href;
    const project = join(folder, ".pipeline-hints.yaml");
    await client.open(file, template);
    await client.configure({ rules: { "kinesis-retention-out-of-range": "hint" } });
    assert.deepEqual(
      (await client.pull(file)).map(({ severity }) => severity),
      [4],
    );
    writeFileSync(project, "rules:\n  kinesis-retention-out-of-range: warning\n");
    await client.fileChanged(pathToFileURL(project).href);
    assert.deepEqual(
      (await client.pull(file)).map(({ severity }) => severity),
      [2],
    );
    writeFileSync(project, "ignore: ['*.yaml']\n");
    await client.fileChanged(pathToFileURL(project).href);
    assert.deepEqual(await client.pull(file), []);
    writeFileSync(project, "rules:\n  no-such-rule: off\n");
    await client.fileChanged(pathToFileURL(project).href);
    await client.open(pathToFileURL(project).href, "rules:\n  no-such-rule: off\n");
    const [problem] = await client.pull(pathToFileURL(project).href);
    assert.match(String(problem?.message), /no rule no-such-rule/);
    assert.equal((await client.pull(file)).length, 1);
    await client.configure({ enable: false });
    assert.deepEqual(await client.pull(file), []);
  });

  it("reads a Terraform directory as one module, open text before the disk", async () => {
    const main = pathToFileURL(join(folder, "main.tf.json")).href;
    const variables = join(folder, "variables.tf.json");
    const stream = { name: "clicks", shard_count: 1, retention_period: "${local.hours}" };
    await client.open(main, JSON.stringify({ resource: { aws_kinesis_stream: { clicks: stream } } }));
    assert.deepEqual(await client.pull(main), []);
    writeFileSync(variables, JSON.stringify({ locals: { hours: 7 } }));
    await client.fileChanged(pathToFileURL(variables).href);
    assert.equal((await client.pull(main)).length, 1);
    await client.open(pathToFileURL(variables).href, JSON.stringify({ locals: { hours: 48 } }));
    assert.deepEqual(await client.pull(main), []);
  });

  it("does not miss in a Terraform directory what may stand in files that are not read", async () => {
    const main = pathToFileURL(join(folder, "main.tf.json")).href;
    await client.open(main, JSON.stringify({ resource: { aws_s3_bucket: { lake: {} } } }));
    assert.deepEqual(
      (await client.pull(main)).map(({ code }) => code),
      ["s3-secure-transport-missing"],
    );
    writeFileSync(join(folder, "policy.tf"), 'resource "aws_s3_bucket_policy" "lake" {}');
    await client.fileChanged(pathToFileURL(join(folder, "policy.tf")).href);
    assert.deepEqual(await client.pull(main), []);
  });

  it("checks files that are not open, a directory of Terraform as one, and keeps nothing of them", async () => {
    const fileIn = (name: string): string => pathToFileURL(join(folder, name)).href;
    const stream = { name: "clicks", shard_count: 1, retention_period: "${local.hours}" };
    const files = [
      { uri: fileIn("stack.yaml"), text: template },
      { uri: fileIn("pod.yaml"), text: "kind: Pod\n" },
      { uri: fileIn("main.tf.json"), text: JSON.stringify({ resource: { aws_kinesis_stream: { clicks: stream } } }) },
      { uri: fileIn("variables.tf.json"), text: JSON.stringify({ locals: { hours: 7 } }) },
    ];
    const check = async (): Promise<[checked: boolean, ...codes: unknown[]][]> => {
      const answer = await client.connection.sendRequest("dataPipelineHints/checkFiles", { files });
      const checked = answer as { checked: boolean; diagnostics: Diagnostic[] }[];
      return checked.map((file) => [file.checked, ...file.diagnostics.map(({ code }) => code)]);
    };
    const found = [true, "kinesis-retention-out-of-range"];
    assert.deepEqual(await check(), [found, [false], found, [true]]);
    assert.deepEqual(await client.pull(files[0]!.uri), []);
    writeFileSync(join(folder, ".pipeline-hints.yaml"), "rules: {kinesis-retention-out-of-range: off}\n");
    assert.deepEqual(await check(), [[true], [false], [true], [true]]);
    await client.configure({ enable: false });
    assert.deepEqual(await check(), [[false], [false], [false], [false]]);
  });

  it("stops checking files when nobody wants to know any more", async () => {
    const files = Array.from({ length: 200 }, (_, index) => ({ uri: `file:///project/${index}.yaml`, text: template }));
    const cancellation = new CancellationTokenSource();
    const request = client.connection.sendRequest("dataPipelineHints/checkFiles", { files }, cancellation.token);
    cancellation.cancel();
    await assert.rejects(request, { code: LSPErrorCodes.RequestCancelled });
  });

  it("gives each folder its own settings", async () => {
    const files = ["one", "two"].map((name) => {
      mkdirSync(join(folder, name));
      return pathToFileURL(join(folder, name, "stack.yaml")).href;
    });
    writeFileSync(join(folder, "two", ".pipeline-hints.yaml"), "rules: {kinesis-retention-out-of-range: off}\n");
    for (const file of files) await client.open(file, template);
    const counts = await Promise.all(files.map(async (file) => (await client.pull(file)).length));
    assert.deepEqual(counts, [1, 0]);
  });

  it("drops what the client no longer wants", async () => {
    await client.open(uri, template);
    const cancellation = new CancellationTokenSource();
    const request = client.connection.sendRequest(
      DocumentDiagnosticRequest.type,
      { textDocument: { uri } },
      cancellation.token,
    );
    cancellation.cancel();
    await assert.rejects(request, { code: LSPErrorCodes.RequestCancelled });
    assert.equal((await client.pull(uri)).length, 1);
  });

  it("explains itself: status, rules, pages", async () => {
    await client.open(uri, template);
    const request = (method: string, params: object): Promise<unknown> =>
      client.connection.sendRequest(`dataPipelineHints/${method}`, params);
    assert.deepEqual(await request("status", { uri }), {
      checked: true,
      dialect: "CloudFormation",
      reason: "Checked as CloudFormation: resources of its types.",
      notes: [],
    });
    const rules = (await request("rules", {})) as { id: string }[];
    assert.ok(rules.some(({ id }) => id === "kinesis-retention-out-of-range"));
    const page = (await request("page", { page: "rules/kinesis-retention-out-of-range" })) as { markdown: string };
    assert.match(page.markdown, /^# Stream retention/);
  });
});

describe("the language server without pull diagnostics", () => {
  it("sends them, newest text last, and empties them on close", async () => {
    const client = await startClient({ pull: false });
    const opened = client.published(uri);
    await client.open(uri, template);
    assert.equal((await opened).length, 1);
    const changed = client.published(uri);
    for (let hours = 1; hours < 24; hours++) await client.change(uri, template.replace("Hours: 7", `Hours: ${hours}`));
    await client.change(uri, template.replace("Hours: 7", "Hours: 48"));
    assert.deepEqual(await changed, []);
    const closed = client.published(uri);
    await client.close(uri);
    assert.deepEqual(await closed, []);
    assert.equal(await client.stop(), 0);
  });
});

function textOf(hover: Awaited<ReturnType<LanguageClient["hover"]>>): string {
  assert.ok(hover, "no hover");
  return (hover.contents as { value: string }).value;
}

function applied(action: CodeAction, file: string, text: string): string {
  const document = TextDocument.create(file, "yaml", 1, text);
  return TextDocument.applyEdits(document, action.edit?.changes?.[file] ?? []);
}

function summary({ code, message }: Diagnostic): string {
  return `${code}: ${message}`;
}
