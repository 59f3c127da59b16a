import type { Site } from "../../model/site.ts";
import {
  asBoolean,
  asNumber,
  type ListValue,
  type MapValue,
  type Scalar,
  type SettledValue,
  type UnknownValue,
  unknown,
  type Value,
} from "../../model/value.ts";
import { parsedJson } from "../json-text.ts";
import { literal, madeMap } from "../reader.ts";
import { mapValue } from "./settling.ts";

/** What is unknown because it is not there: `try` goes on to its next argument, elsewhere Terraform would stop. */
export interface Failure extends UnknownValue {
  readonly failed: true;
}

export function failure(site: Site, reason: string): Failure {
  return { ...unknown(site, reason), failed: true };
}

function hasFailed(value: SettledValue): boolean {
  return "failed" in value;
}

/** Functions that take their arguments as they come, whatever they settle to. */
export const forms: Readonly<Record<string, (args: readonly Value[], site: Site) => Value>> = {
  // What is encoded is shown as the document that it is, as a JSON text would be.
  jsonencode: ([value], site) => (value ? { ...value, site } : unknown(site, "jsonencode of nothing")),
  jsondecode: ([text], site) => (text ? { ...parsedJson(text), site } : unknown(site, "jsondecode of nothing")),
  templatefile: ([, given], site) => filledText(site, given),
  sensitive: passed,
  nonsensitive: passed,
  tolist: ([value], site) => asCollection(value, site, false),
  toset: ([value], site) => asCollection(value, site, true),
  tomap: passed,
  try: (args, site) => ({
    kind: "computed",
    site,
    compute: (settle) => {
      for (const arg of args) {
        const settled = settle(arg);
        if (!hasFailed(settled)) return settled;
      }
      return unknown(site, "nothing of it can be told");
    },
  }),
};

/** A text in another file, of which only is known what it is filled in with. */
export function filledText(site: Site, given: Value | undefined): UnknownValue {
  return { ...unknown(site, "the text of another file"), ...(given && { given }) };
}

/** A list whose elements are their own keys, as they are for `for` and `for_each` over a set. */
export interface SetValue extends ListValue {
  readonly isSet: boolean;
}

function asCollection(value: Value | undefined, site: Site, isSet: boolean): Value {
  if (!value) return unknown(site, "a collection of nothing");
  return mapValue(value, (settled): Value => {
    const set: SetValue | undefined = settled.kind === "list" ? { ...settled, isSet } : undefined;
    return set ?? settled;
  });
}

function passed([value]: readonly Value[], site: Site): Value {
  return value ?? unknown(site, "a function of nothing");
}

type Settle = (value: Value) => SettledValue;

/** Undefined where the arguments are not known well enough. */
type Apply = (args: readonly SettledValue[], site: Site, settle: Settle) => Value | undefined;

