import { NEW, type NewValue } from "../../model/edit.ts";
import { type MapValue, type Scalar, type SettledValue, unknown, type Value } from "../../model/value.ts";
import { parsedJson } from "../json-text.ts";
import { literal, madeMap } from "../reader.ts";
import { pascalCase } from "./mapping/naming.ts";
import { concatenated, mapValue } from "./settling.ts";
import type { Gathered } from "./translate.ts";

/** How a value differs between the vocabularies, and how it is written back. */
export interface Conversion {
  read(value: Value): Value;
  /** Undefined for what Terraform cannot say. */
  write(value: NewValue): NewValue | undefined;
  /** The value is a document in a JSON text; what lies below it is not translated. */
  readonly json?: true;
  /** The words of Terraform that are known, where the value is one of a few. */
  readonly words?: readonly string[];
  /** A key of that document, where it is not the property's name. */
  keyOf?(property: string): string;
}

/** A JSON text, shown as the document in it. */
export const jsonText: Conversion = { read: parsedJson, write: (value) => value, json: true };

/** A JSON text with the keys of an API, `jobRoleArn`, where CloudFormation has properties, `JobRoleArn`. */
export const apiJsonText: Conversion = {
  read: (value) => withPascalKeys(parsedJson(value)),
  write: (value) => renamed(value, camelCase),
  json: true,
  keyOf: camelCase,
};

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Maps within API documents whose keys are the user's. */
const freeMaps = new Set(["options", "parameters", "labels", "driverOpts", "tags", "limits", "requests", "properties"]);

function withPascalKeys(value: Value): Value {
  return mapValue(value, (settled) => {
    if (settled.kind === "list") return { ...settled, items: settled.items.map(withPascalKeys) };
    if (settled.kind !== "map") return settled;
    const original = new Map(settled.keys.map((key) => [pascalCase(key), key]));
    return {
      ...settled,
      keys: [...original.keys()],
      get: (key) => {
        const from = original.get(key);
        const child = from === undefined ? undefined : settled.get(from);
        return child && (freeMaps.has(from!) ? child : withPascalKeys(child));
      },
    };
  });
}

function renamed(value: NewValue, rename: (key: string) => string): NewValue {
  if (typeof value !== "object" || NEW in value) return value;
  if (isList(value)) return value.map((item) => renamed(item, rename));
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      const name = rename(key);
      return [name, freeMaps.has(name) ? child : renamed(child as NewValue, rename)];
    }),
  );
}

/** Scalars that have other names; null is for one that CloudFormation leaves out. */
export function words(names: Readonly<Record<string, Scalar | null>>): Conversion {
  return {
    words: Object.keys(names),
    read: (value) =>
      mapValue(value, (settled) => {
        if (settled.kind !== "literal" || !Object.hasOwn(names, String(settled.value))) return settled;
        const name = names[String(settled.value)]!;
        return name === null ? { kind: "absent", site: settled.site } : { ...settled, value: name };
      }),
    write: (value) => {
      const word = Object.keys(names).find((key) => names[key] === value);
      return word === "true" || word === "false" ? word === "true" : (word ?? value);
    },
  };
}

/** `true` for one word, `false` for another. */
export function flag(on: Scalar, off: Scalar | null): Conversion {
  return words({ true: on, false: off });
}

/** A map, where CloudFormation has a list of maps with a key and its value. */
export function pairs(keyName = "Key", valueName = "Value"): Conversion {
  const pairOf = (map: MapValue, key: string): Value => {
    const content = map.get(key)!;
    return madeMap(content.site, { [keyName]: literal(content.site, key), [valueName]: content });
  };
  return {
    read: (value) =>
      mapValue(value, (settled) => {
        if (settled.kind !== "map") return settled;
        const items = settled.keys.map((key) => pairOf(settled, key));
        return { kind: "list", site: settled.site, items: settled.open ? [...items, hidden(settled)] : items };
      }),
    write: (value) => {
      if (!isList(value)) return undefined;
      const items = value as readonly Readonly<Record<string, NewValue>>[];
      return Object.fromEntries(items.map((item) => [String(item[keyName]), item[valueName] ?? ""]));
    },
  };
}

function hidden(map: MapValue): Value {
  return unknown(map.site, "more may be there than is written");
}

