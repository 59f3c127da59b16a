import type { Evidence, Fact, Row, Service, Table } from "./entries.ts";
import { servicesText, tablesText } from "./knowledge.generated.ts";

/** Everything that is known, parsed when it is first asked for: a start does not wait for it. */
interface Knowledge {
  readonly services: readonly Service[];
  readonly tables: readonly Table[];
  readonly facts: ReadonlyMap<string, Fact>;
  readonly rows: ReadonlyMap<string, Row>;
  readonly factsByPlace: ReadonlyMap<string, readonly Fact[]>;
  readonly serviceByType: ReadonlyMap<string, Service>;
}

let parsed: Knowledge | undefined;

function knowledge(): Knowledge {
  parsed ??= parse();
  return parsed;
}

function parse(): Knowledge {
  const services = JSON.parse(servicesText) as readonly Service[];
  const tables = JSON.parse(tablesText) as readonly Table[];
  const factsByPlace = new Map<string, Fact[]>();
  for (const { facts } of services) {
    for (const fact of facts) {
      for (const place of fact.showOn) factsByPlace.set(place, [...(factsByPlace.get(place) ?? []), fact]);
    }
  }
  const serviceByType = new Map(services.flatMap((service) => service.types.map((type) => [type, service])));
  for (const [place, shown] of factsByPlace) {
    const own = serviceByType.get(place.split(".")[0]!);
    shown.sort((a, b) => weightFor(own, a) - weightFor(own, b));
  }
  const facts = byId(services.flatMap((service) => service.facts));
  const rows = byId(tables.flatMap((table) => table.rows));
  return { services, tables, facts, rows, factsByPlace, serviceByType };
}

/** The limits of a type's own service come first, in their order, then what else is known of it, then what others say. */
function weightFor(own: Service | undefined, fact: Fact): number {
  const position = own?.limits.indexOf(fact.id) ?? -1;
  if (position >= 0) return position;
  return own?.facts.includes(fact) ? own.limits.length : Number.MAX_SAFE_INTEGER;
}

function byId<T extends Evidence>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.flatMap((entry) => [entry.id, ...(entry.aliases ?? [])].map((id) => [id, entry] as const)));
}

export function allServices(): readonly Service[] {
  return knowledge().services;
}

export function allTables(): readonly Table[] {
  return knowledge().tables;
}

/** A service by its id, such as `kinesis`. */
export function serviceOf(id: string): Service | undefined {
  return knowledge().services.find((service) => service.id === id);
}

export function tableOf(id: string): Table | undefined {
  return knowledge().tables.find((table) => table.id === id);
}

/** A row of a table that explains a value of a property, such as `GLACIER` of a transition's `StorageClass`. */
export function rowOn(type: string, path: string, value: string): { table: Table; row: Row } | undefined {
  for (const table of knowledge().tables) {
    if (!table.describes?.includes(`${type}.${path}`)) continue;
    const row = table.rows.find(({ values }) => values?.includes(value));
    if (row) return { table, row };
  }
  return undefined;
}

/** The service that has a name in ARNs, such as `kinesisanalytics`. */
export function serviceOfArn(name: string): Service | undefined {
  return knowledge().services.find(({ arn }) => arn.includes(name));
}

/** The service that a resource type belongs to. */
export function serviceOfType(type: string): Service | undefined {
  return knowledge().serviceByType.get(type);
}

/** A fact by its id, or by one that was merged into it. */
export function factOf(id: string): Fact | undefined {
  return knowledge().facts.get(id);
}

/** A row of a table in the same way. */
export function rowOf(id: string): Row | undefined {
  return knowledge().rows.get(id);
}

/**
 * The facts to show on a resource type, such as `AWS::Kinesis::Stream`, or on one of its properties, such as
 * `ShardCount` or `StreamModeDetails.StreamMode`; those that matter first come first.
 */
export function factsOn(type: string, path?: string): readonly Fact[] {
  return knowledge().factsByPlace.get(path ? `${type}.${path}` : type) ?? [];
}
