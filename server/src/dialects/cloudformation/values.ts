import type { Site } from "../../model/site.ts";
import { type SettledValue, unknown, type Value } from "../../model/value.ts";
import {
  childSite,
  entrySites,
  itemSites,
  lazyMap,
  literal,
  madeMap,
  readScalar,
  siteOf,
  textPart,
} from "../reader.ts";
import { readCondition } from "./conditions.ts";
import type { Context } from "./context.ts";

/** Reads a node of a CloudFormation template, short tags and long functions alike. */
export function readValue(site: Site, context: Context): Value {
  const call = functionCall(site);
  if (call) {
    const read = functions[call.name];
    return read ? withSite(read(call.argument, context, site), site) : unknown(site, `${call.name} is not evaluated`);
  }
  const { node } = site;
  const read = (child: Site): Value => readValue(child, context);
  switch (node.kind) {
    case "map": {
      const hasHidden = node.entries.some((entry) => isHiddenKey(String(entry.key.value)));
      return lazyMap({ ...site, node }, read, hasHidden);
    }
    case "list":
      return { kind: "list", site, items: itemSites(site).map(read) };
    case "scalar":
      if (typeof node.value === "string" && node.value.includes("{{resolve:"))
        return dynamicReference(site, node.value);
      return readScalar(site);
    case "opaque":
      return unknown(site, node.reason);
  }
}

