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
    const tab = await waitFor("the view", () => views().find(({ label }) => label === "Pipeline of stream.yaml"));
    assert.notEqual(tab.group.viewColumn, vscode.window.activeTextEditor?.viewColumn);
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  it("opens one view for each file", async () => {
    await vscode.commands.executeCommand(command);
    const other = await openFile("main.tf.json");
    await vscode.commands.executeCommand(command, other.uri);
    const labels = () => views().map(({ label }) => label);
    await waitFor("the other view", () => labels().includes("Pipeline of main.tf.json"));
    assert.deepEqual(labels().sort(), ["Pipeline of main.tf.json", "Pipeline of stream.yaml"]);
  });
});

function views(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("Hints.pipeline"),
  );
}
