import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  DefinitionRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type Location,
  type LocationLink,
  LSPErrorCodes,
  PrepareRenameRequest,
  RenameRequest,
  ResponseError,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { type LanguageClient, startClient } from "../support/language-client.ts";

const uri = "file:///project/stack.yaml";
const stack = `Resources:
  Clicks:
    Type: AWS::SQS::Queue
  Other: {Type: AWS::SQS::Queue}
Outputs:
  Arn: {Value: !GetAtt Clicks.Arn}
`;
const name = { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } };
const onUse = { line: 5, character: 24 };
const onAttribute = { line: 5, character: 31 };

describe("navigation over the protocol", () => {
  let client: LanguageClient;

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  it("leads to definitions, with all of the block where the client takes that", async () => {
    const definition = { definition: { linkSupport: true } };
    const at = { textDocument: { uri }, position: onAttribute };
    client = await startClient();
    await client.open(uri, stack);
    const [place] = (await client.connection.sendRequest(DefinitionRequest.type, at)) as Location[];
    assert.deepEqual(place, { uri, range: name });
    await client.stop();

    client = await startClient({ textDocument: definition });
    await client.open(uri, stack);
    const [link] = (await client.connection.sendRequest(DefinitionRequest.type, at)) as unknown as LocationLink[];
    assert.deepEqual(link?.targetSelectionRange, name);
    assert.equal(link?.targetRange.end.line, 2);
    assert.equal(link?.originSelectionRange?.start.character, 23);
  });

  it("renames, and says why not", async () => {
    client = await startClient();
    await client.open(uri, stack);
    const at = { textDocument: { uri }, position: onUse };
    const prepared = await client.connection.sendRequest(PrepareRenameRequest.type, at);
    assert.equal((prepared as { placeholder: string }).placeholder, "Clicks");
    const nowhere = { textDocument: { uri }, position: onAttribute };
    assert.equal(await client.connection.sendRequest(PrepareRenameRequest.type, nowhere), null);
    const edit = await client.connection.sendRequest(RenameRequest.type, { ...at, newName: "Events" });
    assert.equal(edit?.changes?.[uri]?.length, 2);
    await assert.rejects(
      client.connection.sendRequest(RenameRequest.type, { ...at, newName: "Other" }),
      (error) =>
        error instanceof ResponseError &&
        error.code === LSPErrorCodes.RequestFailed &&
        /There is a resource "Other" already/.test(error.message),
    );
  });

  it("looks into files in Terraform's own syntax before it renames", async () => {
    const folder = mkdtempSync(join(tmpdir(), "module-"));
    try {
      writeFileSync(join(folder, "main.tf"), "locals { a = var.hours }\n");
      client = await startClient();
      const file = pathToFileURL(join(folder, "variables.tf.json")).href;
      await client.open(file, '{"variable": {"hours": {"default": 1}, "days": {"default": 1}}}');
      const rename = (character: number): Promise<unknown> =>
        client.connection.sendRequest(RenameRequest.type, {
          textDocument: { uri: file },
          position: { line: 0, character },
          newName: "weeks",
        });
      await assert.rejects(rename(17), /"hours" is also used in main\.tf/);
      assert.ok(await rename(40));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("links to files that are there", async () => {
    const folder = mkdtempSync(join(tmpdir(), "stack-"));
    try {
      mkdirSync(join(folder, "src"));
      writeFileSync(join(folder, "src", "app.py"), "");
      client = await startClient();
      const file = pathToFileURL(join(folder, "template.yaml")).href;
      const reader = (id: string, code: string): string =>
        `  ${id}: {Type: AWS::Serverless::Function, Properties: {CodeUri: ${code}, Handler: app.run}}\n`;
      await client.open(
        file,
        `Transform: AWS::Serverless-2016-10-31\nResources:\n${reader("A", "src/")}${reader("B", "missing/")}`,
      );
      const links = await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri: file } });
      const targets = links?.map(({ target }) => target).filter((target) => !target?.startsWith("https:"));
      assert.deepEqual(targets, [pathToFileURL(join(folder, "src", "app.py")).href]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("keeps to the number of folds that the client takes, and to what is switched on", async () => {
    client = await startClient({ textDocument: { foldingRange: { rangeLimit: 2 } } });
    await client.open(uri, stack);
    const textDocument = { uri };
    const folds = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    assert.deepEqual(
      folds?.map(({ startLine }) => startLine),
      [0, 4],
    );
    const found = async (): Promise<number> =>
      (await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: "clk" }))?.length ?? 0;
    assert.equal(await found(), 1);
    await client.configure({ enable: false });
    assert.equal(await found(), 0);
    assert.deepEqual(await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument }), []);
  });
});
