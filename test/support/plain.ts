import type { Node } from "../../server/src/syntax/tree.ts";

/** A document as plain data, CloudFormation's short tags written as the long functions. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

export function plainOf(node: Node): Plain {
  const content = withoutTag(node);
  if (!node.tag?.startsWith("!") || node.tag.startsWith("!!")) return content;
  const name = node.tag.slice(1);
  if (name === "Ref" || name === "Condition") return { [name]: content };
  if (name === "GetAtt" && typeof content === "string") {
    const [resource, ...attribute] = content.split(".");
    return { "Fn::GetAtt": [resource!, attribute.join(".")] };
  }
  return { [`Fn::${name}`]: content };
}

function withoutTag(node: Node): Plain {
  switch (node.kind) {
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [String(key.value), plainOf(value)]));
    case "list":
      return node.items.map(plainOf);
    case "scalar":
      return node.value;
    case "opaque":
      throw new Error(node.reason);
  }
}

/** The data again and again, each time with another of the scalars inside replaced by the value. */
export function* replacements(
  data: Plain,
  isInside: (path: readonly string[]) => boolean,
  value: Plain,
): Generator<Plain> {
  const places: string[][] = [];
  const visit = (node: Plain, path: string[]): void => {
    if (typeof node !== "object" || node === null) {
      if (isInside(path)) places.push(path);
      return;
    }
    for (const [key, child] of Object.entries(node)) visit(child, [...path, key]);
  };
  visit(data, []);
  for (const place of places) {
    const copy = structuredClone(data);
    let parent = copy as Record<string, Plain>;
    for (const key of place.slice(0, -1)) parent = parent[key] as Record<string, Plain>;
    parent[place.at(-1)!] = value;
    yield copy;
  }
}

/** The keys of all maps in the opposite order. */
export function reversed(data: Plain): Plain {
  if (Array.isArray(data)) return data.map(reversed);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .reverse()
      .map(([key, child]) => [key, reversed(child)]),
  );
}
