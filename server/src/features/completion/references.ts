import { CompletionItemKind } from "vscode-languageserver-types";
import type { Definition, SymbolKind } from "../../model/symbols.ts";
import { resourceTypeOf } from "../../schema/schema.ts";
import { childOf, type Node } from "../../syntax/tree.ts";
import { functionOfTag, type Place, type Step } from "./place.ts";
import { cloudFormationType } from "./serverless.ts";
import { namesOf, type Source } from "./source.ts";
import type { Suggestion } from "./suggestion.ts";

const pseudoParameters: Readonly<Record<string, string>> = {
  "AWS::AccountId": "the id of the account",
  "AWS::NoValue": "the property is left out",
  "AWS::NotificationARNs": "the topics that are told of changes to the stack",
  "AWS::Partition": "aws, aws-cn or aws-us-gov",
  "AWS::Region": "the Region of the stack",
  "AWS::StackId": "the ARN of the stack",
  "AWS::StackName": "the name of the stack",
  "AWS::URLSuffix": "amazonaws.com, in most Regions",
};

const itemKinds: Readonly<Partial<Record<SymbolKind, CompletionItemKind>>> = {
  resource: CompletionItemKind.Class,
  parameter: CompletionItemKind.Variable,
  condition: CompletionItemKind.Reference,
  mapping: CompletionItemKind.Struct,
};

/** What the argument of a function may be; undefined where the function takes no name. */
export function argumentSuggestions(
  name: string,
  position: number | undefined,
  place: Place,
  source: Source,
): readonly Suggestion[] | undefined {
  switch (name) {
    case "Ref":
      return [...named(source, place, ...referable(place)), ...pseudo(() => true)];
    case "Condition":
      return named(source, place, "condition");
    case "Fn::If":
      return position === 0 ? named(source, place, "condition") : undefined;
    case "Fn::GetAtt":
      return attributeArgument(position, place, source);
    case "Fn::FindInMap":
      return mapArgument(position, place, source);
    case "Fn::Sub":
      return position === undefined || position === 0 ? variablesIn(place, source) : [];
    case "Fn::ImportValue":
    case "Fn::Transform":
      return [];
    default:
      return undefined;
  }
}

/** Names of some kinds, as scalars. */
export function named(source: Source, place: Place, ...kinds: readonly SymbolKind[]): readonly Suggestion[] {
  const own = place.path[1];
  return namesOf(source, ...kinds)
    .filter(({ id, kind }) => !(kind === "resource" && place.path[0] === "Resources" && id === own))
    .map((definition) => ({ ...nameOf(definition), write: { value: definition.id } }));
}

function nameOf({ id, kind, detail }: Definition): Omit<Suggestion, "write"> {
  return {
    label: id,
    kind: itemKinds[kind] ?? CompletionItemKind.Reference,
    detail: detail ?? kind,
    note: kind === "resource" ? detail : kind,
    rank: kind === "parameter" ? 2 : 3,
    about: kind === "resource" && detail !== undefined ? { of: "type", type: detail } : undefined,
  };
}

function pseudo(fits: (name: string) => boolean): readonly Suggestion[] {
  return Object.entries(pseudoParameters)
    .filter(([name]) => fits(name))
    .map(([name, meaning]) => ({
      label: name,
      kind: CompletionItemKind.Constant,
      detail: meaning,
      write: { value: name },
      rank: 6,
    }));
}

/** What `Ref` and `Fn::Sub` may name: conditions and rules are decided before there are resources. */
function referable({ path }: Place): readonly SymbolKind[] {
  return path[0] === "Conditions" || path[0] === "Rules" ? ["parameter"] : ["parameter", "resource"];
}

/** A resource, or one of its attributes: as a list, or as one text with a dot. */
function attributeArgument(position: number | undefined, place: Place, source: Source): readonly Suggestion[] {
  if (position === 1) return attributes(place.items[0], source).map((one) => ({ ...one, write: { value: one.label } }));
  if (position !== undefined && position > 1) return [];
  const resources = named(source, place, "resource").filter(({ detail }) => detail !== undefined);
  if (position === 0) return resources;
  const { typed, word } = place;
  const dot = source.tree.text.slice(word.start, word.end).indexOf(".");
  if (dot < 0) return resources;
  const id = typed.slice(0, dot);
  if (dot < typed.length)
    return attributes(id, source).map((one) => ({ ...one, write: { value: `${id}.${one.label}` } }));
  // The attribute behind the cursor stays.
  const range = { start: word.start, end: word.start + dot };
  return resources.map((one) => ({ ...one, write: { part: one.label, range } }));
}

