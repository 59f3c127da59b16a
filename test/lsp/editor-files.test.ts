import assert from "node:assert/strict";
import { type LanguageClient, startClient } from "../support/language-client.ts";

const retention = "kinesis-retention-out-of-range";
const stream = "Resources:\n  Clicks: {Type: AWS::Kinesis::Stream, Properties: {RetentionPeriodHours: 7}}\n";

describe("files that only the editor can read", () => {
  let client: LanguageClient;

  const start = async (files?: Readonly<Record<string, string>>): Promise<void> => {
    client = await startClient({ ...(files && { files }) });
  };
  const rulesFor = async (uri: string, text: string): Promise<readonly unknown[]> => {
    await client.open(uri, text);
    return (await client.pull(uri)).map(({ code }) => code);
  };

  afterEach(() => client.stop());

  it("hold the settings of a project", async () => {
    await start({ "memfs:/team/.pipeline-hints.yaml": `rules: {${retention}: off}\n` });
    assert.deepEqual(await rulesFor("memfs:/team/pipelines/stream.yaml", stream), []);
    assert.deepEqual(await rulesFor("memfs:/other/stream.yaml", stream), [retention]);
  });

  it("are one template with the others of their directory, where that is Terraform's way", async () => {
    const hours = "variable: {hours: {default: 7}}\n";
    const clicks = 'resource: {aws_kinesis_stream: {clicks: {name: clicks, retention_period: "${var.hours}"}}}\n';
    await start({ "memfs:/team/variables.tf.yaml": hours });
    assert.deepEqual(await rulesFor("memfs:/team/main.tf.yaml", clicks), [retention]);
  });

  it("are not asked for where the client does not read them", async () => {
    await start();
    assert.deepEqual(await rulesFor("memfs:/team/pipelines/stream.yaml", stream), [retention]);
  });
});
