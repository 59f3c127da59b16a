import type { Evidence, Fact, Service, Table } from "./entries.ts";
import { servicesText, tablesText } from "./knowledge.generated.ts";

/** Everything that is known, parsed when it is first asked for: a start does not wait for it. */
interface Knowledge {
  readonly services: readonly Service[];
  readonly tables: readonly Table[];
  readonly statements: ReadonlyMap<string, Evidence>;
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
  const statements = new Map<string, Evidence>();
  const factsByPlace = new Map<string, Fact[]>();
  for (const statement of [...services.flatMap(({ facts }) => facts), ...tables.flatMap(({ rows }) => rows)]) {
    for (const id of [statement.id, ...(statement.aliases ?? [])]) statements.set(id, statement);
  }
  for (const { facts, limits } of services) {
    const first = (fact: Fact): number => (limits.includes(fact.id) ? limits.indexOf(fact.id) : limits.length);
    for (const fact of [...facts].sort((a, b) => first(a) - first(b))) {
      for (const place of fact.showOn) factsByPlace.set(place, [...(factsByPlace.get(place) ?? []), fact]);
    }
  }
  const serviceByType = new Map(services.flatMap((service) => service.types.map((type) => [type, service])));
  return { services, tables, statements, factsByPlace, serviceByType };
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

/** The service that a resource type belongs to. */
export function serviceOfType(type: string): Service | undefined {
  return knowledge().serviceByType.get(type);
}

/** A fact, or a row of a table, by its id or by one that was merged into it. */
export function statementOf(id: string): Evidence | undefined {
  return knowledge().statements.get(id);
}

/**
 * The facts to show on a resource type, such as `AWS::Kinesis::Stream`, or on one of its properties, such as
 * `ShardCount` or `StreamModeDetails.StreamMode`; those that matter first come first.
 */
export function factsOn(type: string, path?: string): readonly Fact[] {
  return knowledge().factsByPlace.get(path ? `${type}.${path}` : type) ?? [];
}
