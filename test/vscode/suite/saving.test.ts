import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { finding, openFile, retentionRule } from "./editor.ts";

const template =
  "Resources:\n  Clicks:\n    Type: AWS::Kinesis::Stream\n    Properties: {ShardCount: 1, RetentionPeriodHours: 7}\n";

describe("fixing all on saving", () => {
  let file: vscode.Uri;

  before(async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    file = vscode.Uri.joinPath(folder.uri, "saved.yaml");
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(template));
  });

  after(() => vscode.workspace.fs.delete(file));

  it("makes the safe fixes", async () => {
    const settings = vscode.workspace.getConfiguration("editor");
    const onSave = { "source.fixAll.dataPipelineHints": "always" };
    await settings.update("codeActionsOnSave", onSave, vscode.ConfigurationTarget.Workspace);
    try {
      const document = await openFile("saved.yaml");
      await finding(document, retentionRule);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(file, new vscode.Position(0, 0), "# changed\n");
      assert.ok(await vscode.workspace.applyEdit(edit));
      await document.save();
      const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      assert.equal(saved, `# changed\n${template.replace("Hours: 7", "Hours: 24")}`);
    } finally {
      await settings.update("codeActionsOnSave", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