/** The functions of Terraform that are evaluated: all are pure, and all are silent about what they do not know. */
export const functions: Readonly<Record<string, Apply>> = {
  tostring: ([value]) => (value?.kind === "literal" ? { ...value, value: String(value.value) } : scalarLike(value)),
  tonumber: ([value]) => converted(value, asNumber),
  tobool: ([value]) => converted(value, asBoolean),

  lower: ofText((text) => text.toLowerCase()),
  upper: ofText((text) => text.toUpperCase()),
  title: ofText((text) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())),
  trimspace: ofText((text) => text.trim()),
  chomp: ofText((text) => text.replace(/[\r\n]+$/, "")),
  trimprefix: ofText((text, prefix = "") => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimsuffix: ofText((text, end = "") => (end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text)),
  replace: ofText((text, from = "", to = "") => (isPattern(from) ? undefined : text.replaceAll(from, to))),
  substr: ofText((text, offset, length) => substring(text, Number(offset), Number(length))),
  startswith: ofText((text, prefix = "") => text.startsWith(prefix)),
  endswith: ofText((text, end = "") => text.endsWith(end)),

  abs: ofNumbers(Math.abs),
  ceil: ofNumbers(Math.ceil),
  floor: ofNumbers(Math.floor),
  max: ofNumbers(Math.max),
  min: ofNumbers(Math.min),

  format: ([pattern, ...values], site) => formatted(pattern, values, site),
  join: ([separator, ...lists], site, settle) => joined(separator, lists, site, settle),
  split: ([separator, text], site) => {
    const [by, whole] = [textOf(separator), textOf(text)];
    if (by === undefined || whole === undefined) return undefined;
    return listOf(site, by === "" ? [whole] : whole.split(by));
  },

  length: ([value], site) => {
    if (value?.kind === "list") return literal(site, value.items.length);
    if (value?.kind === "map") return value.open ? undefined : literal(site, value.keys.length);
    return value?.kind === "literal" ? literal(site, String(value.value).length) : undefined;
  },
  concat: (lists, site) => {
    if (!lists.every(isListOrUnknown)) return undefined;
    return { kind: "list", site, items: lists.flatMap((list) => (list.kind === "list" ? list.items : [list])) };
  },
  flatten: ([list], site, settle) => list && flattened(list, site, settle),
  compact: ([list], site, settle) => filtered(list, site, settle, (item) => item.kind !== "absent" && !isEmpty(item)),
  distinct: ([list], site, settle) => withoutRepeats(list, site, settle),
  reverse: ([list], site) => (list?.kind === "list" ? { ...list, site, items: list.items.toReversed() } : undefined),
  element: ([list, index], site) => {
    const at = numberOf(index);
    if (list?.kind !== "list" || at === undefined) return undefined;
    return list.items[at % list.items.length] ?? failure(site, "an element of an empty list");
  },
  slice: ([list, from, to]) => {
    const [start, end] = [numberOf(from), numberOf(to)];
    if (list?.kind !== "list" || start === undefined || end === undefined) return undefined;
    return { ...list, items: list.items.slice(start, end) };
  },
  one: ([list], site) => {
    if (list?.kind !== "list" || list.items.length > 1) return undefined;
    return list.items[0] ?? { kind: "absent", site };
  },
  contains: ([list, wanted], site, settle) => {
    if (list?.kind !== "list" || wanted?.kind !== "literal") return undefined;
    const items = list.items.map((item) => textOf(settle(item)));
    if (items.includes(String(wanted.value))) return literal(site, true);
    return items.includes(undefined) ? undefined : literal(site, false);
  },

  keys: ([map], site) => (map?.kind === "map" && !map.open ? listOf(site, map.keys.toSorted()) : undefined),
  values: ([map], site) => {
    if (map?.kind !== "map" || map.open) return undefined;
    return { kind: "list", site, items: map.keys.toSorted().map((key) => map.get(key)!) };
  },
  merge: (maps, site) => merged(maps, site),
  lookup: ([map, key, fallback], site) => {
    const name = textOf(key);
    if (map?.kind !== "map" || name === undefined) return undefined;
    return map.get(name) ?? (map.open ? undefined : (fallback ?? failure(site, "no such key")));
  },

  coalesce: (values) => values.find((value) => value.kind !== "absent" && !isEmpty(value)),
  coalescelist: (lists) => lists.find((list) => list.kind !== "list" || list.items.length > 0),
};

function textOf(value: SettledValue | undefined): string | undefined {
  return value?.kind === "literal" ? String(value.value) : undefined;
}

function numberOf(value: SettledValue | undefined): number | undefined {
  return value?.kind === "literal" ? asNumber(value.value) : undefined;
}

function isEmpty(value: SettledValue): boolean {
  return value.kind === "literal" && value.value === "";
}

function listOf(site: Site, texts: readonly string[]): ListValue {
  return { kind: "list", site, items: texts.map((text) => literal(site, text)) };
}

/** A text or a reference is text already. */
function scalarLike(value: SettledValue | undefined): Value | undefined {
  return value?.kind === "text" || value?.kind === "reference" || value?.kind === "absent" ? value : undefined;
}

function converted(value: SettledValue | undefined, convert: (value: Scalar) => Scalar | undefined): Value | undefined {
  if (value?.kind !== "literal") return value?.kind === "absent" ? value : undefined;
  const result = convert(value.value);
  return result === undefined ? undefined : { ...value, value: result };
}

function ofText(apply: (text: string, ...more: readonly string[]) => Scalar | undefined): Apply {
  return (args, site) => {
    const texts = args.map(textOf);
    if (texts.length === 0 || texts.includes(undefined)) return undefined;
    const result = apply(...(texts as [string, ...string[]]));
    return result === undefined ? undefined : literal(site, result);
  };
}

