import type { Range, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { symbolsOf } from "../../dialects/symbols.ts";
import { type Definition, symbolAt, usesOf } from "../../model/symbols.ts";
import type { Template } from "../../model/template.ts";
import { rangeOf } from "../ranges.ts";

/** Why something cannot be renamed, in words for the user. */
export class RenameError extends Error {}

/** What a name may be made of. */
const wellFormed: Readonly<Record<"cloudformation" | "terraform", RegExp>> = {
  cloudformation: /^[A-Za-z0-9]+$/,
  terraform: /^[A-Za-z_][A-Za-z0-9_-]*$/,
};

/** The name at a place, with its range; undefined where there is none that could be renamed. */
export function renameableAt(
  template: Template,
  uri: string,
  offset: number,
): { readonly range: Range; readonly placeholder: string } | undefined {
  const symbol = symbolAt(symbolsOf(template), uri, offset);
  return symbol && { range: rangeOf(symbol.at, template), placeholder: symbol.definition.name };
}

/** The edits that give the name at a place another one, wherever it stands. Throws a RenameError where that cannot be. */
export function renameAt(template: Template, uri: string, offset: number, newName: string): WorkspaceEdit {
  const table = symbolsOf(template);
  const symbol = symbolAt(table, uri, offset);
  if (!symbol) throw new RenameError("There is no name here that could be changed.");
  const { definition } = symbol;
  const words = template.dialect === "terraform" ? "terraform" : "cloudformation";
  if (!wellFormed[words].test(newName)) throw new RenameError(`"${newName}" is not a valid name.`);
  const id = idAfter(definition, newName);
  if (table.definitions.some((other) => other.kind === definition.kind && other.id === id && other !== definition)) {
    throw new RenameError(`There is a ${definition.kind} "${newName}" already.`);
  }
  const uses = usesOf(table, definition);
  if (uses.some(({ exact }) => !exact)) {
    throw new RenameError(`"${definition.name}" stands in a folded text, in which it cannot be changed.`);
  }
  const changes: Record<string, TextEdit[]> = {};
  for (const { at } of [definition, ...uses]) {
    changes[at.uri] ??= [];
    changes[at.uri]!.push({ range: rangeOf(at, template), newText: newName });
  }
  return { changes };
}

function idAfter({ id, name }: Definition, newName: string): string {
  return id.slice(0, id.length - name.length) + newName;
}
