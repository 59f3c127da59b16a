import type { Location } from "./site.ts";

/** What can be given a name in a template, and referred to by it. */
export const symbolKinds = [
  "parameter",
  "mapping",
  "condition",
  "resource",
  "output",
  "loop variable",
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
  /** For the body of a loop, whose name is a pattern: the ids of what the loop makes of it, as far as that is known. */
  readonly makes?: readonly string[];
}

export interface Use {
  /** What it may stand for; a name is looked for in this order. */
  readonly kinds: readonly SymbolKind[];
  readonly id: string;
  /** The name alone, without what stands around it in an expression; the whole text where that cannot be told. */
  readonly at: Location;
  /** The name with what belongs to it: the type before it, the attribute behind it. */
  readonly whole: Location;
  /** Names that stand for something else at this place, such as the variables that a text of `Fn::Sub` brings along. */
  readonly taken?: ReadonlySet<string>;
}

/** All names of a template, with where they are given and where they are used, in the order of the text. */
export interface SymbolTable {
  readonly definitions: readonly Definition[];
  readonly uses: readonly Use[];
  /** What could not be read: names may stand there too. */
  readonly unread: readonly Location[];
}

/** A name at a place. */
export interface SymbolAt {
  /** Several where more than one block gives the name, as Terraform's override files do; the first comes first. */
  readonly definitions: readonly [Definition, ...Definition[]];
  readonly at: Location;
  readonly whole: Location;
}

/** What a use stands for; none where nothing of this name is defined. */
export function definitionsOf(
  { definitions }: SymbolTable,
  { kinds, id }: Pick<Use, "kinds" | "id">,
): readonly Definition[] {
  for (const kind of kinds) {
    const found = definitions.filter((definition) => definition.kind === kind && isCalled(definition, id));
    if (found.length > 0) return found;
  }
  return [];
}

function isCalled({ id, makes }: Definition, name: string): boolean {
  return id === name || makes?.includes(name) === true;
}

/** Where a definition is used, each place once: an alias of YAML repeats what is written at its anchor. */
export function usesOf(table: SymbolTable, definition: Definition): readonly Use[] {
  return onePerPlace(
    table.uses.filter((use) => isCalled(definition, use.id) && definitionsOf(table, use).includes(definition)),
  );
}

/** The name at a place; where one stands within another, the inner one. */
export function symbolAt(table: SymbolTable, uri: string, offset: number): SymbolAt | undefined {
  const isHere = (place: Location): boolean => place.uri === uri && place.start <= offset && offset <= place.end;
  const given = table.definitions
    .filter(({ at }) => isHere(at))
    .map(({ kind, id, at }) => ({ kinds: [kind], id, at, whole: at }));
  const used = table.uses.filter(({ whole }) => isHere(whole));
  const found = [...given, ...used].flatMap((name): SymbolAt[] => {
    const [first, ...others] = onePerPlace(definitionsOf(table, name));
    return first ? [{ definitions: [first, ...others], at: name.at, whole: name.whole }] : [];
  });
  const lengthOf = ({ whole: { start, end } }: SymbolAt): number => end - start;
  return found.reduce<SymbolAt | undefined>(
    (best, one) => (best && lengthOf(best) <= lengthOf(one) ? best : one),
    undefined,
  );
}

function onePerPlace<T extends { readonly at: Location }>(all: readonly T[]): readonly T[] {
  const places = new Set<string>();
  return all.filter(({ at: { uri, start, end } }) => {
    const place = `${start} ${end} ${uri}`;
    return !places.has(place) && places.add(place);
  });
}
