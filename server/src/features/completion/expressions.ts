import { CompletionItemKind } from "vscode-languageserver-types";
import { mappingOf } from "../../dialects/terraform/mapping/mapping.ts";
import type { SymbolKind } from "../../model/symbols.ts";
import type { Range } from "../../syntax/tree.ts";
import type { Place } from "./place.ts";
import { hasArn, namesGiven } from "./provider.ts";
import { namesOf, type Source } from "./source.ts";
import type { Suggestion } from "./suggestion.ts";
import { attributesOf, blockAt } from "./terraform-attributes.ts";

/** What stands before the name of a kind in an expression. */
const prefixes: Readonly<Partial<Record<SymbolKind, string>>> = {
  resource: "",
  data: "",
  variable: "var.",
  local: "local.",
  module: "module.",
};
const kinds = Object.keys(prefixes) as readonly SymbolKind[];

/** What is there without being defined. */
const builtIn: Readonly<Record<string, string>> = {
  "each.key": "the key of the instance, with for_each",
  "each.value": "the value of the instance, with for_each",
  "count.index": "the number of the instance, with count",
  "path.module": "the directory of the module",
  "terraform.workspace": "the name of the workspace",
};

/** An address as it is written, with its kind and type. */
export interface Address {
  readonly text: string;
  readonly kind: SymbolKind;
  readonly type: string | undefined;
}

export function addressesOf(source: Source, ...wanted: readonly SymbolKind[]): readonly Address[] {
  return namesOf(source, ...wanted).map(({ id, kind, detail }) => ({
    text: `${prefixes[kind] ?? ""}${id}`,
    kind,
    type: detail,
  }));
}

/** What an expression may go on with, where the cursor is within `${...}`; undefined where it is not. */
export function expressionSuggestions(place: Place, source: Source): readonly Suggestion[] | undefined {
  const [, inside] = /[$%]\{([^{}]*)$/.exec(place.typed) ?? [];
  if (inside === undefined) return undefined;
  const [typed] = /[A-Za-z_][\w.-]*$|$/.exec(inside)!;
  const { text } = source.tree;
  const at = place.isText ? place.word.end : place.word.start + place.typed.length;
  const behind = /^[^\n]{0,500}/.exec(text.slice(at, at + 500))![0];
  const closing = isClosed(behind) ? "" : "}";
  // Without its brace an expression ends at the cursor: what follows is the text around it.
  const rest = closing ? "" : restOfAddress(typed).exec(behind)![0];
  const range = { start: at - typed.length, end: at + rest.length };
  const all = addressesOf(source, ...kinds);
  const of = all.findLast((address) => typed.startsWith(`${address.text}.`));
  if (of) return attributeSuggestions(of, range, closing);
  const addresses = all.map(
    (address): Suggestion => ({
      label: address.text,
      kind: address.kind === "resource" ? CompletionItemKind.Class : CompletionItemKind.Variable,
      detail: address.kind,
      // A resource as a whole is seldom meant: an attribute follows.
      write: { part: address.text + (address.type || address.kind === "module" ? "" : closing), range },
      rank: { variable: 1, local: 2, resource: 3, data: 4 }[address.kind as string] ?? 5,
    }),
  );
  const others = Object.entries(builtIn).map(
    ([label, detail]): Suggestion => ({
      label,
      kind: CompletionItemKind.Constant,
      detail,
      write: { part: label + closing, range },
      rank: 7,
    }),
  );
  return [...addresses, ...others];
}

/** What belongs to an address behind the cursor: the rest of a step, and the name where that is still to come. */
function restOfAddress(typed: string): RegExp {
  const steps = typed.startsWith("data") ? 3 : 2;
  const missing = Math.max(0, steps - typed.split(".").length);
  return new RegExp(`^[\\w-]*(?:\\.[\\w-]+){0,${missing}}`);
}

/** Whether a text goes on with the end of an expression, rather than with what stands around it. */
function isClosed(behind: string): boolean {
  const rest = behind.replace(/^[\w.-]*/, "");
  if (/^(?:[-/:@$\\"']|$)/.test(rest)) return false;
  const [end, next] = [rest.indexOf("}"), rest.indexOf("${")];
  return end >= 0 && (next < 0 || end < next);
}

function attributeSuggestions(address: Address, range: Range, closing: string): readonly Suggestion[] {
  return attributesGiven(address).map(([name, detail], index) => ({
    label: name,
    kind: CompletionItemKind.Field,
    detail,
    write: { part: `${address.text}.${name}${closing}`, range },
    rank: index < 2 ? 1 : 3,
  }));
}

/** The attributes that a reference to a resource can take, those that are mostly wanted first. */
function attributesGiven({ type, kind }: Address): readonly (readonly [name: string, detail: string])[] {
  if (type === undefined) return [];
  const { refs = [], arns = [] } = mappingOf(type);
  const block = kind === "resource" ? blockAt(type, []) : undefined;
  const written = (block ? attributesOf(block) : []).filter(({ block: nested }) => !nested);
  const names = new Map<string, string>([
    ...(hasArn(type) ? [["arn", "its ARN"] as const] : []),
    ["id", arns.includes("id") ? "its ARN" : "its id"],
    ...refs.map((name) => [name, "its name"] as const),
    ...namesGiven(type).map((name) => [name, "known once it is made"] as const),
    ...written.map(({ name, path }) => [name, path] as const),
  ]);
  return [...names];
}
