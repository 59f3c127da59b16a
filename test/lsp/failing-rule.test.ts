import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import {
  createConnection,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializeRequest,
  LogMessageNotification,
  MessageType,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { noHost } from "../../server/src/analysis/host.ts";
import { startServer } from "../../server/src/lsp/server.ts";
import { ruleOf } from "../../server/src/rules/catalogue.ts";

const stream = (id: string): string =>
  `  ${id}: {Type: AWS::Kinesis::Stream, Properties: {StreamModeDetails: {StreamMode: ON_DEMAND}, ShardCount: 1}}\n`;

describe("a rule that throws", () => {
  const rule = ruleOf("kinesis-retention-out-of-range")!;
  const { check } = rule;

  before(() => {
    rule.check = () => {
      throw new Error("broken on purpose");
    };
  });

  after(() => {
    rule.check = check;
  });

  it("is logged once, with its id, and does not take the others down", async () => {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), noHost);
    const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const errors: string[] = [];
    client.onNotification(LogMessageNotification.type, ({ type, message }) => {
      if (type === MessageType.Error) errors.push(message);
    });
    client.listen();
    const capabilities = { textDocument: { diagnostic: {} } };
    await client.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities });

    for (const name of ["one", "two"]) {
      const uri = `file:///${name}.yaml`;
      const text = `Resources:\n${stream("A")}${stream("B")}`;
      await client.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: "yaml", version: 1, text },
      });
      const report = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      const codes = report.kind === "full" ? report.items.map(({ code }) => code) : [];
      const count = (wanted: string): number => codes.filter((code) => code === wanted).length;
      assert.deepEqual([count("kinesis-capacity-mode-conflict"), count(rule.id)], [2, 0]);
    }
    assert.equal(errors.length, 1);
    assert.match(errors[0]!, /kinesis-retention-out-of-range.*broken on purpose/);
    client.dispose();
  });
});
