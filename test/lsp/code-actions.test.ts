import assert from "node:assert/strict";
import { type CodeAction, LSPErrorCodes, type TextDocumentEdit } from "vscode-languageserver/node";
import { type LanguageClient, startClient } from "../support/language-client.ts";

const uri = "file:///project/stack.yaml";
const rule = "kinesis-retention-out-of-range";

const template = `Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 1
      RetentionPeriodHours: 7
  Orders:
    Type: AWS::Kinesis::Stream
    Properties:
      RetentionPeriodHours: 9000
`;

const wholeFile = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
const onValue = { start: { line: 5, character: 29 }, end: { line: 5, character: 29 } };

describe("the edits of code actions, for a client that asks for them when one is chosen", () => {
  let client: LanguageClient;

  beforeEach(async () => {
    client = await startClient({ editsLater: true, commands: ["dataPipelineHints.explainRule"] });
    await client.open(uri, template);
  });

  afterEach(async () => assert.equal(await client.stop(), 0));

  /** The action of a title, as it is offered. */
  const offered = async (title: string, range = onValue): Promise<CodeAction> => {
    const found = (await client.codeActions(uri, range)).find((action) => action.title === title);
    assert.ok(found, title);
    return found;
  };

  const assertRefused = (action: CodeAction): Promise<void> =>
    assert.rejects(client.resolveAction(action), { code: LSPErrorCodes.ContentModified });

  it("come then, the same as at once", async () => {
    const other = await startClient({ commands: ["dataPipelineHints.explainRule"] });
    await other.open(uri, template);
    const atOnce = await other.codeActions(uri, wholeFile);
    const later = await client.codeActions(uri, wholeFile);
    assert.ok(atOnce.length > 5);
    assert.ok(atOnce.every(({ edit, command }) => edit ?? command));
    assert.ok(later.every(({ edit }) => edit === undefined));
    assert.ok(later.every(({ data }) => JSON.stringify(data ?? {}).length < 200));
    const resolved = await Promise.all(later.map(client.resolveAction));
    assert.deepEqual(
      resolved.map(({ data, ...action }) => action),
      atOnce,
    );
    assert.equal(await other.stop(), 0);
  });

  it("come at once with what is made without a choice, on saving", async () => {
    const [fixAll] = await client.codeActions(uri, wholeFile, ["source.fixAll.dataPipelineHints"]);
    assert.equal(fixAll?.edit?.changes?.[uri]?.length, 2);
  });

  it("are refused where the text is another one by now", async () => {
    const fix = await offered("Set to 24 hours (1 day)");
    await client.change(uri, `${template}# later\n`);
    await assertRefused(fix);
    const again = await offered("Set to 24 hours (1 day)");
    assert.equal((await client.resolveAction(again)).edit?.changes?.[uri]?.[0]?.newText, "24");
    await client.close(uri);
    await assertRefused(again);
  });

  it("are refused where the finding is gone though the text is the same", async () => {
    const fix = await offered("Set to 24 hours (1 day)");
    await client.configure({ rules: { [rule]: "off" } });
    await assertRefused(fix);
  });

  it("are those of the resource meant, where several are found at one place", async () => {
    const terraform = "file:///project/main.tf.json";
    const stream = (name: string): object => ({ name, destination: "extended_s3", extended_s3_configuration: {} });
    const document = {
      resource: { aws_kinesis_firehose_delivery_stream: { alerts: stream("alerts"), events: stream("events") } },
    };
    const text = JSON.stringify(document, null, 2);
    await client.configure({ rules: { "firehose-direct-put-unencrypted": "warning" } });
    await client.open(terraform, text);
    const actions = await client.codeActions(terraform, wholeFile);
    const same = actions.filter(({ title }) => title === "Encrypt with the AWS owned key");
    assert.equal(same.length, 2);
    const lines = await Promise.all(
      same.map(async (action) => (await client.resolveAction(action)).edit?.changes?.[terraform]?.[0]?.range.end.line),
    );
    const lineOf = (name: string): number => text.split("\n").findIndex((line) => line.includes(`"${name}": {`));
    assert.ok(lineOf("alerts") < lines[0]! && lines[0]! < lineOf("events"), `${lines}`);
    assert.ok(lineOf("events") < lines[1]!, `${lines}`);
  });
});

describe("the edits of code actions", () => {
  it("are not asked for later where the client does not say that it would", async () => {
    const client = await startClient();
    const { codeActionProvider } = client.initialized.capabilities;
    assert.deepEqual(codeActionProvider, {
      codeActionKinds: ["quickfix", "source.fixAll.dataPipelineHints"],
      resolveProvider: false,
    });
    assert.equal(await client.stop(), 0);
  });

  it("say for which version of the text they are, for a client that compares it", async () => {
    const client = await startClient({ versionedEdits: true, snippets: true });
    await client.open(uri, template);
    await client.change(uri, `${template}# no matter\n`);
    const actions = await client.codeActions(uri, wholeFile, ["quickfix", "source.fixAll.dataPipelineHints"]);
    for (const { title, edit } of actions) {
      const changes = edit?.documentChanges as TextDocumentEdit[];
      assert.deepEqual(
        changes.map(({ textDocument }) => textDocument),
        [{ uri, version: 2 }],
        title,
      );
    }
    assert.equal(await client.stop(), 0);
  });
});
