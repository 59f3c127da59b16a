import type { Site } from "../../../model/site.ts";
import { asBoolean, type MapValue, type SettledValue, unknown, type Value } from "../../../model/value.ts";
import { literal, madeMap } from "../../reader.ts";
import { list, rewrittenSite } from "./made.ts";

/** Applies a change now where the value is plain, in each branch of an `Fn::If`, and otherwise once it is settled. */
export function converted(value: Value, change: (value: SettledValue) => Value): Value {
  switch (value.kind) {
    case "alternatives":
      return {
        ...value,
        branches: value.branches.map((branch) => ({ ...branch, value: converted(branch.value, change) })),
      };
    case "parameter":
    case "computed":
    case "text":
      return { kind: "computed", site: value.site, compute: (settle) => change(settle(value)) };
    default:
      return value.kind === "absent" || value.kind === "unknown" ? value : change(value);
  }
}

/** `Tags: {team: data}` becomes CloudFormation's list of keys and values. */
export function tagList(value: Value): Value {
  return converted(value, (tags) => {
    if (tags.kind !== "map") return tags.kind === "list" ? tags : unknown(value.site, "tags that are not a map");
    return list(
      tags.site,
      tags.keys.map((key) => tag(key, tags.get(key)!)),
    );
  });
}

function tag(key: string, value: Value): Value {
  const { site } = value;
  const keySite: Site = site.key ? { ...site, node: site.key } : site;
  return madeMap(site, { Key: literal(keySite, key), Value: value });
}

/** How a resource names the parts of a place in S3. */
interface S3Names {
  readonly Bucket: string;
  readonly Key: string;
  readonly Version: string;
}

/** A place in S3, as a map or a URI; a local path is replaced when the template is packaged. */
export function s3Location(names: S3Names): (value: Value) => Value {
  return (value) =>
    converted(value, (location) => {
      if (location.kind === "map") return renamedKeys(location, { ...names });
      const parts = location.kind === "literal" ? s3Uri.exec(String(location.value))?.groups : undefined;
      if (!parts) return unknown(value.site, "known when the template is packaged");
      const site = rewrittenSite(location.site);
      const written = Object.entries(names).filter(([part]) => parts[part] !== undefined);
      return madeMap(site, Object.fromEntries(written.map(([part, name]) => [name, literal(site, parts[part]!)])));
    });
}

const s3Uri = /^s3:\/\/(?<Bucket>[^/]+)\/(?<Key>[^?]+)(?:\?versionId=(?<Version>.+))?$/;

function renamedKeys(map: MapValue, names: Readonly<Record<string, string>>): Value {
  const written = Object.entries(names).filter(([from]) => map.keys.includes(from));
  return madeMap(map.site, Object.fromEntries(written.map(([from, to]) => [to, map.get(from)!])));
}

/** Keeps some keys of a map; the others are said to SAM alone. */
export function onlyKeys(...keys: readonly string[]): (value: Value) => Value {
  const names = Object.fromEntries(keys.map((key) => [key, key]));
  return (value) => converted(value, (map) => (map.kind === "map" ? renamedKeys(map, names) : map));
}

/** Exchanges a literal for the one that CloudFormation has for it. */
export function exchanged(table: Readonly<Record<string, string>>): (value: Value) => Value {
  return (value) =>
    converted(value, (word) => {
      if (word.kind !== "literal") return unknown(value.site, "not a literal");
      const key = asBoolean(word.value) ?? word.value;
      const other = table[String(key)];
      return other === undefined ? word : { ...word, site: rewrittenSite(word.site), value: other };
    });
}
