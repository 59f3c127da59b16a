import type { Site } from "../../model/site.ts";
import type { Node } from "../../syntax/tree.ts";
import { type Lookups, noted, sameAnswers } from "../keep.ts";

/** What the names in a template stand for. */
export interface Names {
  isParameter(name: string): boolean;
  /** The type of the resource with this logical id. */
  typeOf(id: string): string | undefined;
  /** An entry of `Mappings`. */
  mapping(name: string): Site | undefined;
  /** Another number whenever a name stands for something else than before. */
  readonly version: number;
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
  let version = 0;
  return {
    get version() {
      return version;
    },
    isParameter: (name) => known.parameters.has(name),
    typeOf: (id) => added.get(id) ?? known.types.get(id),
    mapping: (name) => known.mappings.get(name),
    update(names) {
      const before = known;
      known = names;
      added = new Map();
      const { parameters, types, mappings } = before;
      const hasChanged =
        parameters.size !== names.parameters.size ||
        types.size !== names.types.size ||
        mappings.size !== names.mappings.size ||
        [...names.parameters].some((name) => !parameters.has(name)) ||
        [...names.types].some(([id, type]) => types.get(id) !== type) ||
        [...names.mappings].some(([name, { node }]) => mappings.get(name)?.node !== node);
      if (hasChanged) version++;
      return hasChanged;
    },
    add(types) {
      added = types;
    },
  };
}

/** The same names, noting what is asked. */
export function noting(names: Names): { readonly names: Names; readonly lookups: Lookups } {
  const parameters = new Map<string, boolean>();
  const types = new Map<string, string | undefined>();
  const mappings = new Map<string, Node | undefined>();
  const nodeOf = (name: string): Node | undefined => names.mapping(name)?.node;
  // Most edits change no name at all, and then nothing need be asked again.
  let version = names.version;
  return {
    names: {
      get version() {
        return names.version;
      },
      isParameter: (name) => noted(parameters, name, names.isParameter(name)),
      typeOf: (id) => noted(types, id, names.typeOf(id)),
      mapping(name) {
        noted(mappings, name, nodeOf(name));
        return names.mapping(name);
      },
    },
    lookups: {
      stillHold() {
        if (version === names.version) return true;
        const hold =
          sameAnswers(parameters, names.isParameter) &&
          sameAnswers(types, names.typeOf) &&
          sameAnswers(mappings, nodeOf);
        if (hold) version = names.version;
        return hold;
      },
    },
  };
}