/** `{{resolve:service:name}}`, which CloudFormation replaces while it deploys. */
export function dynamicReference(site: Site, text: string): Value {
  const service = /\{\{resolve:([\w-]+)/.exec(text)?.[1];
  return { ...unknown(site, "a dynamic reference"), ...(service !== undefined && { resolvedBy: service }) };
}

function isHiddenKey(key: string): boolean {
  return key === "Fn::Transform" || key.startsWith("Fn::ForEach::");
}

/** A function's name in its long form, with the site of its argument. */
export function functionCall(site: Site): { readonly name: string; readonly argument: Site } | undefined {
  const { node } = site;
  if (node.tag?.startsWith("!") && !node.tag.startsWith("!!")) {
    return { name: longName(node.tag.slice(1)), argument: { ...site, node: node.content! } };
  }
  if (node.kind !== "map" || node.entries.length !== 1) return undefined;
  const { key, value } = node.entries[0]!;
  const name = String(key.value);
  if (name !== "Ref" && name !== "Condition" && !name.startsWith("Fn::")) return undefined;
  // A condition is named by a text; a map with a key of that name, as policies have it, holds a map.
  if (name === "Condition" && value.kind !== "scalar") return undefined;
  return { name, argument: childSite(site, name, value, key) };
}

function longName(short: string): string {
  return short === "Ref" || short === "Condition" ? short : `Fn::${short}`;
}

/** A function's result stands where the function is called, unless it is one of the arguments themselves. */
function withSite(value: Value, site: Site): Value {
  return value.kind === "alternatives" || value.kind === "computed" || value.kind === "text"
    ? { ...value, site }
    : value;
}

type FunctionReader = (argument: Site, context: Context, site: Site) => Value;

const functions: Readonly<Record<string, FunctionReader>> = {
  Ref: (argument, context, site) => {
    const name = textAt(argument);
    return name === undefined ? unknown(site, "Ref to no name") : readReference(name, context, site);
  },

  "Fn::GetAtt": (argument, context, site) => {
    const parts = argument.node.kind === "list" ? itemSites(argument).map(textAt) : textAt(argument)?.split(".");
    if (!parts?.[0] || parts.includes(undefined)) return unknown(site, "GetAtt of no known attribute");
    const [resource, ...attribute] = parts as string[];
    return readAttribute(resource!, attribute.join("."), context, site);
  },

  "Fn::Sub": (argument, context, site) => {
    const [textSite, variables] = argument.node.kind === "list" ? itemSites(argument) : [argument];
    const text = textSite && textAt(textSite);
    if (text === undefined) return unknown(site, "Sub of no text");
    return { kind: "text", site, parts: substitute(text, textSite!, variables, context) };
  },

  "Fn::Join": (argument, context, site) => {
    const [separatorSite, listSite] = itemSites(argument);
    if (!separatorSite || !listSite) return unknown(site, "Join without a list");
    const separator = textAt(separatorSite) ?? "";
    const list = readValue(listSite, context);
    return {
      kind: "computed",
      site,
      ...(list.kind === "list" && { joins: list.items }),
      compute: (settle) => {
        const settled = settle(list);
        if (settled.kind !== "list") return unknown(site, "Join of a list that is not known");
        const items = settled.items.map(settle).filter((item) => item.kind !== "absent");
        const parts = items.flatMap((item, index): Value[] =>
          index > 0 && separator !== "" ? [literal(separatorSite, separator), item] : [item],
        );
        return { kind: "text", site, parts };
      },
    };
  },

  "Fn::Split": (argument, context, site) => {
    const [separatorSite, textSite] = itemSites(argument);
    const separator = separatorSite && textAt(separatorSite);
    if (!textSite || !separator) return unknown(site, "Split without a separator");
    const text = readValue(textSite, context);
    return {
      kind: "computed",
      site,
      compute: (settle) => {
        const settled = settle(text);
        if (settled.kind !== "literal") return unknown(site, "Split of a text that is not known");
        return {
          kind: "list",
          site,
          items: String(settled.value)
            .split(separator)
            .map((part) => literal(site, part)),
        };
      },
    };
  },

  "Fn::Select": (argument, context, site) => {
    const [indexSite, listSite] = itemSites(argument);
    if (!indexSite || !listSite) return unknown(site, "Select without a list");
    const [index, list] = [readValue(indexSite, context), readValue(listSite, context)];
    return {
      kind: "computed",
      site,
      compute: (settle) => {
        const [at, items] = [settle(index), settle(list)];
        const item = at.kind === "literal" && items.kind === "list" ? items.items[Number(at.value)] : undefined;
        return item ?? unknown(site, "Select from a list that is not known");
      },
    };
  },

  "Fn::If": (argument, context, site) => {
    const [conditionSite, then, otherwise] = itemSites(argument);
    const name = conditionSite && textAt(conditionSite);
    if (!name || !then || !otherwise) return unknown(site, "If without two branches");
    return {
      kind: "alternatives",
      site,
      branches: [
        { condition: { kind: "named", name }, value: readValue(branchSite(then, site), context) },
        { condition: undefined, value: readValue(branchSite(otherwise, site), context) },
      ],
    };
  },

  "Fn::FindInMap": (argument, context, site) => {
    const [map, first, second, options] = itemSites(argument);
    if (!map || !first || !second) return unknown(site, "FindInMap without keys");
    const keys = [map, first, second].map((key) => readValue(key, context));
    const fallback = options && siteOf(options, "DefaultValue");
    return {
      kind: "computed",
      site,
      compute: (settle) => {
        const names = keys.map((key) => settledText(settle(key)));
        if (names.includes(undefined)) return unknown(site, "FindInMap with a key that is not known");
        const found = findInMap(names as string[], context);
        if (found) return readValue(found, context);
        return fallback ? readValue(fallback, context) : unknown(site, "FindInMap of a key that is not there");
      },
    };
  },

  "Fn::ToJsonString": (argument, context) => readValue(argument, context),

  "Fn::Length": (argument, context, site) => {
    const list = readValue(argument, context);
    return {
      kind: "computed",
      site,
      compute: (settle) => {
        const settled = settle(list);
        return settled.kind === "list"
          ? literal(site, settled.items.length)
          : unknown(site, "Length of an unknown list");
      },
    };
  },

  Condition: (argument, context, site) => ({
    kind: "alternatives",
    site,
    branches: [
      { condition: readCondition(argument, context), value: literal(site, true) },
      { condition: undefined, value: literal(site, false) },
    ],
  }),
};

/** A branch is judged at the branch, but named and removed as the property that holds the whole `Fn::If`. */
function branchSite(branch: Site, whole: Site): Site {
  return { ...branch, key: whole.key };
}

/** What `Ref` gives, and `${Name}` in a text. */
function readReference(name: string, context: Context, site: Site): Value {
  if (context.variables.has(name))
    return context.variables.get(name) ?? unknown(site, `the loop's ${name} is not known`);
  if (name === "AWS::NoValue") return { kind: "absent", site };
  if (name === "AWS::Region" && context.region !== undefined) return literal(site, context.region);
  if (name.startsWith("AWS::")) return unknown(site, name);
  if (context.names.isParameter(name)) return { kind: "parameter", site, name };
  const type = context.names.typeOf(name);
  if (type === undefined) return unknown(site, `nothing here is called ${name}`);
  return isOpaqueType(type) ? unknown(site, `made by ${type}`) : { kind: "reference", site, resource: name };
}

function readAttribute(resource: string, attribute: string, context: Context, site: Site): Value {
  const type = context.names.typeOf(resource);
  if (type === undefined) return unknown(site, `nothing here is called ${resource}`);
  return isOpaqueType(type) ? unknown(site, `made by ${type}`) : { kind: "reference", site, resource, attribute };
}

/** Nested stacks and custom resources hand out what they make; that is somebody else's resource. */
function isOpaqueType(type: string): boolean {
  return (
    type === "AWS::CloudFormation::Stack" ||
    type === "AWS::CloudFormation::CustomResource" ||
    type.startsWith("Custom::") ||
    type === "AWS::Serverless::Application"
  );
}

/** The parts of a `Fn::Sub` text; `${!Literal}` is the text `${Literal}`. */
function substitute(text: string, textSite: Site, variables: Site | undefined, context: Context): Value[] {
  const given = new Map(variables ? entrySites(variables).map((entry) => [String(entry.key!.value), entry]) : []);
  const parts: Value[] = [];
  let done = 0;
  const addText = (end: number): void => {
    const part = text.slice(done, end);
    if (part.includes("{{resolve:")) parts.push(dynamicReference(textSite, part));
    else if (part !== "") parts.push(textPart(textSite, part, done));
  };
  for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
    const name = match[1]!.trim();
    addText(match.index);
    done = match.index + match[0].length;
    if (name.startsWith("!")) {
      parts.push(literal(textSite, `\${${name.slice(1)}}`));
      continue;
    }
    const variable = given.get(name);
    const dot = name.indexOf(".");
    if (variable) parts.push(readValue(variable, context));
    else if (dot < 0) parts.push(readReference(name, context, textSite));
    else parts.push(readAttribute(name.slice(0, dot), name.slice(dot + 1), context, textSite));
  }
  addText(text.length);
  return parts;
}

function findInMap(names: readonly string[], context: Context): Site | undefined {
  const [mapping, ...keys] = names as [string, ...string[]];
  let site = context.names.mapping(mapping);
  for (const key of keys) site = site && siteOf(site, key);
  return site;
}

function settledText(value: SettledValue): string | undefined {
  return value.kind === "literal" ? String(value.value) : undefined;
}

function textAt(site: Site): string | undefined {
  const { node } = site;
  return node.kind === "scalar" && node.value !== null && !node.tag ? String(node.value) : undefined;
}

/** An empty property map for a resource that has none. */
export function noProperties(site: Site): Value {
  return madeMap(site, {});
}
