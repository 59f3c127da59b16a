import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { waitFor } from "../wait-for.ts";
import { extension, finding, findings, openFile, retentionRule } from "./editor.ts";

describe("commands", () => {
  it("are all registered", async () => {
    await openFile("stream.yaml");
    await waitFor("activation", () => extension().isActive);
    const registered = await vscode.commands.getCommands(true);
    const contributed: { command: string }[] = extension().packageJSON.contributes.commands;
    for (const { command } of contributed) {
      assert.ok(registered.includes(command), command);
    }
  });

  it("Explain Rule opens the page of a rule as a preview", async () => {
    await vscode.commands.executeCommand("dataPipelineHints.explainRule", retentionRule);
    await waitFor("a Markdown preview", () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPreview)));
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: "pipeline-hints", path: `/rules/${retentionRule}.md` }),
    );
    assert.match(page.getText(), /^# .*retention/im);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  it("Explain Rule stands among the actions of a finding", async () => {
    const template = await openFile("stream.yaml");
    const { range } = await finding(template, retentionRule);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      template.uri,
      range,
    );
    const explain = actions.find(({ command }) => command?.command === "dataPipelineHints.explainRule");
    assert.deepEqual(explain?.command?.arguments, [retentionRule]);
  });

  it("Explain Rule says so when there is no such rule", async () => {
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: "pipeline-hints", path: "/rules/no-such-rule.md" }),
    );
    assert.match(page.getText(), /no-such-rule/);
  });

  it("Restart Server brings the findings back", async () => {
    const template = await openFile("stream.yaml");
    await finding(template, retentionRule);
    await vscode.commands.executeCommand("dataPipelineHints.restartServer");
    await finding(template, retentionRule);
    assert.equal(findings(template, retentionRule).length, 1);
  });

  it("Show Output opens the output, in which nothing is wrong", async () => {
    await vscode.commands.executeCommand("dataPipelineHints.showOutput");
    const output = await waitFor("the start and the restart in the output", () =>
      vscode.workspace.textDocuments
        .filter(({ uri }) => uri.scheme === "output")
        .map((document) => document.getText())
        .find((text) => text.match(/The server has started/g)?.length === 2),
    );
    assert.doesNotMatch(output, /error|warning/i);
  });
});

function isPreview({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith("markdown.preview");
}
