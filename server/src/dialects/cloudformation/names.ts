import type { Site } from "../../model/site.ts";

/** What the names in a template stand for. */
export interface Names {
  isParameter(name: string): boolean;
  /** The type of the resource with this logical id. */
  typeOf(id: string): string | undefined;
  /** An entry of `Mappings`. */
  mapping(name: string): Site | undefined;
}

/** The names of a template as it was read last. */
export interface TemplateNames extends Names {
  /** Takes the names of a new reading; tells whether any of them stands for something else than before. */
  update(names: NameTables): boolean;
  /** Adds what is generated from the resources that are written. */
  add(types: ReadonlyMap<string, string>): void;
}

export interface NameTables {
  readonly parameters: ReadonlySet<string>;
  readonly types: ReadonlyMap<string, string>;
  readonly mappings: ReadonlyMap<string, Site>;
}

export function templateNames(): TemplateNames {
  let known: NameTables = { parameters: new Set(), types: new Map(), mappings: new Map() };
  let added: ReadonlyMap<string, string> = new Map();
  return {
    isParameter: (name) => known.parameters.has(name),
    typeOf: (id) => added.get(id) ?? known.types.get(id),
    mapping: (name) => known.mappings.get(name),
    update(names) {
      const before = known;
      known = names;
      added = new Map();
      const { parameters, types, mappings } = before;
      return (
        parameters.size !== names.parameters.size ||
        types.size !== names.types.size ||
        mappings.size !== names.mappings.size ||
        [...names.parameters].some((name) => !parameters.has(name)) ||
        [...names.types].some(([id, type]) => types.get(id) !== type) ||
        [...names.mappings].some(([name, { node }]) => mappings.get(name)?.node !== node)
      );
    },
    add(types) {
      added = types;
    },
  };
}

/** Questions about names that were asked while something was read, with the answers. */
export interface Lookups {
  readonly parameters: Map<string, boolean>;
  readonly types: Map<string, string | undefined>;
  readonly mappings: Map<string, Site | undefined>;
}

export function noLookups(): Lookups {
  return { parameters: new Map(), types: new Map(), mappings: new Map() };
}

/** The same names, noting what is asked. Values are read late, so that more may be noted at any time. */
export function noting(names: Names, lookups: Lookups): Names {
  return {
    isParameter: (name) => noted(lookups.parameters, name, names.isParameter(name)),
    typeOf: (id) => noted(lookups.types, id, names.typeOf(id)),
    mapping: (name) => noted(lookups.mappings, name, names.mapping(name)),
  };
}

function noted<T>(answers: Map<string, T>, name: string, answer: T): T {
  answers.set(name, answer);
  return answer;
}

/** Whether all questions still have the same answers. */
export function stillHold({ parameters, types, mappings }: Lookups, names: Names): boolean {
  for (const [name, answer] of parameters) if (names.isParameter(name) !== answer) return false;
  for (const [id, answer] of types) if (names.typeOf(id) !== answer) return false;
  for (const [name, answer] of mappings) if (names.mapping(name)?.node !== answer?.node) return false;
  return true;
}
