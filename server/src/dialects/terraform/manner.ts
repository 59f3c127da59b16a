import type { FileOperation, NewResource } from "../../model/edit.ts";
import type { Site, SourceFile } from "../../model/site.ts";
import type { Resource } from "../../model/template.ts";
import { childOf, type SyntaxTree } from "../../syntax/tree.ts";
import type { Operation } from "../../syntax/write/operations.ts";
import type { Module } from "./context.ts";
import { mappingOf } from "./mapping/mapping.ts";
import { rowOf } from "./mapping/table.ts";
import { attributeName } from "./names.ts";
import { newAddress } from "./new-address.ts";

/** What stands for CloudFormation's pseudo parameters: a data source, and its attribute. */
const lookups: Readonly<Record<string, readonly [type: string, attribute: string]>> = {
  "AWS::AccountId": ["aws_caller_identity", "account_id"],
  "AWS::Region": ["aws_region", "id"],
  "AWS::Partition": ["aws_partition", "partition"],
};

/** How new content is written in the file at hand. */
export interface Manner {
  /** Every block is a list of one, as in files that a program made of HCL; else a lone block is a map. */
  readonly blocksAsLists: boolean;
  /** Documents are written as `${jsonencode({...})}`, else as JSON texts. */
  readonly encodes: boolean;
  /** JSON texts have lines, as the block scalars of YAML let them. */
  readonly breaksLines: boolean;
  /** The expression for an attribute of a resource; undefined where it cannot be written. */
  reference(resource: Resource | NewResource, attribute: string | undefined): string | undefined;
  /** The expression for a pseudo parameter. */
  pseudo(name: string): string;
}

/**
 * Writes new content for a resource in the manner of the file around the site. Data sources that the content asks for,
 * and that the module does not have, are written along.
 */
export function writtenBy(
  resource: Resource,
  site: Site,
  module: Module,
  write: (manner: Manner) => readonly FileOperation[],
): readonly FileOperation[] {
  const missing = new Set<string>();
  const operations = write({
    blocksAsLists: shapeOf(resource.site, resource.declaredType) ?? habitsOf(resource.site.file, module).blocksAsLists,
    encodes: habitsOf(site.file, module).encodes,
    breaksLines: site.file.tree.language === "yaml",
    reference: (target, attribute) => referenceFrom(resource, target, attribute, module),
    pseudo(name) {
      const [type, attribute] = lookups[name]!;
      const known = [...module.dataSources.values()].find((block) => block.type === type);
      if (!known) missing.add(type);
      return `data.${type}.${known?.name ?? "current"}.${attribute}`;
    },
  });
  const { file } = resource.site;
  const sources = [...missing].map((type) =>
    operation(file, { op: "insert", path: ["data", type, "current"], value: {} }),
  );
  return [...operations, ...sources];
}

export function operation(file: SourceFile, own: Operation): FileOperation {
  return { file, operation: own };
}

type Habits = Pick<Manner, "blocksAsLists" | "encodes">;

const habits = new WeakMap<SyntaxTree, Habits>();

/** How a file is written throughout. */
function habitsOf(file: SourceFile, { resources }: Module): Habits {
  const known = habits.get(file.tree);
  if (known) return known;
  const blocks = [...resources.values()].filter(({ site }) => site.file === file);
  const shapes = blocks.map(({ site, type }) => shapeOf(site, type)).filter((shape) => shape !== undefined);
  const found = { blocksAsLists: shapes[0] ?? false, encodes: file.tree.text.includes("${jsonencode(") };
  habits.set(file.tree, found);
  return found;
}

/** Whether a resource, or the blocks in it of which there can be only one, are lists; undefined where nothing tells. */
function shapeOf({ path, node }: Site, type: string): boolean | undefined {
  if (typeof path.at(-1) === "number") return true;
  const { attributes } = mappingOf(type);
  const names = Object.keys(attributes).filter((name) => rowOf(attributes[name]!).block === "one");
  const kinds = names.flatMap((name) => childOf(node, name)?.kind ?? []);
  return kinds.length === 0 ? undefined : kinds.includes("list");
}

/** A resource with several instances is referred to by the one that belongs to the instance that refers. */
function referenceFrom(
  from: Resource,
  target: Resource | NewResource,
  attribute: string | undefined,
  module: Module,
): string | undefined {
  if (!("site" in target)) return referenceToNew(from, target, attribute, module);
  const { node } = target.site;
  if (mappingOf(target.declaredType).attach || !module.resources.has(target.id)) return undefined;
  const name = attributeName(target, attribute);
  const isOwn = from.site.node === node;
  if (childOf(node, "count")) return `${target.id}[${isOwn ? "count.index" : "0"}].${name}`;
  if (childOf(node, "for_each")) return isOwn ? `${target.id}[each.key].${name}` : undefined;
  return `${target.id}.${name}`;
}

/** A new resource has as many instances as the one beside which it is written. */
function referenceToNew(from: Resource, target: NewResource, attribute: string | undefined, module: Module): string {
  const { type, name } = newAddress(target, module);
  const { node } = from.site;
  const instance = childOf(node, "count") ? "[count.index]" : childOf(node, "for_each") ? "[each.key]" : "";
  return `${type}.${name}${instance}.${attributeName({ declaredType: type }, attribute)}`;
}
