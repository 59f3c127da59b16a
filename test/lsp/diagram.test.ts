import assert from "node:assert/strict";
import type { PlacedDiagram } from "../../server/src/features/diagram/ranges.ts";
import { type LanguageClient, startClient } from "../support/language-client.ts";

const uri = "file:///project/stack.yaml";

const template = `Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 1
      RetentionPeriodHours: 7
  Copy:
    Type: AWS::Pipes::Pipe
    Properties:
      Source: !GetAtt Clicks.Arn
`;

describe("the server's diagram of a document", () => {
  let client: LanguageClient;

  beforeEach(async () => {
    client = await startClient();
  });

  afterEach(async () => assert.equal(await client.stop(), 0));

  it("has the findings and places of the text as it is", async () => {
    await client.open(uri, template);
    const before = await diagram();
    const [clicks] = before!.nodes;
    assert.deepEqual(
      [clicks?.id, clicks?.role, clicks?.note, clicks?.findings.error],
      ["Clicks", "stream", "1 shard: 1 MiB/s", 1],
    );
    assert.deepEqual(clicks?.location, {
      uri,
      range: { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } },
    });
    assert.deepEqual(
      before!.edges.map(({ from, label, to }) => [from, label, to]),
      [["Clicks", "is read by", "Copy"]],
    );

    await client.change(uri, `# More\n${template.replace("Hours: 7", "Hours: 48").replace("!GetAtt Clicks.Arn", "x")}`);
    const after = await diagram();
    assert.equal(after!.nodes[0]?.location.range.start.line, 2);
    assert.equal(after!.nodes[0]?.findings.error, 0);
    assert.deepEqual(after!.edges, []);
  });

  it("says when the text is broken, and is of what can be read", async () => {
    await client.open(uri, template);
    assert.equal((await diagram())!.broken, false);
    await client.change(uri, template.replace("Source: !GetAtt Clicks.Arn", 'Source: "'));
    const after = await diagram();
    assert.equal(after!.broken, true);
    assert.equal(after!.nodes[0]?.id, "Clicks");
  });

  it("has roles and keys where they are asked for", async () => {
    await client.open(uri, `${template}      RoleArn: !GetAtt Role.Arn\n  Role:\n    Type: AWS::IAM::Role\n`);
    const idsOf = (drawn: PlacedDiagram | null) => drawn!.nodes.map(({ id }) => id);
    assert.deepEqual(idsOf(await diagram()), ["Clicks", "Copy"]);
    assert.deepEqual(idsOf(await diagram(uri, true)), ["Clicks", "Copy", "Role"]);
  });

  it("is written in a notation", async () => {
    await client.open(uri, template);
    assert.match((await text("mermaid")).text, /^flowchart LR\n/);
    assert.match((await text("dot")).text, /^digraph pipeline \{\n/);
    assert.equal((await text("crayon")).text, "");
  });

  it("is none of a file that is not ours, or switched off", async () => {
    await client.open("file:///project/other.yaml", "a: 1\n");
    assert.equal(await diagram("file:///project/other.yaml"), null);
    await client.open(uri, template);
    await client.configure({ enable: false });
    assert.equal(await diagram(), null);
  });

  function diagram(of = uri, access = false): Promise<(PlacedDiagram & { broken: boolean }) | null> {
    return client.connection.sendRequest("dataPipelineHints/diagram", { uri: of, access });
  }

  function text(notation: string): Promise<{ text: string }> {
    return client.connection.sendRequest("dataPipelineHints/diagramText", { uri, notation, access: false });
  }
});
