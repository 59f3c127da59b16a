import { CompletionItemKind } from "vscode-languageserver-types";
import { type Body, stop } from "./body.ts";
import type { Place } from "./place.ts";
import { namesOf, type Source } from "./source.ts";
import type { Suggestion } from "./suggestion.ts";

/** A function with names as arguments. */
export function call(place: Place, name: string, names: readonly string[], detail: string, rank: number): Suggestion {
  const literals = names.map((value): Body => ({ kind: "literal", value }));
  const argument: Body = literals.length === 1 ? literals[0]! : { kind: "list", items: literals };
  const short = `${name.replace("Fn::", "")} ${names.join(".")}`;
  return {
    label: place.style === "json" ? short : `!${short}`,
    kind: CompletionItemKind.Reference,
    detail,
    note: detail,
    write: { body: { kind: "call", name, argument } },
    rank,
  };
}

const open: Body = { kind: "stop", isText: false };
const listOf = (...items: readonly Body[]): Body => ({ kind: "list", items });

/** The functions that give values. */
const valueFunctions: readonly (readonly [name: string, meaning: string, argument: Body])[] = [
  ["Ref", "a parameter, or what a resource is called", stop],
  ["Fn::GetAtt", "an attribute of a resource", stop],
  ["Fn::Sub", "a text with ${names} in it", stop],
  ["Fn::If", "one value or another", listOf(stop, open, open)],
  ["Fn::FindInMap", "a value of a mapping", listOf(stop, stop, stop)],
  ["Fn::ImportValue", "what another stack exports", stop],
  ["Fn::Join", "texts joined to one", listOf(stop, { kind: "list", items: [open] })],
  ["Fn::Select", "an item of a list", listOf(open, open)],
  ["Fn::Split", "the parts of a text", listOf(stop, open)],
];

const testFunctions: readonly (readonly [name: string, meaning: string, argument: Body])[] = [
  ["Fn::Equals", "two values are the same", listOf(open, open)],
  ["Fn::Not", "the condition does not hold", listOf(open)],
  ["Fn::And", "all conditions hold", listOf(open, open)],
  ["Fn::Or", "one of the conditions holds", listOf(open, open)],
  ["Condition", "another condition holds", stop],
];

/** `Ref` to each parameter. */
export function parameterReferences(place: Place, source: Source, rank: number): readonly Suggestion[] {
  return namesOf(source, "parameter").map(({ id, detail }) =>
    call(place, "Ref", [id], `Parameter${detail ? ` (${detail})` : ""}`, rank),
  );
}

/** The functions that a value may be. */
export function functions(place: Place): readonly Suggestion[] {
  return callsOf(place, valueFunctions, 7);
}

/** The functions that a condition is made of. */
export function conditionFunctions(place: Place, source: Source): readonly Suggestion[] {
  const isOperand = place.path.at(-2) === "Fn::Equals";
  return isOperand ? [...parameterReferences(place, source, 1), ...functions(place)] : callsOf(place, testFunctions, 2);
}

function callsOf(place: Place, rows: typeof valueFunctions, rank: number): readonly Suggestion[] {
  return rows.map(([name, meaning, argument]) => ({
    label: place.style === "json" ? name : `!${name.replace("Fn::", "")}`,
    kind: CompletionItemKind.Function,
    detail: meaning,
    write: { body: { kind: "call", name, argument } },
    rank,
    goesOn: true,
  }));
}
