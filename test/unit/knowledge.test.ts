import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import type { Evidence, Service, Table } from "../../server/src/knowledge/entries.ts";
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

function repeated(texts: readonly string[]): readonly string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}
