import assert from "node:assert/strict";
import { type CompletionItem, InsertTextFormat, type TextEdit } from "vscode-languageserver-types";
import { definitionsIn } from "../../server/src/dialects/symbols.ts";
import { type CompletionMode, completionsAt } from "../../server/src/features/completion/completion.ts";
import { dialectOfBeginning } from "../../server/src/features/completion/recognise.ts";
import type { DialectId } from "../../server/src/model/template.ts";
import { offsetAt } from "../../server/src/syntax/lines.ts";
import { readText } from "../../server/src/syntax/read.ts";
import type { Language } from "../../server/src/syntax/tree.ts";

export interface CompleteOptions {
  readonly mode?: CompletionMode;
  readonly snippets?: boolean;
  readonly name?: string;
  readonly dialect?: DialectId;
  /** The character that has opened the list. */
  readonly trigger?: string;
  readonly suggestCommand?: string;
}

export interface Completed {
  readonly text: string;
  readonly items: readonly CompletionItem[];
  readonly isIncomplete: boolean;
}

/** What is suggested at the mark `^`, which is not part of the text. */
export function complete(source: string, options: CompleteOptions = {}): Completed {
  const offset = source.indexOf("^");
  assert.ok(offset >= 0, "a mark");
  const text = source.slice(0, offset) + source.slice(offset + 1);
  const language: Language = options.name?.endsWith("json") || /^\s*\{/.test(text) ? "json" : "yaml";
  const uri = `file:///project/${options.name ?? `stack.${language}`}`;
  const file = { uri, tree: readText(text, language) };
  const dialect = options.dialect ?? dialectOfBeginning(text, uri, offset);
  assert.ok(dialect, "the document is ours");
  const list = completionsAt(
    { tree: file.tree, dialect, definitions: (kinds) => definitionsIn(dialect, [file], kinds) },
    offset,
    {
      mode: options.mode ?? "full",
      snippets: options.snippets ?? true,
      adjustsIndentation: true,
      trigger: options.trigger,
      suggestCommand: options.suggestCommand,
    },
  );
  return { text, ...list };
}

export function labels(source: string, options?: CompleteOptions): readonly string[] {
  return complete(source, options).items.map(({ label }) => label);
}

/** The text after the choice of a label; stops of snippets show as `$1`, further lines as the editor indents them. */
export function chosen(source: string, label: string, options?: CompleteOptions): string {
  const { text, items } = complete(source, options);
  const item = items.find((one) => one.label === label);
  assert.ok(item, `${label} among ${items.map((one) => one.label).join(", ")}`);
  const owner = { text };
  const edits = [item.textEdit as TextEdit, ...(item.additionalTextEdits ?? [])].map(({ range, newText }) => ({
    from: offsetAt(owner, range.start),
    to: offsetAt(owner, range.end),
    newText,
  }));
  let result = text;
  for (const { from, to, newText } of edits.sort((a, b) => b.from - a.from)) {
    const lineStart = result.lastIndexOf("\n", from - 1) + 1;
    const [indent] = /^[ ]*/.exec(result.slice(lineStart, from))!;
    result = result.slice(0, from) + newText.replaceAll("\n", `\n${indent}`) + result.slice(to);
  }
  assert.ok(isKept(item, text, source.indexOf("^")), `the editor keeps ${label}`);
  return item.insertTextFormat === InsertTextFormat.Snippet ? result.replace(/\\([\\$}])/g, "$1") : result;
}

/**
 * Whether an editor keeps an item: the letters between the begin of its range and the cursor are in its filter text, in
 * their order, and the first begins a word there.
 */
function isKept({ filterText, label, textEdit }: CompletionItem, text: string, cursor: number): boolean {
  const { range } = textEdit as TextEdit;
  const [typed, name] = [text.slice(offsetAt({ text }, range.start), cursor).trim(), filterText ?? label];
  const letters = [...typed.toLowerCase()];
  let at = 0;
  for (const letter of letters) {
    at = name.toLowerCase().indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  const begins = [...name].some((letter, index) => {
    const before = name[index - 1] ?? " ";
    const isBegin = /[\W_]/.test(letter) || /[\W_]/.test(before) || (/[A-Z]/.test(letter) && !/[A-Z]/.test(before));
    return isBegin && letter.toLowerCase() === letters[0];
  });
  return range.start.line === range.end.line && (typed === "" || begins);
}