function ofNumbers(apply: (...numbers: readonly number[]) => number): Apply {
  return (args, site) => {
    const numbers = args.map(numberOf);
    if (numbers.length === 0 || numbers.includes(undefined)) return undefined;
    return literal(site, apply(...(numbers as number[])));
  };
}

/** `/.../` is a regular expression, in another dialect than ours. */
function isPattern(text: string): boolean {
  return text.length > 1 && text.startsWith("/") && text.endsWith("/");
}

function substring(text: string, offset: number, length: number): string {
  const start = offset < 0 ? text.length + offset : offset;
  return length < 0 ? text.slice(start) : text.slice(start, start + length);
}

/** Only the verbs that put a value in as it is. */
function formatted(pattern: SettledValue | undefined, values: readonly SettledValue[], site: Site): Value | undefined {
  const text = textOf(pattern);
  if (text === undefined || /%[^sdv%]/.test(text)) return undefined;
  const rest = [...values];
  const parts = text.split(/(%[sdv%])/).map((piece): Value | undefined => {
    if (piece === "%%") return literal(site, "%");
    return /^%[sdv]$/.test(piece) ? rest.shift() : literal(site, piece);
  });
  return parts.includes(undefined) ? undefined : { kind: "text", site, parts: parts as Value[] };
}

function joined(
  separator: SettledValue | undefined,
  lists: readonly SettledValue[],
  site: Site,
  settle: Settle,
): Value | undefined {
  const by = textOf(separator);
  if (by === undefined || !lists.every((list) => list.kind === "list")) return undefined;
  const items = lists.flatMap((list) => list.items.map(settle)).filter(({ kind }) => kind !== "absent");
  const parts = items.flatMap((item, index) => (index > 0 && by !== "" ? [literal(site, by), item] : [item]));
  return { kind: "text", site, parts };
}

function isListOrUnknown(value: SettledValue): value is ListValue | UnknownValue {
  return value.kind === "list" || value.kind === "unknown";
}

function flattened(value: SettledValue, site: Site, settle: Settle): Value | undefined {
  if (value.kind !== "list") return undefined;
  const items = value.items.flatMap((item): readonly Value[] => {
    const settled = settle(item);
    const inner = flattened(settled, site, settle);
    return inner?.kind === "list" ? inner.items : [settled];
  });
  return { kind: "list", site, items };
}

function filtered(
  list: SettledValue | undefined,
  site: Site,
  settle: Settle,
  keep: (item: SettledValue) => boolean,
): Value | undefined {
  if (list?.kind !== "list") return undefined;
  return { kind: "list", site, items: list.items.map(settle).filter(keep) };
}

function withoutRepeats(list: SettledValue | undefined, site: Site, settle: Settle): Value | undefined {
  const seen = new Set<string>();
  return filtered(list, site, settle, (item) => {
    const text = textOf(item);
    if (text === undefined) return true;
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

/** Later maps win; behind one that is not known, nothing that earlier ones say is certain. */
function merged(maps: readonly SettledValue[], site: Site): Value | undefined {
  let values: Record<string, Value> = {};
  let open = false;
  for (const map of maps) {
    if (map.kind === "absent") continue;
    if (map.kind !== "map" || map.open) {
      const hidden = unknown(site, "a map that is not known may say otherwise");
      values = Object.fromEntries(Object.keys(values).map((key) => [key, hidden]));
      open = true;
    }
    if (map.kind === "map") values = { ...values, ...valuesOf(map) };
  }
  return madeMap(site, values, open);
}

function valuesOf(map: MapValue): Record<string, Value> {
  return Object.fromEntries(map.keys.map((key) => [key, map.get(key)!]));
}

/** The value under a key or index, as `x.key` and `x["key"]` ask for it. */
export function elementAt(value: Value, key: string | number, site: Site): Value {
  return mapValue(value, (settled): Value => {
    switch (settled.kind) {
      case "map":
        return (
          settled.get(String(key)) ?? (settled.open ? unknown(site, "not all keys are known") : notThere(site, key))
        );
      case "list":
        return settled.items[Number(key)] ?? notThere(site, key);
      case "unknown":
        return hasFailed(settled) ? settled : unknown(site, settled.reason);
      case "reference":
      case "text":
        return unknown(site, `${key} of what another resource gives`);
      default:
        return notThere(site, key);
    }
  });
}

function notThere(site: Site, key: string | number): Failure {
  return failure(site, `there is no ${key}`);
}
