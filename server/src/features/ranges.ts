import type { Position, Range } from "vscode-languageserver-types";
import type { Location } from "../model/site.ts";
import type { Template } from "../model/template.ts";
import { lineStarts, positionAt } from "../syntax/lines.ts";
import type { Range as Offsets } from "../syntax/tree.ts";

/** Offsets of a text as a range of the protocol. */
export function rangeIn(owner: { readonly text: string }, { start, end }: Offsets): Range {
  return { start: positionAt(owner, start), end: positionAt(owner, end) };
}

/** A location in one of a template's files. */
export function rangeOf(location: Location, template: Template): Range {
  const file = template.files.find(({ uri }) => uri === location.uri);
  return file ? rangeIn(file.tree, location) : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
}

/** The line of a location, as editors count them. */
export function lineOf(location: Location, template: Template): number {
  return rangeOf(location, template).start.line + 1;
}

/** Whether a location is what a range of the protocol says. */
export function isAt({ start, end }: Range, location: Location, { files }: Template): boolean {
  const file = files.find(({ uri }) => uri === location.uri);
  return !!file && isOffset(file.tree, start, location.start) && isOffset(file.tree, end, location.end);
}

function isOffset(owner: { readonly text: string }, { line, character }: Position, offset: number): boolean {
  const lines = lineStarts(owner);
  return lines[line]! + character === offset && offset < (lines[line + 1] ?? Number.POSITIVE_INFINITY);
}

/** The ranges share a place; a cursor at the edge of a range is in it. */
export function touches(a: Offsets, b: Offsets): boolean {
  return a.start <= b.end && b.start <= a.end;
}
