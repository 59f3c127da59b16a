import type { Site } from "../../../model/site.ts";
import { type MapValue, unknown, type Value } from "../../../model/value.ts";

export type Maker = () => Value;

/** A word of SAM and CloudFormation's word for it, both as paths. */
export interface Name {
  readonly from: string;
  readonly to: string;
  /** Gives the value CloudFormation's form, where the word is not the only difference. */
  readonly read?: (value: Value) => Value;
}

/** How the properties of a resource or event are said in SAM. */
export interface Words {
  readonly names?: readonly Name[];
  /** Said to SAM alone: they become other resources, or nothing. */
  readonly own?: readonly string[];
  /** The words that both share; absent where that holds for all others. */
  readonly shared?: readonly string[];
}

/**
 * The properties in CloudFormation's words, with what SAM adds, by its path. Values are read when they are asked for.
 * `site` stands for the whole, `made` for what has no place of its own.
 */
export function translate(
  properties: MapValue,
  words: Words,
  additions: Readonly<Record<string, Maker | undefined>>,
  site: Site,
  made: Site,
): MapValue {
  const { names = [], own = [], shared } = words;
  const heads = new Set([...names.map(({ from }) => headOf(from)), ...own]);
  const root: Branch = { children: new Map() };
  for (const key of properties.keys) {
    if (heads.has(key) || (shared && !shared.includes(key))) continue;
    put(root, key, () => properties.get(key)!);
  }
  for (const { from, to, read = same } of names) {
    if (isWritten(properties, from)) put(root, to, () => read(valueAt(properties, from)!));
  }
  for (const [path, maker] of Object.entries(additions)) if (maker) put(root, path, maker);
  return mapOf(root, site, made, properties.open);
}

/** The value at a path of maps; undefined where nothing is written, unknown below what is no plain map. */
export function valueAt(value: Value | undefined, path: string): Value | undefined {
  let current = value;
  for (const step of path.split(".")) {
    if (!current || current.kind === "absent") return undefined;
    if (current.kind !== "map") return unknown(current.site, "its parent is not known");
    current = current.get(step);
  }
  return current;
}

/** The map at a path, where it is plainly written. */
export function mapAt(value: Value, path: string): MapValue | undefined {
  const found = valueAt(value, path);
  return found?.kind === "map" ? found : undefined;
}

/** The literal at a path as text. */
export function textAt(value: Value, path: string): string | undefined {
  const found = valueAt(value, path);
  return found?.kind === "literal" ? String(found.value) : undefined;
}

/** Looks only at the keys, so that no value is read before somebody needs it. */
export function isWritten(properties: MapValue, path: string): boolean {
  const steps = path.split(".");
  if (steps.length === 1) return properties.keys.includes(path);
  return properties.keys.includes(steps[0]!) && valueAt(properties, path) !== undefined;
}

function headOf(path: string): string {
  return path.split(".", 1)[0]!;
}

function same(value: Value): Value {
  return value;
}

interface Branch {
  leaf?: Maker;
  readonly children: Map<string, Branch>;
}

function put(root: Branch, path: string, leaf: Maker): void {
  let branch = root;
  for (const step of path.split(".")) {
    const child: Branch = branch.children.get(step) ?? { children: new Map() };
    branch.children.set(step, child);
    branch = child;
  }
  branch.leaf = leaf;
}

/** What lies below a path counts before a value at the path itself. */
function valueIn({ leaf, children }: Branch, made: Site): Value {
  if (children.size === 0) return leaf!();
  const branches = [...children.values()];
  // With one part only, the whole is written where the part is.
  const site = branches.length === 1 ? valueIn(branches[0]!, made).site : made;
  if ([...children.keys()].every((key) => /^\d+$/.test(key))) {
    return { kind: "list", site, items: branches.map((branch) => valueIn(branch, made)) };
  }
  return mapOf({ children }, site, made);
}

function mapOf({ children }: Branch, site: Site, made: Site, open = false): MapValue {
  const cache = new Map<string, Value>();
  return {
    kind: "map",
    site,
    keys: [...children.keys()],
    open,
    get(key) {
      const known = cache.get(key);
      const branch = children.get(key);
      if (known || !branch) return known;
      const value = valueIn(branch, made);
      cache.set(key, value);
      return value;
    },
  };
}
