/** Turns the YAML of a building block into JSON with the same tab stops. */
import { isMap, isScalar, isSeq, type Node, type Pair, parse, parseDocument, type Scalar, type YAMLMap } from "yaml";
import { changeOutside, splitAtDot, withDefaults } from "./snippet-text.ts";

/** Members in their order, items, or a scalar as JSON writes it. */
export type Json = { readonly members: readonly Member[] } | { readonly items: readonly Json[] } | string;
export type Member = readonly [name: string, value: Json];

/** Adds the load that a comment states to the members of its resource, since JSON has no comments. */
export type StateLoad = (load: string, members: readonly Member[]) => readonly Member[];

const inlineLength = 90;

/** The members at the top of the text, one below the other. */
export function toJsonMembers(text: string, stateLoad: StateLoad): string {
  const convert = converter(text, stateLoad);
  const { contents } = parseDocument(text, { logLevel: "error" });
  return membersText(convert.members(contents as YAMLMap), "");
}

/** A text with tab stops in quotation marks. */
export function quoted(text: string): string {
  return `"${changeOutside(text, (part) => JSON.stringify(part).slice(1, -1))}"`;
}

function converter(whole: string, stateLoad: StateLoad) {
  const convert = (node: Node): Json => (node.tag?.startsWith("!") ? callOf(node.tag.slice(1), node) : untagged(node));

  const untagged = (node: Node): Json => {
    if (isMap(node)) return { members: members(node) };
    if (isSeq(node)) return { items: node.items.map((item) => convert(item as Node)) };
    return scalar(node as Scalar);
  };

  const members = (map: YAMLMap): readonly Member[] =>
    map.items.map((pair, index) => {
      const { key, value } = pair as Pair<Scalar<string>, Node>;
      const comment = key.commentBefore ?? (index === 0 ? map.commentBefore : undefined);
      const load = /pipeline-hints: workload .*/.exec(comment ?? "")?.[0];
      return [key.value, load && isMap(value) ? { members: stateLoad(load, members(value)) } : convert(value!)];
    });

  /** What is a number or a boolean once its tab stops are filled stays without quotes. */
  const scalar = ({ type, value, source }: Scalar): string => {
    if (type === "PLAIN" && typeof parse(withDefaults(source!, whole)) !== "string") return source!;
    return quoted(joined(String(value)));
  };

  const callOf = (name: string, node: Node): Json => {
    if (name === "Ref") return { members: [["Ref", untagged(node)]] };
    const argument =
      name === "GetAtt" && isScalar(node)
        ? { items: splitAtDot(String(node.value)).map((part) => quoted(part)) }
        : untagged(node);
    return { members: [[`Fn::${name}`, argument]] };
  };

  return { members };
}

/** A policy or another JSON text goes on one line; the line breaks of other texts have a meaning. */
function joined(text: string): string {
  return /^\s*\{/.test(text) ? text.trim().replace(/\s*\n\s*/g, " ") : text;
}

function membersText(members: readonly Member[], indent: string): string {
  return members.map(([name, value]) => `${indent}${quoted(name)}: ${textOf(value, indent)}`).join(",\n");
}

function textOf(json: Json, indent: string): string {
  const inline = inlineText(json);
  if (typeof json === "string" || (inline !== undefined && inline.length <= inlineLength)) return inline!;
  const inner = `${indent}\t`;
  if ("members" in json) return `{\n${membersText(json.members, inner)}\n${indent}}`;
  return `[\n${json.items.map((item) => `${inner}${textOf(item, inner)}`).join(",\n")}\n${indent}]`;
}

/** Scalars, calls of functions, and lists of these stand on one line where it is long enough. */
function inlineText(json: Json): string | undefined {
  if (typeof json === "string") return json;
  if ("items" in json) {
    const items = json.items.map(inlineText);
    return items.every((item) => item !== undefined) ? `[${items.join(", ")}]` : undefined;
  }
  const [first, ...others] = json.members;
  if (!first) return "{}";
  if (others.length > 0 || !/^(?:Ref|Fn::\w+)$/.test(first[0])) return undefined;
  const argument = inlineText(first[1]);
  return argument === undefined ? undefined : `{ "${first[0]}": ${argument} }`;
}
