import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { extension, finding, findings, hoverText, openFile, retentionRule } from "./editor.ts";

describe("a file that is none of ours", () => {
  it("gets neither findings nor hovers", async () => {
    const deployment = await openFile("deployment.yaml");
    const template = await openFile("stream.yaml");
    await finding(template, retentionRule);
    const value = deployment.positionAt(deployment.getText().indexOf('"7"'));
    assert.equal(await hoverText(deployment, value), "");
    assert.deepEqual(findings(deployment), []);
  });
});

describe("settings", () => {
  it("are left alone", async () => {
    const template = await openFile("stream.yaml");
    await finding(template, retentionRule);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const entries = await vscode.workspace.fs.readDirectory(folder.uri);
    assert.ok(!entries.some(([name]) => name === ".vscode"), "no workspace settings were written");
    for (const key of ["dataPipelineHints", "yaml", "json", "files", "editor"]) {
      const settings = vscode.workspace.getConfiguration(key);
      for (const name of settingNames(settings)) {
        const { globalValue, workspaceValue, workspaceFolderValue } = settings.inspect(name) ?? {};
        assert.deepEqual(
          [globalValue, workspaceValue, workspaceFolderValue],
          [undefined, undefined, undefined],
          `${key}.${name}`,
        );
      }
    }
  });

  it("all have a scope, a default and a description", () => {
    const groups: { properties: Record<string, Record<string, unknown>> }[] =
      extension().packageJSON.contributes.configuration;
    for (const [name, setting] of groups.flatMap(({ properties }) => Object.entries(properties))) {
      assert.ok("default" in setting, `${name} has a default`);
      assert.equal(typeof setting.scope, "string", `${name} has a scope`);
      assert.doesNotMatch(String(setting.markdownDescription), /^%/, `${name} has a description`);
    }
  });
});

describe("the manifest", () => {
  it("brings snippets for directives", async () => {
    const document = await openFile("stream.yaml");
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new vscode.Position(document.lineCount - 1, 0),
    );
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    for (const label of ["hints-workload", "hints-disable"]) assert.ok(labels.includes(label), label);
  });

  it("names schemas that are there", async () => {
    const { jsonValidation, yamlValidation }: Record<string, { url: string }[]> = extension().packageJSON.contributes;
    for (const { url } of [...(jsonValidation ?? []), ...(yamlValidation ?? [])]) {
      const schema = vscode.Uri.joinPath(extension().extensionUri, url);
      assert.ok(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(schema))).properties, url);
    }
  });
});

function settingNames(settings: vscode.WorkspaceConfiguration): string[] {
  return Object.keys(settings).filter((name) => typeof settings[name] !== "function");
}
