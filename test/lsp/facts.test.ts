import assert from "node:assert/strict";
import { textEditsOf } from "../../server/src/analysis/text-edits.ts";
import { readDocument, readTemplates } from "../../server/src/dialects/read-templates.ts";
import { typeFor } from "../../server/src/dialects/terraform/mapping/mapping.ts";
import type { Fact } from "../../server/src/knowledge/entries.ts";
import { allServices } from "../../server/src/knowledge/knowledge.ts";
import type { NewValue } from "../../server/src/model/edit.ts";
import type { Finding } from "../../server/src/model/finding.ts";
import { viewIn } from "../../server/src/model/property.ts";
import { firstFound } from "../../server/src/model/scenario.ts";
import type { ValueType } from "../../server/src/schema/resource-type.ts";
import { propertiesIn, propertyTypeAt, resourceTypeOf } from "../../server/src/schema/schema.ts";
import { positionAt } from "../../server/src/syntax/lines.ts";
import { applyEdits } from "../../server/src/syntax/write/operations.ts";
import { only } from "../support/few-rules.ts";
import { type LanguageClient, startClient } from "../support/language-client.ts";

/** A place where facts are to be shown, with these. */
interface Place {
  readonly type: string;
  readonly path: string;
  readonly facts: readonly Fact[];
}

/** A file in which something is written at a place, and where that is. */
interface Written {
  readonly uri: string;
  readonly text: string;
  readonly offset: number;
}

const openPage = "dataPipelineHints.openPage";

const allFacts = allServices().flatMap(({ facts }) => facts);
const places: readonly Place[] = [...new Set(allFacts.flatMap(({ showOn }) => showOn))].map((place) => {
  const [type, ...path] = place.split(".");
  return { type: type!, path: path.join("."), facts: allFacts.filter(({ showOn }) => showOn.includes(place)) };
});

describe("every fact", function () {
  this.timeout(120_000);
  let client: LanguageClient;

  before(async () => {
    // What is found at a place comes first in its hover, and leads to a page of its own.
    client = await startClient({ commands: [openPage], settings: only([]) });
  });

  after(async () => {
    assert.equal(await client.stop(), 0);
  });

  it("is in the hover of each of its places, or on the page of the first link there, in CloudFormation", async () => {
    assert.ok(places.length > 500, `${places.length} places`);
    assert.deepEqual(await notReached(places.map((place) => ({ place, written: inCloudFormation(place) }))), []);
  });

  it("is so in Terraform, for the types that have words there", async () => {
    const inTerraform = places.flatMap((place) => {
      const written = writtenInTerraform(place);
      return written ? [{ place, written }] : [];
    });
    assert.ok(inTerraform.length > 350, `${inTerraform.length} places`);
    assert.deepEqual(await notReached(inTerraform), []);
  });

  async function notReached(all: readonly { place: Place; written: Written }[]): Promise<readonly string[]> {
    const missing: string[] = [];
    const pages = new Map<string, string>();
    for (const { place, written } of all) {
      const { uri, text, offset } = written;
      await client.open(uri, text);
      const hover = await client.hover(uri, positionAt({ text }, offset));
      await client.close(uri);
      const shown = (hover?.contents as { value: string } | undefined)?.value ?? "";
      const page = /\(command:[^?]+\?([^)]+)\)/.exec(shown)?.[1];
      const [address = ""] = page ? (JSON.parse(decodeURIComponent(page)) as string[]) : [];
      const told = pages.get(address) ?? (await pageOf(address));
      pages.set(address, told);
      for (const { id, text: fact } of place.facts) {
        if (!shown.includes(fact) && !told.includes(fact)) missing.push(`${id} on ${place.type} ${place.path}`);
      }
    }
    return missing;
  }

  async function pageOf(page: string): Promise<string> {
    const answer = await client.connection.sendRequest("dataPipelineHints/page", { page });
    return (answer as { markdown: string }).markdown;
  }
});

/** The property with something in it, and the maps and lists around it. */
function valueAt(type: string, path: readonly string[]): NewValue {
  const known = resourceTypeOf(type)!;
  const build = (steps: readonly string[], at: readonly string[]): NewValue => {
    const [step, ...rest] = steps;
    const here = [...at, step!];
    const kind = propertyTypeAt(known, here.join("."))?.type;
    const inner = rest.length > 0 ? build(rest, here) : leafOf(type, kind);
    return { [step!]: rest.length > 0 ? wrapped(kind, inner) : inner };
  };
  return build(path, []);
}

function wrapped(kind: ValueType | undefined, inner: NewValue): NewValue {
  if (kind?.kind === "list") return [wrapped(kind.item, inner)];
  return kind?.kind === "map" ? { Key: wrapped(kind.item, inner) } : inner;
}

function leafOf(type: string, kind: ValueType | undefined): NewValue {
  switch (kind?.kind) {
    case "boolean":
      return true;
    case "integer":
    case "number":
      return 1;
    case "list":
      return [leafOf(type, kind.item)];
    case "map":
      return {};
    case "object": {
      // In Terraform a block with nothing in it may be as good as none.
      const scalars = Object.entries(propertiesIn(resourceTypeOf(type)!, kind) ?? {});
      const first = scalars.find(([, property]) => ["string", "integer", "boolean"].includes(property.type.kind));
      return first ? { [first[0]]: leafOf(type, first[1].type) } : {};
    }
    default:
      return "x";
  }
}

function inCloudFormation({ type, path }: Place): Written {
  const properties = path ? { Properties: valueAt(type, path.split(".")) } : {};
  const text = JSON.stringify({ Resources: { It: { Type: type, ...properties } } });
  const last = `"${path ? path.split(".").at(-1) : type}"`;
  return { uri: "file:///it.json", text, offset: text.lastIndexOf(last) + 2 };
}

/** Undefined where the type, or the property, has no words in Terraform, or is written in another way. */
function writtenInTerraform({ type, path }: Place): Written | undefined {
  const [name] = typeFor(type) ?? [];
  if (!name) return undefined;
  const empty = JSON.stringify({ resource: { [name]: { it: {} } } });
  if (!path) return { uri: "file:///m/it.tf.json", text: empty, offset: empty.indexOf(name) + 1 };
  const [template] = readTemplates([readDocument("file:///m/it.tf.json", empty)]);
  const resource = template!.resources.get(`${name}.it`)!;
  const [first] = path.split(".");
  const value = (valueAt(type, path.split(".")) as Record<string, NewValue>)[first!]!;
  const fix = { title: "", safe: true, edits: [{ op: "add", resource, path: first!, value } as const] };
  const edits = textEditsOf(fix, template as Finding["template"]);
  const text = edits && applyEdits(empty, [...edits.values()].flat());
  return text === undefined ? undefined : placeIn(text, name, type, path);
}

function placeIn(text: string, name: string, type: string, path: string): Written | undefined {
  const [template] = readTemplates([readDocument("file:///m/it.tf.json", text)]);
  const known = resourceTypeOf(type)!;
  const steps = path.split(".");
  const indexed = steps.flatMap((step, index) => {
    const kind = propertyTypeAt(known, steps.slice(0, index + 1).join("."))?.type;
    const isInner = index + 1 < steps.length;
    return isInner && kind?.kind === "list" && propertiesIn(known, kind) ? [step, "0"] : [step];
  });
  return firstFound(template!, (scenario) => {
    const property = viewIn(scenario, template!).resource(`${name}.it`)?.get(indexed.join("."));
    if (!property?.present) return undefined;
    const { start } = property.key.location;
    return { uri: "file:///m/it.tf.json", text, offset: start + 1 };
  });
}
