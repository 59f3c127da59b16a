import { NEW, type NewValue } from "../../model/edit.ts";
import { type MapValue, type Scalar, unknown, type Value } from "../../model/value.ts";
import { parsedJson } from "../json-text.ts";
import { literal, madeMap } from "../reader.ts";
import { pascalCase } from "./mapping/naming.ts";
import { mapValue } from "./settling.ts";

/** How a value differs between the vocabularies, and how it is written back. */
export interface Conversion {
  read(value: Value): Value;
  /** Undefined for what Terraform cannot say. */
  write(value: NewValue): NewValue | undefined;
  /** The value is a document in a JSON text; what lies below it is not translated. */
  readonly json?: true;
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

export function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}
