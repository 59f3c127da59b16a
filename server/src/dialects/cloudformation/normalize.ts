import { readEmbeddedJson } from "../../model/embedded-json.ts";
import type { Site } from "../../model/site.ts";
import { type MapValue, unknown, type Value } from "../../model/value.ts";
import { itemSites, lazyMap, readScalar, textPart } from "../reader.ts";

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

/** The document in a JSON text; references inside it are the values that the text is joined from. */
export function parsedJson(text: Value): Value {
  return {
    kind: "computed",
    site: text.site,
    compute: (settle) => {
      const settled = settle(text);
      if (settled.kind === "map" || settled.kind === "list" || settled.kind === "absent") return settled;
      const json = readEmbeddedJson(settled);
      if (!json) return unknown(text.site, "a text that cannot be read as JSON");
      return readJsonValue({ file: json.file, path: [], node: json.file.tree.root! }, json.holes);
    },
  };
}

function readJsonValue(site: Site, holes: ReadonlyMap<string, Value>): Value {
  const { node } = site;
  const read = (child: Site): Value => readJsonValue(child, holes);
  if (node.kind === "map") return lazyMap({ ...site, node }, read);
  if (node.kind === "list") return { kind: "list", site, items: itemSites(site).map(read) };
  if (node.kind === "opaque") return unknown(site, node.reason);
  if (typeof node.value !== "string") return readScalar(site);
  const parts = splitAtHoles(node.value, site, holes);
  return parts ? { kind: "text", site, parts } : readScalar(site);
}

/** A text with the values back in the places that hold them; undefined where there are none. */
function splitAtHoles(text: string, site: Site, holes: ReadonlyMap<string, Value>): readonly Value[] | undefined {
  const parts: Value[] = [];
  let done = 0;
  for (let at = 0; at < text.length; at++) {
    const hole = holes.get(text[at]!);
    if (!hole) continue;
    if (at > done) parts.push(textPart(site, text.slice(done, at), done));
    parts.push(hole);
    done = at + 1;
  }
  if (parts.length === 0) return undefined;
  if (done < text.length) parts.push(textPart(site, text.slice(done), done));
  return parts;
}
