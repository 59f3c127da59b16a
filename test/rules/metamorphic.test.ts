import assert from "node:assert/strict";
import { stringify } from "yaml";
import type { Finding } from "../../server/src/model/finding.ts";
import { allRules } from "../../server/src/rules/catalogue.ts";
import { type Example, examplesOf } from "../../server/src/rules/page.ts";
import { pages } from "../../server/src/rules/pages.generated.ts";
import { readText } from "../../server/src/syntax/read.ts";
import type { Node } from "../../server/src/syntax/tree.ts";
import { checkText } from "../support/check-text.ts";
import { type Plain, plainOf, replacements, reversed } from "../support/plain.ts";

/**
 * What must hold of every rule, tried on every example of its page: the spelling of a template changes nothing, and a
 * value that is not known never adds a finding.
 */
for (const rule of allRules) {
  describe(rule.id, () => {
    for (const example of examplesOf(pages[rule.id] ?? "")) {
      if (example.kind === "fixed" || hasDirective(example)) continue;
      const data = plainOf(readText(example.text, example.language === "json" ? "json" : "yaml").root!);
      const expected = placesOf(rule.id, checkText(example.text, example.language));
      const name = `${example.kind} ${example.language} ${example.dialect} example of line ${example.line}`;

      it(`${name}: JSON and YAML with long functions say the same`, () => {
        assert.deepEqual(placesIn(rule.id, toJson(data), "json"), expected);
        assert.deepEqual(placesIn(rule.id, stringify(data), "yaml"), expected);
      });

      if (example.dialect === "cloudformation") {
        it(`${name}: as output of the CDK it says the same`, () => {
          assert.deepEqual(placesIn(rule.id, toJson(synthesized(data)), "json"), expected);
        });
      }

      it(`${name}: neither order nor comments matter`, () => {
        const text = JSON.stringify(reversed(data), null, 2).replaceAll("\n", " // a comment\n");
        assert.deepEqual(placesIn(rule.id, text, "json"), expected);
      });

      it(`${name}: a condition around everything keeps it`, () => {
        assert.deepEqual(placesIn(rule.id, toJson(behindCondition(data, example.dialect)), "json"), expected);
      });

      it(`${name}: an unknown value adds nothing`, () => {
        for (const unknown of unknownValues[example.dialect] ?? []) {
          for (const variant of replacements(declared(data, example.dialect), isProperty[example.dialect]!, unknown)) {
            const text = toJson(variant);
            const places = placesIn(rule.id, text, "json");
            // Another value of the same resource may bear the finding in place of the one that became unknown.
            const added = places.length > expected.length ? places.filter((place) => !expected.includes(place)) : [];
            assert.deepEqual(added, [], text);
          }
        }
      });
    }
  });
}

/** Comments are lost in plain data, and the workload with them. */
function hasDirective({ text }: Example): boolean {
  return /#\s*pipeline-hints:/.test(text);
}

function toJson(data: Plain): string {
  return JSON.stringify(data, null, 2);
}

function placesIn(rule: string, text: string, language: string): readonly string[] {
  return placesOf(rule, checkText(text, language));
}

/** The findings of a rule by the keys that lead to them, which no spelling changes. */
function placesOf(rule: string, findings: readonly Finding[]): readonly string[] {
  const own = findings.filter((finding) => finding.rule === rule);
  return own.map((finding) => `${finding.severity} ${keysTo(finding)}`).sort();
}

function keysTo({ location, template }: Finding): string {
  const file = template.files.find(({ uri }) => uri === location.uri)!;
  const keys: string[] = [];
  let node: Node | undefined = file.tree.root;
  while (node && (node.kind === "map" || node.kind === "list")) {
    const parent: Node = node;
    node = undefined;
    if (parent.kind === "map") {
      const entry = parent.entries.find(({ key, value }) => location.start >= key.start && location.start <= value.end);
      // Functions have different keys in each spelling, and are not the property's own.
      if (entry && !/^(?:Ref|Fn::\w+)$/.test(String(entry.key.value))) keys.push(String(entry.key.value));
      if (entry && location.end > entry.key.end) node = entry.value;
    } else {
      const index = parent.items.findIndex(({ start, end }) => location.start >= start && location.start <= end);
      if (index >= 0) keys.push(String(index));
      node = parent.items[index];
    }
  }
  return keys.join(".");
}

const unknownValues: Readonly<Record<string, readonly Plain[]>> = {
  cloudformation: [{ Ref: "UnknownParameter" }, { "Fn::ImportValue": "somewhere-else" }],
  terraform: ["${var.unknown_variable}"],
};

/** Scalars that are a property's value, not a type, a logical id or a part of a function. */
const isProperty: Readonly<Record<string, (path: readonly string[]) => boolean>> = {
  cloudformation: (path) =>
    path[0] === "Resources" && path[2] === "Properties" && !path.some((key) => key === "Ref" || key.startsWith("Fn::")),
  terraform: (path) => path[0] === "resource" && path.length > 3 && path.at(-1) !== "//",
};

/** With the paths of constructs that `cdk synth` leaves in the metadata. */
function synthesized(data: Plain): Plain {
  const document = data as { Resources: Record<string, { Metadata?: Record<string, Plain> }> };
  const resources = Object.entries(document.Resources).map(([id, resource]) => [
    id,
    { ...resource, Metadata: { ...resource.Metadata, "aws:cdk:path": `Stack/${id}/Resource` } },
  ]);
  return { ...document, Resources: Object.fromEntries(resources) };
}

function declared(data: Plain, dialect: string): Plain {
  const document = data as Record<string, Plain>;
  if (dialect === "terraform") {
    return { ...document, variable: { ...(document.variable as Record<string, Plain>), unknown_variable: {} } };
  }
  const parameters = {
    ...(document.Parameters as Record<string, Plain>),
    UnknownParameter: { Type: "String", NoEcho: true },
  };
  return { ...document, Parameters: parameters };
}

function behindCondition(data: Plain, dialect: string): Plain {
  const document = data as Record<string, Plain>;
  if (dialect === "terraform") {
    const resources = Object.entries(document.resource as Record<string, Record<string, Plain>>).map(
      ([type, named]) => [
        type,
        Object.fromEntries(Object.entries(named).map(([name, body]) => [name, behindCount(body)])),
      ],
    );
    const variable = { ...(document.variable as Record<string, Plain>), create_all: {} };
    return { ...document, variable, resource: Object.fromEntries(resources) };
  }
  const resources = Object.entries(document.Resources as Record<string, Record<string, Plain>>).map(
    ([id, resource]) => [id, "Condition" in resource ? resource : { ...resource, Condition: "CreateAll" }],
  );
  return {
    ...document,
    Parameters: { ...(document.Parameters as Record<string, Plain>), Create: { Type: "String" } },
    Conditions: {
      ...(document.Conditions as Record<string, Plain>),
      CreateAll: { "Fn::Equals": [{ Ref: "Create" }, "yes"] },
    },
    Resources: Object.fromEntries(resources),
  };
}

function behindCount(body: Plain): Plain {
  const block = (Array.isArray(body) ? body[0] : body) as Record<string, Plain>;
  return "count" in block || "for_each" in block ? body : { ...block, count: "${var.create_all ? 1 : 0}" };
}
