import {
  type CompletionItem,
  type CompletionList,
  InsertTextFormat,
  type Range,
  TextEdit,
} from "vscode-languageserver-types";

/** What the items of a list may have in common, by the names of the protocol. */
export type ItemDefault = "editRange" | "insertTextFormat" | "insertTextMode";

/** Says once what the items of a list have in common, as far as the client understands that: lists are long. */
export function withDefaults({ isIncomplete, items }: CompletionList, known: ReadonlySet<string>): CompletionList {
  const [first] = items;
  if (!first || !TextEdit.is(first.textEdit)) return { isIncomplete, items };
  const defaults: NonNullable<CompletionList["itemDefaults"]> = {};
  if (known.has("editRange")) defaults.editRange = first.textEdit.range;
  if (known.has("insertTextFormat") && first.insertTextFormat) defaults.insertTextFormat = first.insertTextFormat;
  const mode = items.find(({ insertTextMode }) => insertTextMode)?.insertTextMode;
  if (known.has("insertTextMode") && mode) defaults.insertTextMode = mode;
  return { isIncomplete, itemDefaults: defaults, items: items.map((item) => shortened(item, defaults)) };
}

function shortened(
  { textEdit, insertTextFormat, insertTextMode, ...item }: CompletionItem,
  defaults: NonNullable<CompletionList["itemDefaults"]>,
): CompletionItem {
  const format = insertTextFormat ?? InsertTextFormat.PlainText;
  return {
    ...item,
    ...(format !== (defaults.insertTextFormat ?? InsertTextFormat.PlainText) && { insertTextFormat: format }),
    ...(insertTextMode && !defaults.insertTextMode && { insertTextMode }),
    ...editOf(item.label, textEdit, defaults.editRange as Range | undefined),
  };
}

/** The label is what is written, unless something else is said. */
function editOf(
  label: string,
  edit: CompletionItem["textEdit"],
  range: Range | undefined,
): Pick<CompletionItem, "textEdit" | "textEditText"> {
  if (!range || !TextEdit.is(edit) || !isSame(edit.range, range)) return edit ? { textEdit: edit } : {};
  return edit.newText === label ? {} : { textEditText: edit.newText };
}

function isSame(a: Range, b: Range): boolean {
  return (
    a === b ||
    (a.start.line === b.start.line &&
      a.start.character === b.start.character &&
      a.end.line === b.end.line &&
      a.end.character === b.end.character)
  );
}
