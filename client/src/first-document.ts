import { Disposable, Range, type TextDocument, type TextDocumentChangeEvent, workspace } from "vscode";
import { isCandidate, isEnabled, isProjectFile, isRevision, mentionsAws } from "./documents.ts";

/**
 * Calls back once, at the first document that the server could have something to say about. Looks at whole texts when
 * documents open, and afterwards only at the lines that changed.
 */
export function onFirstPipelineDocument(found: () => void): Disposable {
  const settle = () => {
    watching.dispose();
    found();
  };
  const lookAtOpenDocuments = () => {
    if (workspace.textDocuments.some(couldBeOurs)) {
      settle();
    }
  };
  const watching = Disposable.from(
    workspace.onDidOpenTextDocument((document) => {
      if (couldBeOurs(document)) {
        settle();
      }
    }),
    workspace.onDidChangeTextDocument((event) => {
      if (becameOurs(event)) {
        settle();
      }
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("dataPipelineHints.enable")) {
        lookAtOpenDocuments();
      }
    }),
  );
  lookAtOpenDocuments();
  return watching;
}

function couldBeOurs(document: TextDocument): boolean {
  return isWanted(document) && (isProjectFile(document.uri) || mentionsAws(document.getText()));
}

function becameOurs({ document, contentChanges }: TextDocumentChangeEvent): boolean {
  return (
    isWanted(document) && contentChanges.some(({ range, text }) => mentionsAws(changedLines(document, range, text)))
  );
}

function isWanted(document: TextDocument): boolean {
  return isCandidate(document) && !isRevision(document.uri) && isEnabled(document.uri);
}

/** The lines of the new text that a change touched, whole. */
function changedLines(document: TextDocument, replaced: Range, text: string): string {
  const first = replaced.start.line;
  const last = first + text.split("\n").length;
  return document.getText(new Range(first, 0, last, 0));
}
