import type { Conversion } from "../../dialects/terraform/conversions.ts";
import { mappingOf } from "../../dialects/terraform/mapping/mapping.ts";
import { cloudControlCase, propertyName, snakeCase } from "../../dialects/terraform/mapping/naming.ts";
import { type Attributes, rowOf, type TypeMapping } from "../../dialects/terraform/mapping/table.ts";
import type { PropertyType, ResourceType } from "../../schema/resource-type.ts";
import { resourceTypeOf } from "../../schema/schema.ts";
import { partAt, propertiesOf } from "./properties.ts";

/** An attribute or a block of a Terraform resource, with what it says in CloudFormation's words. */
export interface TerraformAttribute {
  readonly name: string;
  /** Path of the property; empty for a block whose attributes lie in the map around. */
  readonly path: string;
  readonly property: PropertyType | undefined;
  readonly block: "one" | "many" | undefined;
  readonly conversion: Conversion | undefined;
}

/** A block of a resource, or the resource itself. */
export interface TerraformBlock {
  readonly mapping: TypeMapping;
  /** CloudFormation's type, where its schema is known. */
  readonly resource: ResourceType | undefined;
  readonly path: string;
  readonly attributes: Attributes;
}

/** What the steps of a path lead to below a resource of a type; undefined where no block is known there. */
export function blockAt(type: string, steps: readonly string[]): TerraformBlock | undefined {
  const mapping = mappingOf(type);
  const resource = resourceTypeOf(mapping.type);
  let block: TerraformBlock = {
    mapping,
    resource,
    path: plain(mapping.attach?.at ?? ""),
    attributes: mapping.attributes,
  };
  for (const step of steps) {
    const found = attributeOf(block, step);
    if (!found || (!found.block && !mapping.general) || found.conversion) return undefined;
    const row = Object.hasOwn(block.attributes, step) ? rowOf(block.attributes[step]!) : undefined;
    block = { mapping, resource, path: found.path, attributes: row?.attributes ?? {} };
  }
  return block;
}

/** An attribute by its name, by the tables or by the general rule. */
export function attributeOf(block: TerraformBlock, name: string): TerraformAttribute | undefined {
  return attributesOf(block).find((attribute) => attribute.name === name);
}

/** All attributes of a block that are known, those of the tables first. */
export function attributesOf({ mapping, resource, path, attributes }: TerraformBlock): readonly TerraformAttribute[] {
  const listed = Object.entries(attributes).flatMap(([name, attribute]): TerraformAttribute[] => {
    const { to, block, conversion, old } = rowOf(attribute);
    const own = joined(path, plain(to));
    return old ? [] : [{ name, path: own, property: propertyAt(resource, own), block, conversion }];
  });
  const taken = targetsOf(attributes);
  const part = resource && partAt(resource, path === "" ? [] : path.split("."));
  const general = Object.entries((part && propertiesOf(part)) ?? {}).flatMap(
    ([name, property]): TerraformAttribute[] => {
      const attribute = mapping.general ? cloudControlCase(name) : snakeCase(name);
      const isRegular = mapping.general || (!isNested(property) && propertyName(mapping.type, attribute) === name);
      if (!isRegular || taken.has(name) || Object.hasOwn(attributes, attribute)) return [];
      return [{ name: attribute, path: joined(path, name), property, block: blockOf(property), conversion: undefined }];
    },
  );
  return [...listed, ...general];
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

function blockOf(property: PropertyType): TerraformAttribute["block"] {
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
