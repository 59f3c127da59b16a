import { Position, Range, type TextDocument, TextEditorRevealType, Uri, ViewColumn, window, workspace } from "vscode";
import type { Place } from "./messages.ts";

/** Shows a place in the editor that has the file already, or in the first column. */
export async function goTo(place: Place): Promise<void> {
  const range = rangeOf(place);
  const editor = await window.showTextDocument(Uri.parse(place.uri), {
    viewColumn: columnOf(place.uri),
    selection: range,
  });
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Puts the cursor back to where it was in a file. */
export async function goBack(uri: Uri): Promise<void> {
  await window.showTextDocument(uri, { viewColumn: columnOf(uri.toString()) });
}

function columnOf(address: string): ViewColumn {
  const visible = window.visibleTextEditors.find(({ document }) => isSame(address, document.uri));
  return visible?.viewColumn ?? ViewColumn.One;
}

/** The open document of an address. */
export function documentOf(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

/** Whether a file exists, saved or not. */
export async function isThere(uri: Uri): Promise<boolean> {
  if (documentOf(uri)?.isUntitled) return true;
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** The last part of an address. */
export function nameOf(uri: Uri): string {
  return uri.path.split("/").at(-1) ?? uri.path;
}

/** Whether the protocol's address is the editor's; the two may escape differently. */
export function isSame(address: string, uri: Uri): boolean {
  return Uri.parse(address).toString() === uri.toString();
}

export function rangeOf({ range: { start, end } }: Place): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}
