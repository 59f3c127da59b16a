import type { MapValue, Value } from "../../model/value.ts";
import { parsedJson } from "../json-text.ts";

/**
 * Properties that hold a JSON document as text, and the property in whose place the document is shown, so that rules
 * find it in one place however it is written.
 */
const jsonTexts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "AWS::StepFunctions::StateMachine": { DefinitionString: "Definition" },
};

/** Gives the properties the one shape in which rules expect them. */
export function normalize(type: string, properties: Value): Value {
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
  return { ...map, keys: [...map.keys, ...added.keys()], get: (key) => added.get(key) ?? map.get(key) };
}
