import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { waitFor } from "../wait-for.ts";

export const retentionRule = "kinesis-retention-out-of-range";

/** This extension, as the editor knows it. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension("data-pipeline-hints.data-pipeline-hints");
  assert.ok(found, "the extension is installed");
  return found;
}

/** Opens a file of the test's workspace in the editor. */
export async function openFile(name: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, "the workspace has a folder");
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** What this extension says about a document now, of one rule or of all. */
export function findings(document: vscode.TextDocument, rule?: string): vscode.Diagnostic[] {
  const own = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "Data Pipeline Hints");
  return rule === undefined ? own : own.filter(({ code }) => (typeof code === "object" ? code.value : code) === rule);
}

/** Waits for the finding of a rule and gives it back. */
export function finding(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
  return waitFor(`${rule} in ${document.uri.path}`, () => findings(document, rule)[0]);
}

/** Waits until a rule finds nothing any more. */
export async function noFinding(document: vscode.TextDocument, rule: string): Promise<void> {
  await waitFor(`no ${rule} in ${document.uri.path}`, () => findings(document, rule).length === 0);
}

/** The words of all hovers at a position. */
export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}

/** What stands between the words of a document. */
export async function inlayHints(document: vscode.TextDocument): Promise<vscode.InlayHint[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  return vscode.commands.executeCommand("vscode.executeInlayHintProvider", document.uri, whole);
}

/** Applies the quick fix of a title, as choosing it from the light bulb does. */
export async function applyFix(document: vscode.TextDocument, range: vscode.Range, title: string): Promise<void> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    10,
  );
  const fix = actions.find((action) => action.title === title);
  assert.ok(fix, `"${title}" is among ${JSON.stringify(actions.map((action) => action.title))}`);
  assert.ok(fix.edit, "the fix has an edit");
  assert.ok(await vscode.workspace.applyEdit(fix.edit), "the edit applies");
  if (fix.command !== undefined) {
    await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
  }
}
