import { type Location, locate, locateEntry, locatePart, type SourceFile } from "../../model/site.ts";
import type { Definition, SymbolKind, Use } from "../../model/symbols.ts";
import { childOf, type Entry, type Node, type Range, type ScalarNode, textOf } from "../../syntax/tree.ts";
import { isLoop, literalItems, loopIn, substituted } from "./loops.ts";
import { connectedIn } from "./sam/connectors.ts";

/** The names in a part of a template. */
export interface NamesFound {
  readonly uses: readonly Use[];
  /** What only loops define: their variables, and the blocks that they repeat. */
  readonly definitions: readonly Definition[];
  readonly unread: readonly Location[];
}

/** The name that an entry of a section gives. */
export function definitionOf(file: SourceFile, kind: SymbolKind, { key, value }: Entry): Definition {
  const name = String(key.value);
  return {
    kind,
    id: name,
    name,
    detail: textOf(childOf(value, "Type")),
    at: placeOf(file, key),
    extent: locateEntry(file, key, value),
  };
}

/** Looked for once, for as long as the entry stays. */
const kept = new WeakMap<Node, NamesFound>();

/** The names in an entry of a section whose entries have names. */
export function namesInBlock(file: SourceFile, kind: SymbolKind, entry: Entry): NamesFound {
  return found(file, entry.value, kind === "condition", (walk) => visitBlock(walk, kind, entry));
}

/** The names in what stands beside these sections. */
export function namesBeside(file: SourceFile, { key, value }: Entry): NamesFound {
  return found(file, value, false, (walk) => {
    visit(walk, value);
    if (key.value === "Metadata") visitInterface(walk, childOf(value, "AWS::CloudFormation::Interface"));
  });
}

function found(file: SourceFile, node: Node, inCondition: boolean, look: (walk: Walk) => void): NamesFound {
  const known = kept.get(node);
  if (known) return known;
  const walk: Walk = { file, inCondition, loops: [], uses: [], definitions: [], unread: [] };
  look(walk);
  const { uses, definitions, unread } = walk;
  const names = { uses: uses.sort((a, b) => a.at.start - b.at.start), definitions, unread };
  kept.set(node, names);
  return names;
}

interface Walk {
  readonly file: SourceFile;
  /** `Condition` is a function within conditions only. */
  readonly inCondition: boolean;
  /** From the outermost to the innermost. */
  readonly loops: readonly LoopAround[];
  readonly uses: Use[];
  readonly definitions: Definition[];
  readonly unread: Location[];
}

interface LoopAround {
  readonly variable: string;
  /** The id of the variable's definition. */
  readonly id: string;
  readonly items: readonly string[] | undefined;
}

/** `Ref` and `Fn::Sub` name a parameter or a resource. */
const referable: readonly SymbolKind[] = ["parameter", "resource"];

function visitBlock(walk: Walk, kind: SymbolKind, entry: Entry): void {
  if (isLoop(entry)) {
    visitLoop(walk, entry, (inner, block) => {
      if (!isLoop(block)) inner.definitions.push(repeated(inner, definitionOf(inner.file, kind, block)));
      visitBlock(inner, kind, block);
    });
    return;
  }
  const isOfBlock = kind === "resource" || kind === "output";
  const { value } = entry;
  const condition = isOfBlock ? childOf(value, "Condition") : undefined;
  if (condition) useOfName(walk, condition, ["condition"]);
  if (kind === "resource") {
    const before = childOf(value, "DependsOn");
    for (const name of before?.kind === "list" ? before.items : before ? [before] : []) {
      useOfName(walk, name, ["resource"]);
    }
    for (const name of connectedIn(value)) useOfName(walk, name, ["resource"]);
  }
  visit(walk, value);
}

/** The block of a loop's body, which stands for one resource or output for each item. */
function repeated({ loops }: Walk, definition: Definition): Definition {
  let makes = [definition.name];
  for (const { variable, items } of loops) {
    if (!items) return { ...definition, makes: [] };
    makes = makes.flatMap((id) =>
      items.map((item) => substituted(id, (name) => (name === variable ? item : undefined))),
    );
  }
  return { ...definition, makes };
}

function visitLoop(walk: Walk, entry: Entry, visitEntry: (walk: Walk, entry: Entry) => void): void {
  const loop = loopIn(entry);
  if (!loop) {
    visit(walk, entry.value);
    return;
  }
  const { file } = walk;
  const variable = String(loop.variable.value);
  const id = `${loop.name} ${variable}`;
  const extent = locateEntry(file, entry.key, entry.value);
  const at = placeOf(file, loop.variable);
  walk.definitions.push({ kind: "loop variable", id, name: variable, detail: undefined, at, extent });
  visit(walk, loop.collection);
  const inner = { ...walk, loops: [...walk.loops, { variable, id, items: literalItems(loop) }] };
  for (const one of loop.body.entries) {
    usesOfVariables(inner, one.key);
    visitEntry(inner, one);
  }
}

function visit(walk: Walk, node: Node): void {
  const call = callIn(walk, node);
  if (call) visitCall(walk, call);
  switch (node.kind) {
    case "map":
      for (const entry of node.entries) {
        if (isLoop(entry)) visitLoop(walk, entry, (inner, { value }) => visit(inner, value));
        else {
          usesOfVariables(walk, entry.key);
          visit(walk, entry.value);
        }
      }
      break;
    case "list":
      for (const item of node.items) visit(walk, item);
      break;
    case "scalar":
      usesOfVariables(walk, node);
      break;
    case "opaque":
      walk.unread.push(locate(walk.file, node));
  }
}

