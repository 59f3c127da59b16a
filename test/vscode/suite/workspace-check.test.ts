import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { waitFor } from "../wait-for.ts";
import { finding, openFile, retentionRule } from "./editor.ts";

describe("the check of the workspace", () => {
  let orders: vscode.Uri;
  let original: Uint8Array;

  before(async () => {
    await openFile("stream.yaml");
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    orders = vscode.Uri.joinPath(folder.uri, "unopened/orders.yaml");
    original = await vscode.workspace.fs.readFile(orders);
  });

  afterEach(() => vscode.commands.executeCommand("dataPipelineHints.clearWorkspaceCheck"));

  const check = (): Thenable<{ files: number; findings: number } | undefined> =>
    vscode.commands.executeCommand("dataPipelineHints.checkWorkspace");
  const found = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(orders);

  it("has not happened by itself", () => assert.deepEqual(found(), []));

  it("finds what is in files that are not open, until it is cleared", async () => {
    const result = await check();
    assert.ok(result && result.files > 0 && result.findings > 0);
    const codes = found().map(({ code }) => (typeof code === "object" ? code.value : code));
    assert.ok(codes.includes(retentionRule), codes.join());
    await vscode.commands.executeCommand("dataPipelineHints.clearWorkspaceCheck");
    assert.deepEqual(found(), []);
  });

  it("forgets a file that is changed", async () => {
    await check();
    assert.ok(found().length > 0);
    await vscode.workspace.fs.writeFile(orders, original);
    await waitFor("the findings to go", () => found().length === 0);
  });

  it("leaves out what the settings leave out", async () => {
    const settings = vscode.workspace.getConfiguration("dataPipelineHints.workspaceCheck");
    await settings.update("exclude", "unopened/**", vscode.ConfigurationTarget.Workspace);
    try {
      await check();
      assert.deepEqual(found(), []);
    } finally {
      await settings.update("exclude", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it("gives way to the server where a file is opened", async () => {
    await check();
    const count = found().length;
    assert.ok(count > 0);
    const document = await openFile("unopened/orders.yaml");
    await finding(document, retentionRule);
    await waitFor("no finding twice", () => found().length === count);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });
});
