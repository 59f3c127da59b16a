import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { waitFor } from "../wait-for.ts";
import { finding, noFinding, retentionRule } from "./editor.ts";

const template =
  "Resources:\n  Clicks:\n    Type: AWS::Kinesis::Stream\n    Properties: {ShardCount: 1, RetentionPeriodHours: 7}\n";
const title = "Set to 24 hours (1 day)";

describe("the edits of a fix", () => {
  let document: vscode.TextDocument;
  let range: vscode.Range;

  beforeEach(async () => {
    document = await vscode.workspace.openTextDocument({ language: "yaml", content: template });
    await vscode.window.showTextDocument(document);
    range = (await finding(document, retentionRule)).range;
  });

  afterEach(() => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  /** The fix, with the edits of as many actions as are to be resolved. */
  const fix = async (resolved: number): Promise<vscode.CodeAction> => {
    const kind = vscode.CodeActionKind.QuickFix.value;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      ...[document.uri, range, kind, resolved],
    );
    const found = actions.find((action) => action.title === title);
    assert.ok(found, actions.map((action) => action.title).join());
    return found;
  };

  it("are written when it is chosen", async () => {
    assert.equal((await fix(0)).edit, undefined);
    const { edit } = await fix(10);
    assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
    assert.equal(document.getText(), template.replace("Hours: 7", "Hours: 24"));
    await noFinding(document, retentionRule);
  });

  it("are made as the preferred ones by a command", async () => {
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(range.start, range.start);
    await vscode.commands.executeCommand("editor.action.autoFix");
    await waitFor("the fix", () => document.getText() === template.replace("Hours: 7", "Hours: 24"));
  });
});
