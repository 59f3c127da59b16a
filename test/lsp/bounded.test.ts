import assert from "node:assert/strict";
import type { Diagnostic } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type LanguageClient, startClient } from "../support/language-client.ts";
import { memoryOf } from "../support/process-memory.ts";
import { hoursRule, yamlStreams } from "../support/streams.ts";
import { yamlAround } from "../support/worlds/world.ts";
import { worlds } from "../support/worlds/worlds.ts";

function wrongStreams(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ code }) => code === hoursRule).length;
}

async function noteOn(client: LanguageClient, uri: string): Promise<string> {
  const status = await client.connection.sendRequest("dataPipelineHints/status", { uri });
  const { reason, notes } = status as { reason: string; notes: readonly string[] };
  return [reason, ...notes].join();
}

describe("a text that nobody writes on purpose, in the language server", function () {
  this.timeout(30_000);
  const fine = "file:///fine.yaml";
  let client: LanguageClient;

  before(async () => {
    client = await startClient();
    await client.open(fine, yamlAround(""));
  });

  after(async () => {
    assert.deepEqual(client.log, []);
    assert.equal(await client.stop(), 0);
  });

  for (const { name, language, text, note, found } of worlds) {
    it(`is answered, and so is what is asked next: ${name}`, async () => {
      const uri = `file:///world.${language}`;
      await client.open(uri, text);
      const count = wrongStreams(await client.pull(uri));
      assert.ok(found.includes(count), `found ${count}`);
      // What does not speak of resources is not read, so that nothing is noted of it.
      if (note && text.includes("AWS::")) assert.match(await noteOn(client, uri), note);
      await client.hover(uri, { line: 0, character: 0 });
      await client.codeActions(uri, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } });
      await client.close(uri);
      await client.change(fine, yamlAround(`# ${name}\n`));
      assert.equal(wrongStreams(await client.pull(fine)), 2);
    });
  }
});

describe("merge conflict markers in the language server", () => {
  it("silence the file with a note until they are resolved", async () => {
    const client = await startClient();
    const uri = "file:///stack.yaml";
    let document = TextDocument.create(uri, "yaml", 1, yamlAround("  # here\n"));
    /** Types over the first place of a text, as an editor sends it. */
    const replace = async (old: string, text: string): Promise<void> => {
      const start = document.getText().indexOf(old);
      const range = { start: document.positionAt(start), end: document.positionAt(start + old.length) };
      await client.replace(uri, range, text);
      document = TextDocument.create(
        uri,
        "yaml",
        1,
        document.getText().replace(old, () => text),
      );
    };
    const ours = "<<<<<<< ours\n";
    const theirs = `=======\n${yamlStreams(1, [0], "Theirs")}>>>>>>> theirs\n`;

    await client.open(uri, document.getText());
    assert.equal(wrongStreams(await client.pull(uri)), 2);
    await replace("  # here\n", `${ours}${yamlStreams(1, [0], "Ours")}${theirs}`);
    assert.deepEqual(await client.pull(uri), []);
    assert.match(await noteOn(client, uri), /merge conflict markers/);
    await replace(ours, "");
    assert.deepEqual(await client.pull(uri), []);
    await replace(theirs, "");
    assert.equal(wrongStreams(await client.pull(uri)), 3);
    assert.doesNotMatch(await noteOn(client, uri), /conflict/);
    assert.equal(await client.stop(), 0);
  });
});

describe("the memory of the language server", function () {
  this.timeout(60_000);

  // Opening 10,000 times takes more than a minute, a fifth of it tells the same.
  const rounds = 100;
  const uris = Array.from({ length: 20 }, (_, n) => `file:///folder${n % 4}/template${n}.yaml`);
  /** In MB; even the texts alone, of 20 kB each, would come to more if they were kept. */
  const margin = 25;

  it("stays at its level when templates are opened and closed a hundred times", async function () {
    const client = await startClient();
    if (memoryOf(client.pid) === undefined) {
      await client.stop();
      return this.skip();
    }
    const levels: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const text = `# ${round}\nResources:\n${yamlStreams(230, [round])}`;
      for (const [n, uri] of uris.entries()) {
        await client.open(uri, text);
        // Half of them are closed before they have been looked at.
        if ((n + round) % 2 === 0) await client.pull(uri);
        await client.close(uri);
      }
      await client.pull("file:///none.yaml");
      levels.push(memoryOf(client.pid)!);
    }
    const [early, late] = [levels[19]!, levels[rounds - 1]!];
    assert.ok(late - early < margin, `${early.toFixed(0)} MB after 20 rounds, ${late.toFixed(0)} MB after ${rounds}`);
    assert.equal(await client.stop(), 0);
  });
});
