import assert from "node:assert/strict";
import { readDocument, readTemplates } from "../../server/src/dialects/read-templates.ts";
import { renameAt } from "../../server/src/features/navigation/rename.ts";
import type { UnreadText } from "../../server/src/features/navigation/rename-obstacles.ts";
import type { SourceFile } from "../../server/src/model/site.ts";
import type { Template } from "../../server/src/model/template.ts";
import { offsetAt } from "../../server/src/syntax/lines.ts";

/** A document, and the template that it is. */
export interface SeenDocument {
  readonly file: SourceFile;
  readonly template: Template;
}

export function seeDocument(text: string, name = "stack.yaml"): SeenDocument {
  const document = readDocument(`file:///project/${name}`, text);
  const [template] = readTemplates([document]);
  assert.ok(template && document.file);
  return { file: document.file, template };
}

/** The place of the mark `^` in a text, which is not part of it. */
export function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf("^");
  assert.ok(offset >= 0, "a mark");
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}

/** The text after the rename of what stands at the mark. */
export function renamed(source: string, newName: string, name?: string, unread?: readonly UnreadText[]): string {
  const { text, offset } = marked(source);
  const { file, template } = seeDocument(text, name);
  const { changes } = renameAt(template, file.uri, offset, newName, unread);
  const edits = changes![file.uri]!.map(({ range, newText }) => ({
    from: offsetAt(file.tree, range.start),
    to: offsetAt(file.tree, range.end),
    newText,
  }));
  let result = text;
  for (const { from, to, newText } of edits.sort((a, b) => b.from - a.from)) {
    result = result.slice(0, from) + newText + result.slice(to);
  }
  return result;
}
