import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { waitFor } from "../wait-for.ts";
import { finding, findings, inlayHints, noFinding, openFile, retentionRule } from "./editor.ts";

describe("what a person sets", () => {
  let template: vscode.TextDocument;

  before(async () => {
    template = await openFile("stream.yaml");
    await finding(template, retentionRule);
  });

  afterEach(() => finding(template, retentionRule));

  it("switches the checks off and on", async () => {
    await withSetting("enable", false, () => noFinding(template, retentionRule));
  });

  it("switches a rule off and on", async () => {
    await withSetting("rules", { [retentionRule]: "off" }, () => noFinding(template, retentionRule));
  });

  it("changes the severity of a rule", async () => {
    await withSetting("rules", { [retentionRule]: "information" }, async () => {
      await waitFor("the new severity", () =>
        findings(template, retentionRule).some(({ severity }) => severity === vscode.DiagnosticSeverity.Information),
      );
    });
  });

  it("takes a kind of hints in the line away", async () => {
    const text = "Resources:\n  Clicks: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 4}}\n";
    const document = await vscode.workspace.openTextDocument({ language: "yaml", content: text });
    await waitFor("the hint", async () => (await inlayHints(document)).length === 1);
    await withSetting("inlayHints.capacity", false, async () => {
      await waitFor("no hint", async () => (await inlayHints(document)).length === 0);
    });
  });

  it("takes the actions that disable a rule away", async () => {
    const range = (await finding(template, retentionRule)).range;
    assert.ok((await actionTitles(template, range)).some((title) => title.startsWith("Disable ")));
    await withSetting("suppressActions", false, async () => {
      await waitFor("actions without those that disable a rule", async () => {
        const titles = await actionTitles(template, range);
        return titles.length > 0 && !titles.some((title) => title.startsWith("Disable "));
      });
    });
  });

  it("can stand in a project file", async () => {
    const project = vscode.Uri.joinPath(template.uri, "../.pipeline-hints.yaml");
    const text = `rules:\n  ${retentionRule}: off\n`;
    await vscode.workspace.fs.writeFile(project, new TextEncoder().encode(text));
    try {
      await noFinding(template, retentionRule);
    } finally {
      await vscode.workspace.fs.delete(project);
    }
  });
});

/** Sets a setting for the workspace of the test, and takes it back when the steps are done. */
async function withSetting(name: string, value: unknown, steps: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration("dataPipelineHints");
  await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    await steps();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}

async function actionTitles(document: vscode.TextDocument, range: vscode.Range): Promise<string[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.map(({ title }) => title);
}
