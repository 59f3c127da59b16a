import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { waitFor } from "../wait-for.ts";
import { applyFix, finding, findings, hoverText, noFinding, openFile, retentionRule } from "./editor.ts";

const dialects = [
  { file: "stream.yaml", property: "RetentionPeriodHours", fixed: "RetentionPeriodHours: 24" },
  { file: "main.tf.json", property: "retention_period", fixed: '"retention_period": 24' },
];

for (const { file, property, fixed } of dialects) {
  describe(file, () => {
    let document: vscode.TextDocument;
    let diagnostic: vscode.Diagnostic;

    before(async () => {
      document = await openFile(file);
      diagnostic = await finding(document, retentionRule);
    });

    after(() => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

    it("marks exactly the number", () => {
      assert.equal(document.getText(diagnostic.range), "7");
      assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
      assert.match(diagnostic.message, new RegExp(property));
      assert.equal(findings(document, retentionRule).length, 1);
    });

    it("explains the rule in the hover", async () => {
      const text = await hoverText(document, diagnostic.range.start);
      assert.match(text, /8760/);
      assert.match(text, new RegExp(retentionRule));
    });

    it("fixes the number and takes the finding away", async () => {
      await applyFix(document, diagnostic.range, "Set to 24 hours (1 day)");
      assert.match(document.getText(), new RegExp(fixed));
      await noFinding(document, retentionRule);
    });

    it("follows the text as it is typed", async () => {
      const [before, number] = new RegExp(`^[^]*${property}"?: (\\d+)`).exec(document.getText()) ?? [];
      assert.ok(before && number, "the property has a number");
      const end = document.positionAt(before.length);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(end.translate(0, -number.length), end), "9000");
      assert.ok(await vscode.workspace.applyEdit(edit));
      await waitFor("the finding on the new number", () =>
        findings(document, retentionRule).some(({ range }) => document.getText(range) === "9000"),
      );
    });
  });
}

describe("legacy.template", () => {
  it("is read as YAML because of its first line", async () => {
    const document = await openFile("legacy.template");
    assert.equal(document.languageId, "yaml");
    await finding(document, retentionRule);
  });
});

describe("a file that was never saved", () => {
  it("is checked", async () => {
    const content =
      "Resources:\n  Clicks:\n    Type: AWS::Kinesis::Stream\n    Properties:\n      RetentionPeriodHours: 7\n";
    const document = await vscode.workspace.openTextDocument({ language: "yaml", content });
    await vscode.window.showTextDocument(document);
    const diagnostic = await finding(document, retentionRule);
    assert.equal(document.getText(diagnostic.range), "7");
  });
});
