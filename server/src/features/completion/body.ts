import type { Quote, Style } from "./place.ts";

type Scalar = string | number | boolean;

/** What a choice writes as a value, before it is known in which syntax. */
export type Body =
  /** A place for the author to fill in; a text needs quotes in JSON. */
  | { readonly kind: "stop"; readonly isText: boolean }
  | { readonly kind: "literal"; readonly value: Scalar }
  | { readonly kind: "choice"; readonly values: readonly Scalar[] }
  /** The author fills in a key that is empty, and goes on in a map without entries unless it is whole. */
  | { readonly kind: "map"; readonly entries: readonly (readonly [string, Body])[]; readonly isWhole?: boolean }
  | { readonly kind: "list"; readonly items: readonly Body[] }
  /** A function of CloudFormation under its long name. */
  | { readonly kind: "call"; readonly name: string; readonly argument: Body };

export const stop: Body = { kind: "stop", isText: true };

/** Whether a value is a map of which nothing is said yet, or a list of such. */
export function isOpenMap(body: Body): boolean {
  if (body.kind === "list") return body.items.length === 1 && isOpenMap(body.items[0]!);
  return body.kind === "map" && body.entries.length === 0 && !body.isWhole;
}

/** Marks in a text that is being made: a stop, and a list of choices. Characters for private use stand in no template. */
const marks = { stop: "\uE000", choice: "\uE001", end: "\uE002" } as const;
const markPattern = /\uE000|\uE001([^\uE002]*)\uE002/g;

/** Whether a text that is being made has places to fill in. */
export function hasStops(marked: string): boolean {
  return marked.includes(marks.stop) || marked.includes(marks.choice);
}

/** Finishes a text with marks as a snippet; the last stop of several is followed by the end of the text. */
export function snippetOf(marked: string): string {
  const stops = marked.split(marks.stop).length + marked.split(marks.choice).length - 2;
  let count = 0;
  const number = (): number => (stops === 1 ? 0 : ++count);
  return marked
    .replace(/[\\$}]/g, "\\$&")
    .replace(markPattern, (_, choices?: string) =>
      choices === undefined ? `$${number()}` : `\${${number() || 1}|${choices}|}`,
    );
}

/** The same as a plain text. */
export function plainOf(marked: string): string {
  return marked.replace(markPattern, "");
}

export interface Layout {
  readonly style: Style;
  /** One step of indentation. */
  readonly unit: string;
}

/** A value behind its key and colon, with the white space between them; further lines are indented by `indent`. */
export function valueBehindKey(body: Body, layout: Layout, indent: string): string {
  if (layout.style !== "block" || !isBlock(body)) return ` ${inline(body, layout, indent)}`;
  return `\n${indent}${inBlock(body, layout, indent)}`;
}

/** A value in lines, the first of which is indented already. */
export function inBlock(body: Body, layout: Layout, indent: string): string {
  if (body.kind === "map") {
    if (body.entries.length === 0) return marks.stop;
    const entries = body.entries.map(
      ([key, value]) => `${name(key, false)}:${valueBehindKey(value, layout, indent + layout.unit)}`,
    );
    return entries.join(`\n${indent}`);
  }
  if (body.kind === "list") {
    const items = body.items.map((item) => `- ${inBlock(item, layout, `${indent}  `)}`);
    return items.join(`\n${indent}`);
  }
  return inline(body, layout, indent);
}

function isBlock(body: Body): boolean {
  return (body.kind === "map" && !(body.isWhole && body.entries.length === 0)) || body.kind === "list";
}

/** A value in brackets, or on one line. */
export function inline(body: Body, layout: Layout, indent: string): string {
  const isJson = layout.style === "json";
  switch (body.kind) {
    case "stop":
      return isJson && body.isText ? `"${marks.stop}"` : marks.stop;
    case "literal":
      return scalar(body.value, layout.style);
    case "choice": {
      // In JSON the quotes are around the choice.
      const texts = body.values.map((value) => (isJson ? String(value) : String(scalar(value, layout.style))));
      if (texts.some((text) => /[,|\\$}]/.test(text))) return inline(stop, layout, indent);
      const choice = `${marks.choice}${texts.join(",")}${marks.end}`;
      return isJson && typeof body.values[0] === "string" ? `"${choice}"` : choice;
    }
    case "map":
      if (body.isWhole && body.entries.length === 0) return "{}";
      return bracketed(
        "{}",
        body.entries.map(
          ([key, value]) =>
            (inner) =>
              `${name(key, isJson)}: ${inline(value, layout, inner)}`,
        ),
        layout,
        indent,
      );
    case "list":
      return bracketed(
        "[]",
        body.items.map((item) => (inner) => inline(item, layout, inner)),
        layout,
        indent,
      );
    case "call":
      return call(body, layout);
  }
}

function bracketed(
  brackets: string,
  parts: readonly ((indent: string) => string)[],
  { style, unit }: Layout,
  indent: string,
): string {
  const [open, close] = brackets as unknown as [string, string];
  if (parts.length === 0) return `${open}${marks.stop}${close}`;
  if (style !== "json") return `${open}${parts.map((part) => part(indent)).join(", ")}${close}`;
  const inner = indent + unit;
  return `${open}\n${parts.map((part) => inner + part(inner)).join(",\n")}\n${indent}${close}`;
}

/** A function on one line: `!GetAtt Lake.Arn`, or `{"Fn::GetAtt": ["Lake", "Arn"]}`. */
function call({ name, argument }: Extract<Body, { kind: "call" }>, layout: Layout): string {
  if (layout.style === "json") return `{"${name}": ${oneLine(argument, layout)}}`;
  const tag = `!${name.replace("Fn::", "")}`;
  const items = argument.kind === "list" ? argument.items : [];
  const names = items.flatMap((item) => (item.kind === "literal" ? [item.value] : []));
  if (name === "Fn::GetAtt" && names.length > 0 && names.length === items.length) return `${tag} ${names.join(".")}`;
  // Variables begin with characters that a plain text may not have in every place.
  if (name === "Fn::Sub" && argument.kind === "stop") return `${tag} "${marks.stop}"`;
  return `${tag} ${oneLine(argument, { ...layout, style: "flow" })}`;
}

function oneLine(body: Body, layout: Layout): string {
  if (body.kind !== "list") return inline(body, layout, "");
  return `[${body.items.map((item) => oneLine(item, layout)).join(", ")}]`;
}

function name(key: string, isJson: boolean): string {
  if (key === "") return isJson ? `"${marks.stop}"` : marks.stop;
  return isJson ? JSON.stringify(key) : yamlScalar(key);
}

/** A scalar, in quotes where its syntax needs them or the author has begun with one. */
export function scalar(value: Scalar, style: Style, quote: Quote = ""): string {
  if (style === "json") return JSON.stringify(value);
  if (typeof value !== "string") return String(value);
  if (quote === '"') return JSON.stringify(value);
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`;
  return yamlScalar(value);
}

/** What YAML would read as something else than a text, or not at all, goes in quotes. */
export function yamlScalar(text: string): string {
  const isOther = /^(?:[-+.]?\d[\d.eE+_:-]*|true|false|yes|no|on|off|null|~|)$/i.test(text);
  const isBroken = /^[\s\-?:,[\]{}#&*!|>'"%@`]|: |:$| #|[[\]{},]|\s$/.test(text) && !/^-\w/.test(text);
  return isOther || isBroken ? JSON.stringify(text) : text;
}
