/**
 * Writes down where the aws provider's names differ from those that the general rule gives, for completion.
 *
 *     terraform providers schema -json > schema.json   # in a directory that requires hashicorp/aws
 *     node scripts/provider-names.ts schema.json 6.25
 */
import { readFileSync, writeFileSync } from "node:fs";
import { mappings } from "../server/src/dialects/terraform/mapping/mapping.ts";
import type { ArgumentKind } from "../server/src/features/completion/provider.ts";
import {
  blockAt,
  mappedAttributes,
  type TerraformAttribute,
  type TerraformBlock,
} from "../server/src/features/completion/terraform-attributes.ts";

/** What `terraform providers schema` prints, as far as it is read here. */
interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, BlockType>>;
}

interface Attribute {
  readonly type?: unknown;
  readonly nested_type?: { readonly attributes: Block["attributes"]; readonly nesting_mode: string };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly deprecated?: boolean;
}

interface BlockType {
  readonly nesting_mode: string;
  readonly min_items?: number;
  readonly block: Block & { readonly deprecated?: boolean };
}

/** One argument of a block. */
interface Argument {
  readonly kind: ArgumentKind;
  readonly isRequired: boolean;
  readonly isOld: boolean;
  /** What stands in it, if it is a block. */
  readonly block: Block | undefined;
}

const output = "server/src/features/completion/provider-names.ts";
const lineLength = 120;

/** What every resource has, or is said of it elsewhere. */
const common = new Set(["id", "tags_all", "region", "timeouts"]);

type Names = Record<"without" | "also" | "needs" | "spares" | "gives", string[]>;

function argumentsOf({ attributes = {}, block_types = {} }: Block): ReadonlyMap<string, Argument> {
  const plain = Object.entries(attributes).flatMap(([name, attribute]): (readonly [string, Argument])[] => {
    const { nested_type: nested, required = false, optional = false, deprecated = false } = attribute;
    if (!required && !optional) return [];
    const kind = nested ? kindOfBlock(nested.nesting_mode) : kindOf(attribute.type);
    const block = nested && { attributes: nested.attributes ?? {} };
    return [[name, { kind, isRequired: required, isOld: deprecated, block }]];
  });
  const blocks = Object.entries(block_types).map(([name, { nesting_mode, min_items = 0, block }]) => {
    const isRequired = min_items > 0;
    return [name, { kind: kindOfBlock(nesting_mode), isRequired, isOld: block.deprecated === true, block }] as const;
  });
  return new Map([...plain, ...blocks]);
}

function kindOf(type: unknown): ArgumentKind {
  if (type === "number" || type === "bool") return type;
  const [outer, inner] = Array.isArray(type) ? type : [];
  if (Array.isArray(inner) && inner[0] === "object") return "blocks";
  return outer === "map" ? "map" : outer === "list" || outer === "set" ? "list" : "text";
}

function kindOfBlock(mode: string): ArgumentKind {
  return mode === "single" ? "block" : "blocks";
}

function compare(schema: Block, own: TerraformBlock, by: string | undefined, names: Names): void {
  const theirs = argumentsOf(schema);
  const mapped = new Map(mappedAttributes(own).map((attribute) => [attribute.name, attribute] as const));
  const path = (name: string): string => [...own.steps, name].join(".");
  for (const [name, attribute] of mapped) {
    const argument = theirs.get(name);
    if (!argument) {
      names.without.push(path(name));
      continue;
    }
    if (argument.isRequired !== isRequired(attribute)) names[argument.isRequired ? "needs" : "spares"].push(path(name));
    const inner = attribute.block && argument.block ? blockAt(own.type, [...own.steps, name]) : undefined;
    if (inner) compare(argument.block!, inner, undefined, names);
  }
  for (const [name, { kind, isRequired, isOld }] of theirs) {
    if (mapped.has(name) || isOld || name === by || (own.steps.length === 0 && common.has(name))) continue;
    names.also.push(path(name) + (kind === "text" ? "" : `:${kind}`));
    if (isRequired) names.needs.push(path(name));
  }
}

function isRequired({ property }: TerraformAttribute): boolean {
  return property?.required === true;
}

function namesOf(type: string, schema: Block): Names {
  const names: Names = { without: [], also: [], needs: [], spares: [], gives: [] };
  const own = blockAt(type, [])!;
  compare(schema, own, own.mapping.attach?.by, names);
  const said = argumentsOf(schema);
  names.gives = Object.entries(schema.attributes ?? {}).flatMap(([name, { deprecated }]) =>
    said.has(name) || common.has(name) || name === "arn" || deprecated ? [] : [name],
  );
  if (!schema.attributes?.arn) names.without.push("arn");
  return names;
}

function written(type: string, names: Names): string {
  const parts = Object.entries(names).filter(([, list]) => list.length > 0);
  const single = `  ${type}: { ${parts.map(([key, list]) => `${key}: ${JSON.stringify(list.join(" "))}`).join(", ")} },`;
  if (single.length <= lineLength) return single;
  return [`  ${type}: {`, ...parts.map(([key, list]) => entry(key, list)), "  },"].join("\n");
}

function entry(key: string, list: readonly string[]): string {
  const single = `    ${key}: ${JSON.stringify(list.join(" "))},`;
  if (single.length <= lineLength) return single;
  const lines: string[] = [""];
  for (const name of list) {
    const line = lines.at(-1)!;
    if (line !== "" && line.length + name.length > lineLength - 12) lines.push(`${name} `);
    else lines[lines.length - 1] = `${line}${name} `;
  }
  const texts = lines.map((line, at) => JSON.stringify(at < lines.length - 1 ? line : line.trimEnd()));
  return `    ${key}:\n      ${texts.join(" +\n      ")},`;
}

const [file = "", version = ""] = process.argv.slice(2);
const printed = JSON.parse(readFileSync(file, "utf8"));
const schemas: Readonly<Record<string, { readonly block: Block }>> =
  printed.provider_schemas["registry.terraform.io/hashicorp/aws"].resource_schemas;
const types = [...mappings().keys()].filter((type) => type.startsWith("aws_") && schemas[type]).sort();
const rows = types.map((type) => [type, namesOf(type, schemas[type]!.block)] as const);
const differing = rows.filter(([, names]) => Object.values(names).some((list) => list.length > 0));

writeFileSync(
  output,
  `/** Written by scripts/provider-names.ts from the schema of the aws provider ${version}. */
import type { ProviderNames } from "./provider.ts";

export const providerNames: Readonly<Record<string, ProviderNames>> = {
${differing.map(([type, names]) => written(type, names)).join("\n")}
};
`,
);
