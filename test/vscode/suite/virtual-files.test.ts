import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { finding, findings, retentionRule } from "./editor.ts";

const stream = "Resources:\n  Clicks: {Type: AWS::Kinesis::Stream, Properties: {RetentionPeriodHours: 7}}\n";
const texts = new Map([
  ["/one/.pipeline-hints.yaml", `rules: {${retentionRule}: off}\n`],
  ["/one/stream.yaml", stream],
  ["/three/stream.yaml", stream],
  ["/two/variables.tf.json", '{"variable": {"hours": {"default": 7}}}\n'],
  [
    "/two/main.tf.json",
    '{"resource": {"aws_kinesis_stream": {"clicks": {"name": "clicks", "retention_period": "${var.hours}"}}}}\n',
  ],
]);

describe("files that only the editor can reach", () => {
  let provider: vscode.Disposable;

  before(() => {
    provider = vscode.workspace.registerFileSystemProvider("hints-memory", filesInMemory());
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    provider.dispose();
  });

  it("are checked with the other files of their directory", async () => {
    await finding(await open("/two/main.tf.json"), retentionRule);
  });

  it("follow the settings of their own project", async () => {
    await finding(await open("/three/stream.yaml"), retentionRule);
    const template = await open("/one/stream.yaml");
    await finding(template, "kinesis-stream-unencrypted");
    assert.deepEqual(findings(template, retentionRule), []);
  });
});

async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  await vscode.window.showTextDocument(document);
  return document;
}

function uriOf(path: string): vscode.Uri {
  return vscode.Uri.from({ scheme: "hints-memory", path });
}

/** A file system that is nowhere but here, as those of virtual workspaces are for the server. */
function filesInMemory(): vscode.FileSystemProvider {
  const found = <T>(value: T | undefined): T => {
    if (value === undefined) throw vscode.FileSystemError.FileNotFound();
    return value;
  };
  const isDirectory = (path: string) => [...texts.keys()].some((file) => file.startsWith(`${path}/`));
  const times = { ctime: 0, mtime: 0 };
  return {
    onDidChangeFile: () => new vscode.Disposable(() => {}),
    watch: () => new vscode.Disposable(() => {}),
    stat({ path }) {
      if (isDirectory(path)) return { type: vscode.FileType.Directory, size: 0, ...times };
      return { type: vscode.FileType.File, size: found(texts.get(path)).length, ...times };
    },
    readDirectory({ path }) {
      const inside = [...texts.keys()].filter((file) => file.startsWith(`${path}/`));
      return inside.map((file) => [file.slice(path.length + 1), vscode.FileType.File]);
    },
    readFile: ({ path }) => new TextEncoder().encode(found(texts.get(path))),
    delete: () => {},
    writeFile: () => {},
    createDirectory: () => {},
    rename: () => {},
  };
}
