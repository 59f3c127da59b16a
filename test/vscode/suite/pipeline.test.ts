import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { waitFor } from "../wait-for.ts";
import { openFile } from "./editor.ts";

const command = "dataPipelineHints.showPipeline";

describe("Show Pipeline", () => {
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("opens the pipeline beside the editor, which keeps the focus", async () => {
    const document = await openFile("stream.yaml");
    await vscode.commands.executeCommand(command);
    const tab = await waitFor("the view", () => views()[0]);
    assert.equal(tab.label, "Pipeline of stream.yaml");
    assert.notEqual(tab.group.viewColumn, vscode.window.activeTextEditor?.viewColumn);
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  it("opens one view for each file", async () => {
    await vscode.commands.executeCommand(command);
    const other = await openFile("main.tf.json");
    await vscode.commands.executeCommand(command, other.uri);
    await waitFor("the other view", () => views().length === 2);
    assert.deepEqual(
      views()
        .map(({ label }) => label)
        .sort(),
      ["Pipeline of main.tf.json", "Pipeline of stream.yaml"],
    );
  });
});

function views(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("Hints.pipeline"),
  );
}