/** The attributes of a resource; the ARN is what is mostly wanted. */
function attributes(id: string | undefined, source: Source): readonly Omit<Suggestion, "write">[] {
  const type = namesOf(source, "resource").find((one) => one.id === id)?.detail;
  const known = type === undefined ? undefined : resourceTypeOf(cloudFormationType(type));
  if (!known) return [];
  return Object.entries(known.attributes).map(([name, meaning]) => ({
    label: name,
    kind: CompletionItemKind.Field,
    detail: meaning.split(". ")[0],
    rank: name === "Arn" ? 1 : 3,
    about: { of: "attribute", type: known.name, name },
  }));
}

function mapArgument(position: number | undefined, place: Place, source: Source): readonly Suggestion[] {
  if (position === 0) return named(source, place, "mapping");
  const [mapping = "", first = ""] = place.items;
  const maps = childOf(source.tree.root, "Mappings");
  const outer = knownKeys(maps, [mapping]);
  // A first key that is only known later is one of those there are, and all of them lead to the same second keys.
  const inner = (): readonly string[] => knownKeys(maps, [mapping, outer.includes(first) ? first : (outer[0] ?? "")]);
  const keys = position === 1 ? outer : position === 2 ? inner() : [];
  return keys.map((key) => ({ label: key, kind: CompletionItemKind.Value, detail: mapping, write: { value: key } }));
}

/** The variables of `Fn::Sub`, where the cursor is within `${...}`. */
function variablesIn(place: Place, source: Source): readonly Suggestion[] {
  const [, name] = /\$\{([^!{}$\s][^{}$\s]*|)$/.exec(place.typed) ?? [];
  if (name === undefined) return [];
  const { text } = source.tree;
  const at = place.isText ? place.word.end : place.word.start + place.typed.length;
  // Without its brace a variable ends at the cursor: what follows is the text around it.
  const [behind] = /^[\w.:]*(?=\})/.exec(text.slice(at, at + 200)) ?? [];
  const range = { start: at - name.length, end: at + (behind?.length ?? 0) };
  const closing = behind === undefined ? "}" : "";
  const dot = name.indexOf(".");
  if (dot >= 0) {
    const id = name.slice(0, dot);
    return attributes(id, source).map((one) => ({
      ...one,
      write: { part: `${id}.${one.label}${closing}`, range },
    }));
  }
  const own = ownVariables(place, source);
  const hidden = new Set(own.map(({ label }) => label));
  const all = [
    ...own,
    ...named(source, place, ...referable(place)).filter(({ label }) => !hidden.has(label)),
    ...pseudo((one) => one !== "AWS::NoValue" && one !== "AWS::NotificationARNs"),
  ];
  return all.map((one) => ({ ...one, write: { part: one.label + closing, range } }));
}

/** The variables that the second argument of `Fn::Sub` gives. */
function ownVariables({ path }: Place, { tree }: Source): readonly Omit<Suggestion, "write">[] {
  if (path.at(-1) !== 0) return [];
  return knownKeys(tree.root, [...path.slice(0, -1), 1]).map((label) => ({
    label,
    kind: CompletionItemKind.Variable,
    detail: "of this Fn::Sub",
    rank: 1,
  }));
}

/** The keys of a map that the tree knows. */
function knownKeys(root: Node | undefined, path: readonly Step[]): readonly string[] {
  let node = root;
  for (const step of path) node = childOn(node, step);
  return node?.kind === "map" ? node.entries.map(({ key }) => String(key.value)) : [];
}

/** What a step leads to; that of a short function leads to its argument. */
function childOn(node: Node | undefined, step: Step): Node | undefined {
  if (typeof step === "number") return node?.kind === "list" ? node.items[step] : undefined;
  const tag = node?.kind === "opaque" ? undefined : node?.tag;
  return tag?.startsWith("!") && functionOfTag(tag) === step ? node : childOf(node, step);
}
