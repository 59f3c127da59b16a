import { type Entry, type MapNode, type Node, type ScalarNode, textOf } from "../../syntax/tree.ts";

/** `Fn::ForEach::Name: [variable, collection, body]` as it is written. */
export interface Loop {
  /** `Fn::ForEach::Name`, which no other loop of the template is called. */
  readonly name: string;
  readonly variable: ScalarNode;
  readonly collection: Node;
  readonly body: MapNode;
}

export function isLoop({ key }: Entry): boolean {
  return String(key.value).startsWith("Fn::ForEach::");
}

/** Undefined where the entry is no loop, or not a whole one. */
export function loopIn(entry: Entry): Loop | undefined {
  const { key, value } = entry;
  if (!isLoop(entry) || value.kind !== "list") return undefined;
  const [variable, collection, body] = value.items;
  if (variable?.kind !== "scalar" || !textOf(variable) || !collection || body?.kind !== "map") return undefined;
  return { name: String(key.value), variable, collection, body };
}

/** The texts that the variable stands for; undefined where the collection is not written out. */
export function literalItems({ collection }: Loop): readonly string[] | undefined {
  if (collection.kind !== "list" || collection.tag) return undefined;
  const items = collection.items.map((item) => (item.kind === "scalar" && !item.tag ? textOf(item) : undefined));
  return items.includes(undefined) ? undefined : (items as string[]);
}

/** `Bucket${Name}` with the loops' variables put in; `&{Name}` leaves out what a logical id may not have. */
export function substituted(key: string, itemFor: (variable: string) => string | undefined): string {
  return key.replace(/([$&])\{([^}]*)\}/g, (whole, mark, name) => {
    const value = itemFor(name);
    if (value === undefined) return whole;
    return mark === "&" ? value.replace(/[^A-Za-z0-9]/g, "") : value;
  });
}
