import type { Conversion } from "../../dialects/terraform/conversions.ts";
import { mappingOf } from "../../dialects/terraform/mapping/mapping.ts";
import { cloudControlCase, propertyName, snakeCase } from "../../dialects/terraform/mapping/naming.ts";
import { type Attributes, rowOf, type TypeMapping } from "../../dialects/terraform/mapping/table.ts";
import type { PropertyType, ResourceType } from "../../schema/resource-type.ts";
import { resourceTypeOf } from "../../schema/schema.ts";
import { partAt, propertiesOf } from "./properties.ts";
import { type Argument, type ArgumentKind, namesIn } from "./provider.ts";

/** An attribute or a block of a Terraform resource, with what it says in CloudFormation's words. */
export interface TerraformAttribute {
  readonly name: string;
  /** Path of the property; empty for a block whose attributes lie in the map around. */
  readonly path: string;
  readonly property: PropertyType | undefined;
  readonly block: "one" | "many" | undefined;
  readonly conversion: Conversion | undefined;
  readonly isRequired: boolean;
  /** What it is, where no property says so. */
  readonly kind?: ArgumentKind;
}

/** A block of a resource, or the resource itself. */
export interface TerraformBlock {
  /** The type of the resource. */
  readonly type: string;
  /** The names that lead to it from there. */
  readonly steps: readonly string[];
  readonly mapping: TypeMapping;
  /** CloudFormation's type, where its schema is known. */
  readonly resource: ResourceType | undefined;
  readonly path: string;
  readonly attributes: Attributes;
  /** Its attributes lie in a map whose other properties are said elsewhere: only those of the tables are its own. */
  readonly isPart: boolean;
}

/** What the steps of a path lead to below a resource of a type; undefined where no block is known there. */
export function blockAt(type: string, steps: readonly string[]): TerraformBlock | undefined {
  const mapping = mappingOf(type);
  let block: TerraformBlock | undefined = {
    type,
    steps: [],
    mapping,
    resource: resourceTypeOf(mapping.type),
    path: plain(mapping.attach?.at ?? ""),
    attributes: mapping.attributes,
    isPart: mapping.attach?.at === "",
  };
  for (const step of withoutDynamic(steps)) {
    const found: TerraformAttribute | undefined = attributeOf(block, step);
    block = found && blockOf(block, found);
    if (!block) return undefined;
  }
  return block;
}

/** The block that an attribute of another is; undefined where it is none that is known. */
export function blockOf(around: TerraformBlock, attribute: TerraformAttribute): TerraformBlock | undefined {
  const { name, path, block, conversion, kind } = attribute;
  if ((!block && !around.mapping.general) || conversion) return undefined;
  const row = Object.hasOwn(around.attributes, name) ? rowOf(around.attributes[name]!) : undefined;
  const attributes = row?.attributes ?? {};
  const isPart = row ? row.to === "" : kind !== undefined;
  return { ...around, steps: [...around.steps, name], path, attributes, isPart };
}

/** What stands in `dynamic.<name>.content` is what stands in the block of that name. */
function withoutDynamic(steps: readonly string[]): readonly string[] {
  const plain: string[] = [];
  for (let at = 0; at < steps.length; at++) {
    const isDynamic = steps[at] === "dynamic" && steps[at + 2] === "content";
    plain.push(isDynamic ? steps[at + 1]! : steps[at]!);
    if (isDynamic) at += 2;
  }
  return plain;
}

/** An attribute by its name, by the tables or by the general rule. */
export function attributeOf(block: TerraformBlock, name: string): TerraformAttribute | undefined {
  return attributesOf(block).find((attribute) => attribute.name === name);
}

/** All attributes of a block that are known, those of the tables first. */
export function attributesOf(block: TerraformBlock): readonly TerraformAttribute[] {
  const mapped = mappedAttributes(block);
  if (block.mapping.general) return mapped;
  const { without, also, needs, spares } = namesIn(block.type, block.steps);
  const known = new Set(mapped.map(({ name }) => name));
  const extra = also.filter(({ name }) => !known.has(name)).map(extraAttribute);
  const all = [...mapped.filter(({ name }) => !without.has(name)), ...extra];
  return all.map((one) => ({ ...one, isRequired: needs.has(one.name) || (one.isRequired && !spares.has(one.name)) }));
}

/** The attributes that are said of properties, by the tables or by the general rule. */
export function mappedAttributes(block: TerraformBlock): readonly TerraformAttribute[] {
  const { resource, path, attributes } = block;
  const listed = Object.entries(attributes).flatMap(([name, attribute]): TerraformAttribute[] => {
    const { to, block, conversion, old } = rowOf(attribute);
    const own = joined(path, plain(to));
    const property = propertyAt(resource, own);
    return old ? [] : [{ name, path: own, property, block, conversion, isRequired: property?.required === true }];
  });
  return [...listed, ...generalAttributes(block)];
}

/** The attributes that the general rule gives for properties. */
function generalAttributes({
  mapping,
  resource,
  path,
  attributes,
  isPart,
}: TerraformBlock): readonly TerraformAttribute[] {
  const part = !isPart && resource ? partAt(resource, path === "" ? [] : path.split(".")) : undefined;
  const taken = targetsOf(attributes);
  return Object.entries((part && propertiesOf(part)) ?? {}).flatMap(([name, property]): TerraformAttribute[] => {
    const attribute = mapping.general ? cloudControlCase(name) : snakeCase(name);
    const isRegular = mapping.general || (!isNested(property) && propertyName(mapping.type, attribute) === name);
    if (!isRegular || taken.has(name) || Object.hasOwn(attributes, attribute)) return [];
    const block = blockKindOf(property);
    const isRequired = property.required === true;
    return [{ name: attribute, path: joined(path, name), property, block, conversion: undefined, isRequired }];
  });
}

function extraAttribute({ name, kind }: Argument): TerraformAttribute {
  const block = kind === "block" ? "one" : kind === "blocks" ? "many" : undefined;
  return { name, path: "", property: undefined, block, conversion: undefined, isRequired: false, kind };
}

/** The properties that the tables give to attributes, at one level. */
function targetsOf(attributes: Attributes): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const attribute of Object.values(attributes)) {
    const { to, attributes: inner = {} } = rowOf(attribute);
    if (to === "") for (const target of targetsOf(inner)) targets.add(target);
    else targets.add(plain(to).split(".")[0]!);
  }
  return targets;
}

/** Blocks are in the tables, since the general rule cannot tell how they are written. */
function isNested({ type }: PropertyType): boolean {
  const item = type.kind === "list" ? type.item : type;
  return item.kind === "object" || item.kind === "tag" || item.kind === "list";
}

function blockKindOf(property: PropertyType): TerraformAttribute["block"] {
  if (!isNested(property)) return undefined;
  return property.type.kind === "list" ? "many" : "one";
}

function propertyAt(resource: ResourceType | undefined, path: string): PropertyType | undefined {
  return resource && partAt(resource, path.split("."))?.property;
}

/** A path of the tables without what it says of items: `Rules[Name=prefix].Value` is `Rules.Value`. */
function plain(path: string): string {
  return path.replace(/\[[^\]]*\]/g, "");
}

function joined(...paths: readonly string[]): string {
  return paths.filter((path) => path !== "").join(".");
}
