import type { MapValue, Value } from "../../model/value.ts";
import { parsedJson } from "../json-text.ts";

/**
 * Properties that hold a JSON document as text, and the property in whose place the document is shown, so that rules
 * find it in one place however it is written.
 */
const jsonTexts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "AWS::StepFunctions::StateMachine": { DefinitionString: "Definition" },
};

/** Properties that are a JSON document as text, and are shown as the document; `*` stands for every item of a list. */
const documents: Readonly<Record<string, string>> = {
  "AWS::Lambda::EventSourceMapping": "FilterCriteria.Filters.*.Pattern",
  "AWS::Pipes::Pipe": "SourceParameters.FilterCriteria.Filters.*.Pattern",
};

/** Gives the properties the one shape in which rules expect them. */
export function normalize(type: string, properties: Value): Value {
  const path = Object.hasOwn(documents, type) ? documents[type] : undefined;
  return withAliases(type, path === undefined ? properties : withDocuments(properties, path.split(".")));
}

function withDocuments(value: Value, path: readonly string[]): Value {
  const [step, ...rest] = path;
  if (step === undefined) return parsedJson(value);
  switch (value.kind) {
    case "map": {
      const child = value.get(step);
      return child ? withValues(value, new Map([[step, withDocuments(child, rest)]])) : value;
    }
    case "list":
      return step === "*" ? { ...value, items: value.items.map((item) => withDocuments(item, rest)) } : value;
    case "alternatives":
      return {
        ...value,
        branches: value.branches.map((branch) => ({ ...branch, value: withDocuments(branch.value, path) })),
      };
    case "computed":
    case "parameter":
      return { kind: "computed", site: value.site, compute: (settle) => withDocuments(settle(value), path) };
    default:
      return value;
  }
}

function withAliases(type: string, properties: Value): Value {
  const texts = jsonTexts[type];
  if (!texts || properties.kind !== "map") return properties;
  const added = new Map<string, Value>();
  for (const [from, to] of Object.entries(texts)) {
    const text = properties.get(from);
    if (text && !properties.get(to)) added.set(to, parsedJson(text));
  }
  return added.size === 0 ? properties : withValues(properties, added);
}

function withValues(map: MapValue, added: ReadonlyMap<string, Value>): MapValue {
  return { ...map, keys: [...new Set([...map.keys, ...added.keys()])], get: (key) => added.get(key) ?? map.get(key) };
}
