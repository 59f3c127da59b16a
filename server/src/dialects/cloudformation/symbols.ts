import { type Location, locate, locatePart, type SourceFile } from "../../model/site.ts";
import { type Definition, type SymbolKind, type SymbolTable, symbolKinds, type Use } from "../../model/symbols.ts";
import { childOf, type Entry, type Node, type ScalarNode, textOf } from "../../syntax/tree.ts";

/** The sections whose entries have names, and what these name. */
const sections: Readonly<Record<string, SymbolKind>> = {
  Parameters: "parameter",
  Mappings: "mapping",
  Conditions: "condition",
  Resources: "resource",
  Outputs: "output",
};

/** `Ref` and `Fn::Sub` name a parameter or a resource. */
const referable: readonly SymbolKind[] = ["parameter", "resource"];

/** The names in a CloudFormation template, all or those of some kinds. */
export function cloudFormationDefinitions(
  file: SourceFile,
  kinds: readonly SymbolKind[] = symbolKinds,
): readonly Definition[] {
  const { root } = file.tree;
  return (root?.kind === "map" ? root.entries : []).flatMap(({ key, value }) => {
    const name = String(key.value);
    const kind = Object.hasOwn(sections, name) ? sections[name] : undefined;
    const named = kind && kinds.includes(kind) && value.kind === "map" ? value.entries : [];
    return named.flatMap((entry) =>
      String(entry.key.value).startsWith("Fn::") ? [] : definitionOf(file, kind!, entry),
    );
  });
}

/** The names in a CloudFormation template, and where they are used. */
export function cloudFormationSymbols(file: SourceFile): SymbolTable {
  const { root } = file.tree;
  const uses: Use[] = [];
  for (const { key, value } of root?.kind === "map" ? root.entries : []) {
    const name = String(key.value);
    const kind = Object.hasOwn(sections, name) ? sections[name] : undefined;
    for (const entry of kind && value.kind === "map" ? value.entries : []) {
      uses.push(...usesInEntry(file, kind!, entry));
    }
    if (!kind) uses.push(...usesIn(file, value));
  }
  return { definitions: cloudFormationDefinitions(file), uses };
}

function definitionOf(file: SourceFile, kind: SymbolKind, { key, value }: Entry): Definition {
  const name = String(key.value);
  const at = nameIn(file, key) ?? locate(file, key);
  return { kind, id: name, name, detail: textOf(childOf(value, "Type")), at, extent: extentOf(file, key, value) };
}

function extentOf(file: SourceFile, key: ScalarNode, value: Node): Location {
  return locate(file, {
    get start() {
      return key.start;
    },
    get end() {
      return Math.max(key.end, value.end);
    },
  });
}

const kept = new WeakMap<Node, readonly Use[]>();

/** What is used in an entry is looked for once, for as long as the entry stays. */
function usesInEntry(file: SourceFile, kind: SymbolKind, { value }: Entry): readonly Use[] {
  const known = kept.get(value);
  if (known) return known;
  const uses: Use[] = [];
  for (const { key, value: part } of value.kind === "map" ? value.entries : []) {
    const isOfBlock = kind === "resource" || kind === "output";
    if (isOfBlock && key.value === "Condition") uses.push(...namedBy(file, part, ["condition"]));
    else if (kind === "resource" && key.value === "DependsOn") {
      for (const name of part.kind === "list" ? part.items : [part]) uses.push(...namedBy(file, name, ["resource"]));
    }
  }
  uses.push(...usesIn(file, value, kind === "condition"));
  const sorted = uses.sort((a, b) => a.at.start - b.at.start);
  kept.set(value, sorted);
  return sorted;
}

/** What the functions below a node refer to; `Condition` is one of them within conditions only. */
function usesIn(file: SourceFile, node: Node, inCondition = false): readonly Use[] {
  const uses: Use[] = [];
  const visit = (current: Node): void => {
    const call = callIn(current, inCondition);
    if (call) uses.push(...usesInCall(file, call));
    if (current.kind === "map") for (const { value } of current.entries) visit(value);
    if (current.kind === "list") for (const item of current.items) visit(item);
  };
  visit(node);
  return uses;
}

/** A function with its argument, in the long form or as a tag. */
interface Call {
  readonly name: string;
  readonly argument: Node;
}

function callIn(node: Node, inCondition: boolean): Call | undefined {
  const tag = node.kind === "opaque" ? undefined : node.tag;
  if (tag?.startsWith("!")) return { name: tag.slice(1), argument: node };
  const [only, ...others] = node.kind === "map" ? node.entries : [];
  if (!only || others.length > 0) return undefined;
  const name = String(only.key.value);
  if (name === "Ref" || (name === "Condition" && inCondition)) return { name, argument: only.value };
  return name.startsWith("Fn::") ? { name: name.slice("Fn::".length), argument: only.value } : undefined;
}

function usesInCall(file: SourceFile, { name, argument }: Call): readonly Use[] {
  const first = argument.kind === "list" ? argument.items[0] : undefined;
  switch (name) {
    case "Ref":
      return namedBy(file, argument, referable);
    case "Condition":
      return namedBy(file, argument, ["condition"]);
    case "GetAtt":
      return namedBy(file, first ?? argument, ["resource"]);
    case "If":
      return first ? namedBy(file, first, ["condition"]) : [];
    case "FindInMap":
      return first ? namedBy(file, first, ["mapping"]) : [];
    case "Sub":
      return usesInText(file, first ?? argument, argument.kind === "list" ? argument.items[1] : undefined);
    default:
      return [];
  }
}

/** A scalar that is a name, or begins with one before a dot. */
function namedBy(file: SourceFile, node: Node, kinds: readonly SymbolKind[]): readonly Use[] {
  const text = node.kind === "scalar" && !isFunction(node) ? textOf(node) : undefined;
  if (node.kind !== "scalar" || text === undefined || text.startsWith("AWS::")) return [];
  const id = text.split(".")[0]!;
  return [useOf(file, node, kinds, id, 0)];
}

/** The tag of a name's own function is no further function. */
function isFunction({ tag }: ScalarNode): boolean {
  return tag !== undefined && ["!ImportValue", "!Sub", "!Transform"].includes(tag);
}

/** The names in `${...}` of a text, without those that the second argument of `Fn::Sub` gives. */
function usesInText(file: SourceFile, node: Node, variables: Node | undefined): readonly Use[] {
  if (node.kind !== "scalar") return [];
  const text = textOf(node) ?? "";
  const own = new Set(variables?.kind === "map" ? variables.entries.map(({ key }) => String(key.value)) : []);
  return [...text.matchAll(/\$\{(\s*)([^!{}\s][^{}]*?)\s*\}/g)].flatMap(({ index, 1: space, 2: name }) => {
    const id = name!.split(".")[0]!;
    if (own.has(name!) || name!.startsWith("AWS::")) return [];
    return [useOf(file, node, referable, id, index + "${".length + space!.length)];
  });
}

function useOf(file: SourceFile, node: ScalarNode, kinds: readonly SymbolKind[], id: string, from: number): Use {
  const at = locatePart(file, node, { start: from, end: from + id.length });
  return { kinds, id, at: at ?? locate(file, node), exact: at !== undefined };
}

/** A name without its quotes. */
function nameIn(file: SourceFile, key: ScalarNode): Location | undefined {
  return locatePart(file, key, { start: 0, end: String(key.value).length });
}
