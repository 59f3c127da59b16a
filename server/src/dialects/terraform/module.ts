import type { Condition } from "../../model/condition.ts";
import type { Site, SourceFile } from "../../model/site.ts";
import type { Resource, Template } from "../../model/template.ts";
import { type MapValue, unknown, type Value } from "../../model/value.ts";
import { childOf, textOf } from "../../syntax/tree.ts";
import { madeMap, siteOf } from "../reader.ts";
import { passedOn } from "./addresses.ts";
import { attachmentsOf, ownersIn } from "./attach.ts";
import { entriesOf, namedBlocks, sectionsOf, typedBlocks } from "./blocks.ts";
import { existence } from "./conditions.ts";
import type { Context, Module, TypedBlock } from "./context.ts";
import { mappingOf } from "./mapping/mapping.ts";
import type { Apart, TypeMapping } from "./mapping/table.ts";
import { readVariable } from "./parameters.ts";
import { combined, type Part } from "./translate.ts";
import { readValue } from "./values.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Reads the files of one directory, which Terraform joins, as one template; partial when others are not read. */
export function readModule(files: readonly SourceFile[], isPartial = false): Template {
  const module = indexOf(files);
  const context: Context = { module, variables: new Map() };
  return {
    dialect: "terraform",
    files,
    resources: new Map(readResources(context).map((resource) => [resource.id, resource])),
    parameters: new Map([...module.variables].map(([name, site]) => [name, readVariable(name, site, context)])),
    conditions: new Map(),
    open: isPartial || files.some(({ tree }) => tree.broken || tree.notes.length > 0),
    vocabulary: vocabularyOf(module),
  };
}

function indexOf(files: readonly SourceFile[]): Module {
  const conditions = new Map<string, Condition | undefined>();
  const module: Module = {
    files,
    resources: byAddress(files.flatMap((file) => typedBlocks(file, "resource"))),
    data: byAddress(files.flatMap((file) => typedBlocks(file, "data"))),
    variables: byName(files.flatMap((file) => namedBlocks(file, "variable"))),
    locals: byName(files.flatMap((file) => sectionsOf(file, "locals").flatMap(entriesOf))),
    moduleCalls: files.flatMap((file) => namedBlocks(file, "module")),
    conditionOf(block) {
      const { address } = block;
      if (!conditions.has(address)) {
        // A count that asks for its own resource is Terraform's to refuse.
        conditions.set(address, undefined);
        conditions.set(address, existence(block, { module, variables: new Map() }));
      }
      return conditions.get(address);
    },
  };
  return module;
}

function byAddress(blocks: readonly TypedBlock[]): ReadonlyMap<string, TypedBlock> {
  return new Map(blocks.map((block) => [block.address, block]));
}

function byName(sites: readonly Site[]): ReadonlyMap<string, Site> {
  return new Map(sites.map((site) => [String(site.key!.value), site]));
}

function readResources(context: Context): readonly Resource[] {
  const { module } = context;
  const { parts, doubtful, foreign } = attachmentsOf(module);
  const handedOver = passedOn(module);
  const own = [...module.resources.values()].flatMap((block): readonly Resource[] => {
    const mapping = mappingOf(block.type);
    if (mapping.attach) return [];
    const attached = (parts.get(block.address) ?? []).flatMap((part) => attachedPart(part, context));
    const maybe = (doubtful.get(block.address) ?? []).map((part) => doubtfulPart(part));
    const resource: Resource = {
      ...described(block, mapping, context),
      properties: combined(block.site, [ownPart(block, mapping, context), ...attached, ...maybe], mapping.defaults),
      passedOn: handedOver.has(block.address),
    };
    return [resource, ...(mapping.apart ?? []).flatMap((apart) => readApart(resource, block, apart, context))];
  });
  return [...own, ...foreign.map((blocks) => readForeign(blocks, context))];
}

function described(block: TypedBlock, { type }: TypeMapping, { module }: Context): Omit<Resource, "properties"> {
  const { address, site, typeSite } = block;
  const comment = siteOf(site, "//");
  return {
    id: address,
    type,
    declaredType: block.type,
    file: site.file,
    site,
    typeSite,
    condition: module.conditionOf(block),
    metadata: comment && readValue(comment, { module, variables: new Map() }),
    constructPath: textOf(childOf(childOf(comment?.node, "metadata"), "path")),
    generated: false,
    passedOn: false,
  };
}

