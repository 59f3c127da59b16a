import type { Range, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { symbolsOf } from "../../dialects/symbols.ts";
import type { Location } from "../../model/site.ts";
import { type Definition, symbolAt, usesOf } from "../../model/symbols.ts";
import type { Template } from "../../model/template.ts";
import { rangeOf } from "../ranges.ts";
import { obstacleTo, type UnreadText } from "./rename-obstacles.ts";

/** Why something cannot be renamed, in words for the user. */
export class RenameError extends Error {}

/** The name at a place, with its range; undefined where there is none. Throws a RenameError where it cannot be changed. */
export function renameableAt(
  template: Template,
  uri: string,
  offset: number,
): { readonly range: Range; readonly placeholder: string } | undefined {
  const named = nameAt(template, uri, offset);
  if (!named) return undefined;
  const { at, definition } = named;
  if (definition.makes) throw new RenameError(`"${definition.name}" is made by a loop, and cannot be renamed as one.`);
  return { range: rangeOf(at, template), placeholder: definition.name };
}

/** The edits that give the name at a place another one, wherever it stands. Throws a RenameError where that cannot be. */
export function renameAt(
  template: Template,
  uri: string,
  offset: number,
  newName: string,
  unreadTexts: readonly UnreadText[] = [],
): WorkspaceEdit {
  if (!renameableAt(template, uri, offset)) throw new RenameError("There is no name here that could be changed.");
  const { definition, definitions } = nameAt(template, uri, offset)!;
  const uses = usesOf(symbolsOf(template), definition);
  const obstacle = obstacleTo({ template, definition, definitions, uses, newName, unreadTexts });
  if (obstacle) throw new RenameError(obstacle);
  const changes: Record<string, TextEdit[]> = {};
  for (const { at } of [...definitions, ...uses]) {
    changes[at.uri] ??= [];
    changes[at.uri]!.push({ range: rangeOf(at, template), newText: newName });
  }
  return { changes };
}

function nameAt(
  template: Template,
  uri: string,
  offset: number,
): { readonly definition: Definition; readonly definitions: readonly Definition[]; readonly at: Location } | undefined {
  const symbol = symbolAt(symbolsOf(template), uri, offset);
  if (!symbol || offset < symbol.at.start || offset > symbol.at.end) return undefined;
  return { definition: symbol.definitions[0], ...symbol };
}