/** A function with its argument, in the long form or as a tag. */
interface Call {
  readonly name: string;
  readonly argument: Node;
}

function callIn({ inCondition }: Walk, node: Node): Call | undefined {
  const tag = node.kind === "opaque" ? undefined : node.tag;
  if (tag?.startsWith("!")) return { name: tag.slice(1), argument: node };
  const [only, ...others] = node.kind === "map" ? node.entries : [];
  if (!only || others.length > 0) return undefined;
  const name = String(only.key.value);
  const { value } = only;
  // An argument with a tag is what another function gives.
  if (value.kind === "scalar" && value.tag) return undefined;
  if (name === "Ref" || (name === "Condition" && inCondition)) return { name, argument: value };
  return name.startsWith("Fn::") ? { name: name.slice("Fn::".length), argument: value } : undefined;
}

/** What the argument of a function names, or the first of its arguments. */
const named: Readonly<Record<string, readonly SymbolKind[]>> = {
  Ref: referable,
  Condition: ["condition"],
  GetAtt: ["resource"],
  If: ["condition"],
  FindInMap: ["mapping"],
  ValueOf: ["parameter"],
};

function visitCall(walk: Walk, { name, argument }: Call): void {
  const [first, second] = argument.kind === "list" ? argument.items : [];
  // What another function gives is no name.
  const scalar = first?.kind === "scalar" && !first.tag ? first : argument;
  if (name === "Sub") usesInText(walk, scalar, second);
  else if (Object.hasOwn(named, name)) useOfName(walk, scalar, named[name]!);
}

/** How the console groups and labels the parameters. */
function visitInterface(walk: Walk, node: Node | undefined): void {
  const groups = childOf(node, "ParameterGroups");
  for (const group of groups?.kind === "list" ? groups.items : []) {
    const names = childOf(group, "Parameters");
    for (const name of names?.kind === "list" ? names.items : []) useOfName(walk, name, ["parameter"]);
  }
  const labels = childOf(node, "ParameterLabels");
  for (const { key } of labels?.kind === "map" ? labels.entries : []) useOfName(walk, key, ["parameter"]);
}

/** A scalar that is a name, or begins with one before a dot. */
function useOfName(walk: Walk, node: Node | undefined, kinds: readonly SymbolKind[]): void {
  const text = textOf(node);
  if (node?.kind !== "scalar" || text === undefined || text.startsWith("AWS::")) return;
  // A loop's variable is found with all others in the text.
  const loop = kinds === referable ? walk.loops.findLast(({ variable }) => variable === text) : undefined;
  const whole = { start: 0, end: text.length };
  if (loop) addUse(walk, node, { kinds: ["loop variable"], id: loop.id }, whole);
  else addUse(walk, node, { kinds, id: text.split(".")[0]! }, whole);
}

/** The names in `${...}` of a text, without those that the second argument of `Fn::Sub` gives. */
function usesInText(walk: Walk, node: Node, variables: Node | undefined): void {
  if (node.kind !== "scalar") return;
  const own = variables?.kind === "map" ? variables.entries.map(({ key }) => String(key.value)) : [];
  const taken = new Set([...own, ...walk.loops.map(({ variable }) => variable)]);
  for (const { index, 1: space, 2: name } of (textOf(node) ?? "").matchAll(/\$\{(\s*)([^!{}\s][^{}]*?)\s*\}/g)) {
    if (taken.has(name!) || name!.startsWith("AWS::")) continue;
    const start = index + "${".length + space!.length;
    const id = name!.split(".")[0]!;
    addUse(walk, node, { kinds: referable, id, taken }, { start, end: start + name!.length });
  }
}

/** Loops put their variables into all texts of their bodies, keys among them. */
function usesOfVariables(walk: Walk, node: ScalarNode): void {
  if (walk.loops.length === 0) return;
  for (const { index, 1: name } of String(node.value).matchAll(/[$&]\{([^{}]*)\}/g)) {
    const loop = walk.loops.findLast(({ variable }) => variable === name);
    const start = index + "${".length;
    if (loop) addUse(walk, node, { kinds: ["loop variable"], id: loop.id }, { start, end: start + name!.length });
  }
}

/** A use in a scalar, at a part of its text: the name, with or without an attribute behind it. */
function addUse(
  { file, uses }: Walk,
  node: ScalarNode,
  { kinds, id, taken }: Pick<Use, "kinds" | "id" | "taken">,
  part: Range,
): void {
  const dot = String(node.value).slice(part.start, part.end).indexOf(".");
  const at = placeOf(file, node, dot < 0 ? part : { start: part.start, end: part.start + dot });
  const whole = locatePart(file, node, part) ?? at;
  uses.push({ kinds, id, at, whole, ...(taken && taken.size > 0 && { taken }) });
}

/** A name without its quotes; all of the scalar where it cannot be told apart. */
function placeOf(file: SourceFile, node: ScalarNode, part = { start: 0, end: String(node.value).length }): Location {
  return locatePart(file, node, part) ?? locate(file, node);
}
