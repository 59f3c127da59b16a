import type { Site } from "../../model/site.ts";
import { Lookups } from "../keep.ts";

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
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly types: ReadonlyMap<string, string>;
  readonly mappings: ReadonlyMap<string, Site>;
}

export function templateNames(): TemplateNames {
  let known: NameTables = { parameters: new Map(), types: new Map(), mappings: new Map() };
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
      const hasChanged =
        !isSame(before.parameters, names.parameters, () => true) ||
        !isSame(before.types, names.types, (was, is) => was === is) ||
        !isSame(before.mappings, names.mappings, (was, is) => was.node === is.node);
      if (hasChanged) version++;
      return hasChanged;
    },
    add(types) {
      added = types;
    },
  };
}

/** Whether two tables have the same names, with entries that are the same. */
function isSame<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  isSameEntry: (was: T, is: T) => boolean,
): boolean {
  if (before === after) return true;
  if (before.size !== after.size) return false;
  for (const name of after.keys()) {
    const was = before.get(name);
    if (was === undefined || !isSameEntry(was, after.get(name)!)) return false;
  }
  return true;
}

/** The same names, noting what is asked. */
export class NotedNames extends Lookups implements Names {
  private readonly names: Names;
  private checked: number;

  constructor(names: Names) {
    super();
    this.names = names;
    this.checked = names.version;
  }

  get version(): number {
    return this.names.version;
  }

  isParameter(name: string): boolean {
    return this.note(`parameter ${name}`, this.names.isParameter(name));
  }

  typeOf(id: string): string | undefined {
    return this.note(`type ${id}`, this.names.typeOf(id));
  }

  mapping(name: string): Site | undefined {
    const mapping = this.names.mapping(name);
    this.note(`mapping ${name}`, mapping?.node);
    return mapping;
  }

  /** Most edits change no name at all, and then nothing need be asked again. */
  override stillHold(): boolean {
    const hold = this.checked === this.version || super.stillHold();
    if (hold) this.checked = this.version;
    return hold;
  }

  protected override isStill(question: string, answer: unknown): boolean {
    const [kind, name] = question.split(" ", 2) as [string, string];
    switch (kind) {
      case "parameter":
        return this.names.isParameter(name) === answer;
      case "type":
        return this.names.typeOf(name) === answer;
      default:
        return this.names.mapping(name)?.node === answer;
    }
  }
}