/** Arguments that Terraform itself takes, and those that are about the request rather than the resource. */
const noProperties = [
  "count",
  "for_each",
  "provider",
  "lifecycle",
  "depends_on",
  "provisioner",
  "connection",
  "timeouts",
  "region",
  "skip_destroy",
  "expected_bucket_owner",
];

function ownPart({ site }: TypedBlock, mapping: TypeMapping, context: Context): Part {
  const { type, attributes, general, apart, links } = mapping;
  const elsewhere = (apart ?? []).flatMap((row) => Object.keys(row.attributes));
  const body = bodyOf(site, context);
  return {
    type,
    attributes,
    general,
    site,
    at: "",
    raw: links ? linked(body, links, context.module) : body,
    without: new Set([...noProperties, ...elsewhere]),
  };
}

/** A body in which the expression that names a resource of the module is a reference to it. */
function linked(body: MapValue, links: NonNullable<TypeMapping["links"]>, module: Module): MapValue {
  const targetOf = (key: string): TypedBlock | undefined => {
    const node = siteOf(body.site, key)?.node;
    if (!node || !textOf(node)?.includes("${")) return undefined;
    const [only, ...others] = ownersIn(module).namedLike(node, links[key]!);
    return others.length === 0 ? only : undefined;
  };
  return {
    ...body,
    get(key) {
      const value = body.get(key);
      const target = value && Object.hasOwn(links, key) ? targetOf(key) : undefined;
      return target ? { kind: "reference", site: value!.site, resource: target.address } : value;
    },
  };
}

function attachedPart(block: TypedBlock, context: Context): readonly Part[] {
  const { type, attributes, attach } = mappingOf(block.type);
  if (!attach) return [];
  const { at, by, item, waits } = attach;
  const without = new Set([...noProperties, by]);
  const condition = context.module.conditionOf(block);
  return [
    { type, attributes, site: block.site, at, item, waits, raw: bodyOf(block.site, context), without, condition },
  ];
}

/** A part that may belong to the resource: whatever it would say, is not known. */
function doubtfulPart({ type, site }: TypedBlock): Part {
  const { attach, attributes, type: owner } = mappingOf(type);
  const { at, by } = attach!;
  const hidden: Value = unknown(site, "may belong to this resource or to another");
  const part = { type: owner, attributes, site, at, without: new Set([...noProperties, by]) };
  if (at !== "") return { ...part, item: "hidden", raw: madeMap(site, { hidden }) };
  const written = entriesOf(site).map(({ key }) => [String(key!.value), hidden]);
  return { ...part, raw: madeMap(site, Object.fromEntries(written)) };
}

function bodyOf(site: Site, context: Context): MapValue {
  const body = readValue(site, context);
  return body.kind === "map" ? body : madeMap(site, {});
}

/** What the owner of split resources, which is not in the module, is known to be: the rest of it is not known. */
function readForeign(blocks: readonly TypedBlock[], context: Context): Resource {
  const [first] = blocks as [TypedBlock];
  const mapping = mappingOf(first.type);
  const parts = blocks.flatMap((block) => attachedPart(block, context));
  return {
    ...described(first, mapping, context),
    properties: { ...combined(first.site, parts), open: true },
    passedOn: true,
  };
}

/** What is written within a resource, and has a resource of its own in CloudFormation. */
function readApart(resource: Resource, block: TypedBlock, apart: Apart, context: Context): readonly Resource[] {
  const [attribute] = Object.keys(apart.attributes) as [string];
  const raw = bodyOf(block.site, context);
  const content = raw.get(attribute);
  if (!content) return [];
  const owner: Value = { kind: "reference", site: block.site, resource: block.address };
  const words = { type: apart.type, attributes: { ...apart.attributes, owner: apart.owner } };
  const both = madeMap(block.site, { owner, [attribute]: content });
  const part: Part = { ...words, site: block.site, at: "", raw: both, without: new Set() };
  return [
    { ...resource, id: `${block.address}.${attribute}`, type: apart.type, properties: combined(block.site, [part]) },
  ];
}
