import type { Location } from "./site.ts";

/** What can be given a name in a template, and referred to by it. */
export const symbolKinds = [
  "parameter",
  "mapping",
  "condition",
  "resource",
  "output",
  "variable",
  "local",
  "data",
  "module",
] as const;
export type SymbolKind = (typeof symbolKinds)[number];

export interface Definition {
  readonly kind: SymbolKind;
  /** What uses call it, unique within its kind: a logical id, or `aws_s3_bucket.lake`. */
  readonly id: string;
  /** What is written at its definition: `lake`. */
  readonly name: string;
  /** Its type, where it has one. */
  readonly detail: string | undefined;
  /** The name. */
  readonly at: Location;
  /** All that belongs to it. */
  readonly extent: Location;
}

export interface Use {
  /** What it may stand for; a name is looked for in this order. */
  readonly kinds: readonly SymbolKind[];
  readonly id: string;
  /** The name alone, without what stands around it in an expression; the whole text where that cannot be told. */
  readonly at: Location;
  /** Whether the place is just the name, so that another can be written there. */
  readonly exact: boolean;
}

/** All names of a template, with where they are given and where they are used, in the order of the text. */
export interface SymbolTable {
  readonly definitions: readonly Definition[];
  readonly uses: readonly Use[];
}

/** What a use stands for; undefined where nothing of this name is defined. */
export function definitionOf({ definitions }: SymbolTable, { kinds, id }: Use): Definition | undefined {
  for (const kind of kinds) {
    const found = definitions.find((definition) => definition.kind === kind && definition.id === id);
    if (found) return found;
  }
  return undefined;
}

/** Where a definition is used. */
export function usesOf(table: SymbolTable, definition: Definition): readonly Use[] {
  return table.uses.filter((use) => use.id === definition.id && definitionOf(table, use) === definition);
}

/** The definition whose name, or a use of it, stands at a place; the place is that of the name there. */
export function symbolAt(
  table: SymbolTable,
  uri: string,
  offset: number,
): { readonly definition: Definition; readonly at: Location } | undefined {
  const isHere = ({ at }: { readonly at: Location }): boolean =>
    at.uri === uri && at.start <= offset && offset <= at.end;
  const definition = table.definitions.find(isHere);
  if (definition) return { definition, at: definition.at };
  const use = table.uses.find(isHere);
  const used = use && definitionOf(table, use);
  return used && { definition: used, at: use.at };
}
