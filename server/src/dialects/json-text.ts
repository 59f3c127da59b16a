import { type EmbeddedJson, notJson, readEmbeddedJson } from "../model/embedded-json.ts";
import type { Site } from "../model/site.ts";
import { unknown, type Value } from "../model/value.ts";
import { itemSites, lazyMap, readScalar, textPart } from "./reader.ts";

/** The document in a JSON text; references inside it are the values that the text is joined from. */
export function parsedJson(text: Value): Value {
  return {
    kind: "computed",
    site: text.site,
    compute: (settle) => {
      const settled = settle(text);
      if (settled.kind === "map" || settled.kind === "list" || settled.kind === "absent") return settled;
      if (settled.kind === "unknown") return settled;
      const json = readEmbeddedJson(settled);
      if (!json) return unknown(text.site, settled.kind === "literal" ? notJson : "a text that is not all known");
      return readJsonValue({ file: json.file, path: [], node: json.file.tree.root! }, json.holes);
    },
  };
}

type Holes = EmbeddedJson["holes"];

function readJsonValue(site: Site, holes: Holes): Value {
  const { node } = site;
  const read = (child: Site): Value => readJsonValue(child, holes);
  if (node.kind === "map") return lazyMap({ ...site, node }, read);
  if (node.kind === "list") return { kind: "list", site, items: itemSites(site).map(read) };
  if (node.kind === "opaque") return unknown(site, node.reason);
  if (typeof node.value !== "string") return readScalar(site);
  const whole = holes.get(node.value);
  if (whole?.whole) return whole.value;
  const parts = splitAtHoles(node.value, site, holes);
  return parts ? { kind: "text", site, parts } : readScalar(site);
}

/** A text with the values back in the places that hold them; undefined where there are none. */
function splitAtHoles(text: string, site: Site, holes: Holes): readonly Value[] | undefined {
  const parts: Value[] = [];
  let done = 0;
  for (let at = 0; at < text.length; at++) {
    const hole = holes.get(text[at]!);
    if (!hole) continue;
    if (at > done) parts.push(textPart(site, text.slice(done, at), done));
    parts.push(hole.value);
    done = at + 1;
  }
  if (parts.length === 0) return undefined;
  if (done < text.length) parts.push(textPart(site, text.slice(done), done));
  return parts;
}