/** A list that in CloudFormation is a single value; lists with more stay lists. */
export const single: Conversion = {
  read: (value) =>
    mapValue(value, (settled) => (settled.kind === "list" && settled.items.length === 1 ? settled.items[0]! : settled)),
  write: (value) => (isList(value) ? value : [value]),
};

/** A list, where CloudFormation takes a single value too. */
export const asList: Conversion = {
  read: (value) => value,
  write: (value) => (isList(value) ? value : [value]),
};

/** A list of texts, where CloudFormation has a list of maps with the text under one key. */
export function each(key: string): Conversion {
  const wrap = (item: Value): Value => madeMap(item.site, { [key]: item });
  return {
    read: (value) =>
      mapValue(value, (settled) =>
        settled.kind === "list" ? { ...settled, items: settled.items.map(wrap) } : settled,
      ),
    write: (value) =>
      isList(value) ? value.map((item) => (item as Record<string, NewValue>)[key] ?? item) : undefined,
  };
}

/**
 * Blocks that each bear a name, where CloudFormation has a map by these names: of single values, which stand under the
 * attribute `content`, or of maps with the properties that `content` gives for the attributes.
 */
export function keyed(
  name: string,
  content: string | Readonly<Record<string, string>>,
  { defaults = {}, beside = {} }: Keyed = {},
): Conversion {
  const contentOf = (block: MapValue): Value | undefined => {
    if (typeof content === "string") return block.get(content);
    const written = Object.entries(content).flatMap(([attribute, property]) => {
      const value = block.get(attribute);
      return value ? [[property, value] as const] : [];
    });
    const implied = Object.entries(defaults).map(
      ([property, value]) => [property, literal(block.site, value)] as const,
    );
    return madeMap(block.site, Object.fromEntries([...implied, ...written]));
  };
  const attributesOf = (value: NewValue): Readonly<Record<string, NewValue>> => {
    if (typeof content === "string") return { [content]: value };
    const attributes = Object.entries(content).flatMap(([attribute, property]) => {
      const child = isMap(value) ? value[property] : undefined;
      return child === undefined ? [] : [[attribute, child] as const];
    });
    return Object.fromEntries(attributes);
  };
  return {
    read: gathered((blocks, settle, { site }) => {
      const entries: [string, Value][] = [];
      for (const block of blocks) {
        const key = block.get(name);
        const text = textOf(key && settle(key));
        const value = contentOf(block);
        if (text === undefined || !value) return unknown(site, "a block that is not known");
        entries.push([text, calledBy(key!, value)]);
      }
      const map: Gathered = {
        ...madeMap(site, Object.fromEntries(entries)),
        gatheredFrom: blocks.map((block) => block.site),
      };
      return map;
    }),
    write: (value) =>
      isMap(value)
        ? Object.entries(value).map(([key, child]) => ({ [name]: key, ...attributesOf(child), ...beside }))
        : undefined,
  };
}

interface Keyed {
  /** What the provider sends for properties that are absent. */
  readonly defaults?: Readonly<Record<string, Scalar>>;
  /** Attributes that are written beside the content. */
  readonly beside?: Readonly<Record<string, Scalar>>;
}

type Blocks = readonly (SettledValue & { readonly kind: "map" })[];

/** Reads a list of blocks that CloudFormation has as one map, once all of them are known. */
export function gathered(
  read: (blocks: Blocks, settle: (value: Value) => SettledValue, whole: Value) => Value,
): Conversion["read"] {
  return (value) => ({
    kind: "computed",
    site: value.site,
    compute: (settle) => {
      const settled = settle(concatenated(value.site, [value]));
      const blocks = settled.kind === "list" ? settled.items.map(settle).filter(({ kind }) => kind !== "absent") : [];
      if (blocks.length === 0) return { kind: "absent", site: value.site };
      if (!blocks.every((block) => block.kind === "map")) return unknown(value.site, "a block that is not known");
      return read(blocks, settle, value);
    },
  });
}

export function textOf(value: SettledValue | undefined): string | undefined {
  return value?.kind === "literal" ? String(value.value) : undefined;
}

/** The value under a key that is itself a value elsewhere. */
export function calledBy({ site: { node } }: Value, value: Value): Value {
  return node.kind === "scalar" ? { ...value, site: { ...value.site, key: node } } : value;
}

export function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

export function isMap(value: NewValue): value is { readonly [key: string]: NewValue } {
  return typeof value === "object" && !isList(value) && !(NEW in value);
}
