import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import { rowLine } from "../../server/src/features/hover/statements.ts";
import { linesOf } from "../../server/src/features/hover/text.ts";
import type { Evidence, Service, Table } from "../../server/src/knowledge/entries.ts";
import type { ValueType } from "../../server/src/schema/resource-type.ts";
import { propertyTypeAt, resourceTypeOf } from "../../server/src/schema/schema.ts";

const folder = "server/src/knowledge";
const year = 365 * 24 * 60 * 60 * 1000;

const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
for (const file of ["knowledge.schema.json", "service.schema.json", "tables/table.schema.json"]) {
  ajv.addSchema(JSON.parse(readFileSync(`${folder}/${file}`, "utf8")), file);
}

const services = filesOf<Service>("*.yaml");
const tables = filesOf<Table>("tables/*.yaml");
const facts = services.flatMap(([, service]) => service.facts);
const statements: readonly Evidence[] = [...facts, ...tables.flatMap(([, { rows }]) => rows)];

function filesOf<T>(pattern: string): readonly (readonly [string, T])[] {
  return globSync(`${folder}/${pattern}`).map((file) => [basename(file, ".yaml"), parse(readFileSync(file, "utf8"))]);
}

describe("the knowledge base", () => {
  for (const [name, service] of services) {
    it(`holds complete entries: ${name}`, () => {
      assert.ok(ajv.validate("service.schema.json", service), ajv.errorsText(undefined, { separator: "\n" }));
    });
  }

  for (const [name, table] of tables) {
    it(`holds complete tables: ${name}`, () => {
      assert.ok(ajv.validate("tables/table.schema.json", table), ajv.errorsText(undefined, { separator: "\n" }));
      for (const { id, cells } of table.rows) assert.deepEqual(Object.keys(cells), table.columns, id);
    });
  }

  it("names every statement once", () => {
    const ids = statements.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
    assert.deepEqual(repeated(ids), []);
  });

  it("has read every source within a year", () => {
    const old = statements.filter(({ read }) => Date.now() - Date.parse(read) > year).map(({ id }) => id);
    assert.deepEqual(old, []);
  });

  it("explains a resource type, and a name in ARNs, on one page only", () => {
    assert.deepEqual(repeated(services.flatMap(([, { types }]) => types)), []);
  });

  it("shows facts and explains values at places that AWS's specification has", () => {
    const places = [...facts.flatMap(({ showOn }) => showOn), ...tables.flatMap(([, { describes = [] }]) => describes)];
    assert.deepEqual(
      [...new Set(places)].filter((place) => !exists(place)),
      [],
    );
  });

  it("shows every fact somewhere, unless its service has no resource types", () => {
    const lost = services.flatMap(([, { types, facts }]) => (types.length > 0 ? facts : []));
    assert.deepEqual(
      lost.filter(({ showOn }) => showOn.length === 0).map(({ id }) => id),
      [],
    );
  });

  it("shows five facts at most on a resource as a whole", () => {
    const places = facts.flatMap(({ showOn }) => showOn).filter((place) => !place.includes("."));
    const crowded = [...new Set(places)].filter((place) => places.filter((one) => one === place).length > 5);
    assert.deepEqual(crowded, []);
  });

  it("explains a value of a property in one row only", () => {
    const explained = tables.flatMap(([, { describes = [], rows }]) =>
      describes.flatMap((place) => rows.flatMap(({ values = [] }) => values.map((value) => `${place}: ${value}`))),
    );
    assert.deepEqual(repeated(explained), []);
  });

  it("has values in tables that describe a property, and only there", () => {
    const odd = tables.filter(
      ([, { describes, rows }]) => (describes !== undefined) !== rows.some((row) => row.values),
    );
    assert.deepEqual(
      odd.map(([name]) => name),
      [],
    );
  });

  it("explains values that AWS's specification has, where it lists them", () => {
    for (const [name, { describes = [], rows }] of tables) {
      const listed = describes.map(valuesAt);
      if (!listed.every((values) => values !== undefined)) continue;
      const unknown = rows.flatMap(({ values = [] }) => values).filter((value) => !listed.flat().includes(value));
      assert.deepEqual(unknown, [], name);
    }
  });

  it("explains a value in four lines at most", () => {
    for (const [name, table] of tables) {
      for (const row of table.rows) {
        const [value] = row.values ?? [];
        if (value === undefined) continue;
        const line = rowLine(value, { ...table, id: name }, row);
        assert.ok(linesOf([line]) <= 4, line);
        assert.doesNotMatch(Object.values(row.cells).join(" "), /;/, `a semicolon separates cells: ${row.id}`);
      }
    }
  });

  it("refers to what exists", () => {
    const known = new Set(services.map(([name]) => name));
    const missing = [
      ...services.flatMap(([, { see = [] }]) => see).filter((name) => !known.has(name)),
      ...tables.flatMap(([, table]) => table.services).filter((name) => !known.has(name)),
      ...services.flatMap(([, { limits, facts }]) => limits.filter((id) => !facts.some((fact) => fact.id === id))),
    ];
    assert.deepEqual(missing, []);
  });
});

/** Whether a type has a property at a path; what lies below free-form JSON nobody specifies. */
function exists(place: string): boolean {
  const [name, ...path] = place.split(".");
  const type = resourceTypeOf(name!);
  if (!type) return false;
  for (let length = 1; length <= path.length; length++) {
    const property = propertyTypeAt(type, path.slice(0, length).join("."));
    if (!property) return false;
    if (property.type.kind === "json") return true;
  }
  return true;
}

/** The values that the specification lists for a property; undefined where it takes any text. */
function valuesAt(place: string): readonly string[] | undefined {
  const [name, ...path] = place.split(".");
  const type = propertyTypeAt(resourceTypeOf(name!)!, path.join("."))!.type;
  const single = (one: ValueType): ValueType => (one.kind === "list" || one.kind === "map" ? single(one.item) : one);
  const found = single(type);
  return found.kind === "string" ? found.values : undefined;
}

function repeated(texts: readonly string[]): readonly string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}
