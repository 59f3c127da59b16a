import type { Condition } from "../../model/condition.ts";
import { locate, type Site, type SourceFile } from "../../model/site.ts";
import type { Parameter, Resource, ResourcePart, Template } from "../../model/template.ts";
import { type MapValue, unknown, type Value } from "../../model/value.ts";
import { childOf, textOf } from "../../syntax/tree.ts";
import { isFrom, type Kept } from "../keep.ts";
import { itemSites, madeMap, siteOf } from "../reader.ts";
import { passedOn } from "./addresses.ts";
import { type Attachments, attachmentReader, sourceOf, standingAlone } from "./attach.ts";
import { entriesOf } from "./blocks.ts";
import { existence } from "./conditions.ts";
import type { Context, Module, Names, TypedBlock } from "./context.ts";
import { changedNames, type FileNames, namesIn } from "./file-names.ts";
import { NotedNames } from "./lookups.ts";
import { mappingOf } from "./mapping/mapping.ts";
import type { Apart, TypeMapping } from "./mapping/table.ts";
import { readVariable } from "./parameters.ts";
import { combined, type Part } from "./translate.ts";
import { readValue } from "./values.ts";
import { vocabularyOf } from "./vocabulary.ts";

/**
 * Reads the files of one directory, which Terraform joins, as one template, again and again as they change; partial when
 * other files are not read. What an edit has not changed is the very object that it was before.
 */
export function moduleReader(): (files: readonly SourceFile[], isPartial: boolean) => Template {
  const { module, update } = liveModule();
  const attachments = attachmentReader(module);
  const vocabulary = vocabularyOf(module);
  let resources: KeptReadings<readonly Resource[]> = new Map();
  let parameters: KeptReadings<Parameter> = new Map();
  return (files, isPartial) => {
    update(files);
    resources = readResources(module, attachments(), resources);
    parameters = new Map(
      [...module.variables].map(([name, site]) => {
        const read = (context: Context): Parameter => readVariable(name, site, context);
        return [name, keepReading(parameters.get(name), [site.node, site.key], module, read)];
      }),
    );
    const all = [...resources.values()].flatMap(({ value }) => value);
    return {
      dialect: "terraform",
      files,
      resources: new Map(all.map((resource) => [resource.id, resource])),
      parameters: new Map([...parameters].map(([name, { value }]) => [name, value])),
      conditions: new Map(),
      open: isPartial || files.some(({ tree }) => tree.broken || tree.notes.length > 0),
      vocabulary,
    };
  };
}

/** What was read of a module, by address or name. */
type KeptReadings<T> = ReadonlyMap<string, Kept<T>>;

function keepReading<T>(
  known: Kept<T> | undefined,
  sources: readonly unknown[],
  module: Module,
  read: (context: Context) => T,
): Kept<T> {
  if (known && isFrom(known, sources)) return known;
  const names = new NotedNames(module);
  return { sources, lookups: names, value: read({ names, variables: new Map() }) };
}

/** A module that stays the same object while its files change. */
function liveModule(): { readonly module: Module; update(files: readonly SourceFile[]): void } {
  let tables = tablesOf([]);
  let version = 0;
  let changed: ReadonlySet<string> = new Set();
  let conditions: KeptReadings<Condition | undefined> = new Map();
  let fresh = new Map<string, Kept<Condition | undefined> | typeof unconditional>();
  const module: Module = {
    get version() {
      return version;
    },
    get changed() {
      return changed;
    },
    get files() {
      return tables.files;
    },
    get resources() {
      return tables.resources;
    },
    get dataSources() {
      return tables.dataSources;
    },
    get variables() {
      return tables.variables;
    },
    get moduleCalls() {
      return tables.moduleCalls;
    },
    resource: (address) => tables.resources.get(address),
    data: (address) => tables.dataSources.get(address),
    variable: (name) => tables.variables.get(name),
    local: (name) => tables.locals.get(name),
    ofType: (type) => tables.owners.ofType(type),
    namedLike: (node, type) => tables.owners.namedLike(node, type),
    conditionOf(block) {
      const { address, site } = block;
      const known = fresh.get(address);
      if (known) return known.value;
      // A count that asks for its own resource is Terraform's to refuse.
      fresh.set(address, unconditional);
      const condition = keepReading(conditions.get(address), [site.node, site.key], module, (context) =>
        existence(block, context),
      );
      fresh.set(address, condition);
      return condition.value;
    },
  };
  return {
    module,
    update(files) {
      const before = tables;
      tables = tablesOf(files);
      version++;
      changed = changedNames(before.parts, tables.parts);
      conditions = fresh as KeptReadings<Condition | undefined>;
      fresh = new Map();
    },
  };
}

const unconditional = { value: undefined };

interface Tables extends Pick<Module, "files" | "resources" | "dataSources" | "variables" | "moduleCalls"> {
  readonly parts: readonly FileNames[];
  readonly locals: ReadonlyMap<string, Site>;
  readonly owners: Pick<Module, "ofType" | "namedLike">;
}

function tablesOf(files: readonly SourceFile[]): Tables {
  const parts = files.map(namesIn);
  const resources = byAddress(parts.flatMap((part) => part.resources));
  let owners: Tables["owners"] | undefined;
  return {
    files,
    parts,
    resources,
    dataSources: byAddress(parts.flatMap((part) => part.dataSources)),
    variables: byName(parts.flatMap((part) => part.variables)),
    locals: byName(parts.flatMap((part) => part.locals)),
    moduleCalls: parts.flatMap((part) => part.moduleCalls),
    get owners() {
      owners ??= standingAlone(resources.values());
      return owners;
    },
  };
}

function byAddress(blocks: readonly TypedBlock[]): ReadonlyMap<string, TypedBlock> {
  return new Map(blocks.map((block) => [block.address, block]));
}

function byName(sites: readonly Site[]): ReadonlyMap<string, Site> {
  return new Map(sites.map((site) => [String(site.key!.value), site]));
}

/** The resources that each block comes to, by its address. */
function readResources(
  module: Module,
  { parts, doubtful, foreign }: Attachments,
  known: KeptReadings<readonly Resource[]>,
): KeptReadings<readonly Resource[]> {
  const handedOver = passedOn(module.moduleCalls, module);
  const result = new Map<string, Kept<readonly Resource[]>>();
  for (const block of module.resources.values()) {
    const { address, site } = block;
    if (block.mapping.attach) continue;
    const attached = parts.get(address) ?? [];
    const maybe = doubtful.get(address) ?? [];
    const isPassedOn = handedOver.has(address);
    const sources = [site.node, site.key, block.typeKey, isPassedOn, ...nodesOf(attached), ...nodesOf(maybe)];
    const reading = keepReading(known.get(address), sources, module, (context) =>
      readOwn(block, attached, maybe, isPassedOn, context),
    );
    result.set(address, reading);
  }
  for (const blocks of foreign) {
    const key = `foreign ${blocks[0]!.address}`;
    const reading = keepReading(known.get(key), nodesOf(blocks), module, (context) => [readForeign(blocks, context)]);
    result.set(key, reading);
  }
  return result;
}

function nodesOf(blocks: readonly TypedBlock[]): readonly unknown[] {
  return [blocks.length, ...blocks.flatMap(({ site, typeKey }) => [site.node, site.key, typeKey])];
}

function readOwn(
  block: TypedBlock,
  attached: readonly TypedBlock[],
  maybe: readonly TypedBlock[],
  isPassedOn: boolean,
  context: Context,
): readonly Resource[] {
  const { mapping } = block;
  const parts = [
    ownPart(block, mapping, context),
    ...attached.flatMap((part) => attachedPart(part, context)),
    ...maybe.map(doubtfulPart),
  ];
  const resource: Resource = {
    ...described(block, mapping, context),
    properties: combined(block.site, parts, mapping.defaults),
    passedOn: isPassedOn,
    dependsOn: dependenciesOf([block, ...attached], context),
    parts: attached.flatMap((part) => describedPart(part, context)),
  };
  return [resource, ...(mapping.apart ?? []).flatMap((apart) => readApart(resource, block, apart, context))];
}

function described(block: TypedBlock, { type }: TypeMapping, context: Context): Omit<Resource, "properties"> {
  const { address, site, typeKey } = block;
  const comment = siteOf(site, "//");
  return {
    id: address,
    type,
    declaredType: block.type,
    file: site.file,
    site,
    typeSite: locate(site.file, typeKey),
    condition: context.names.conditionOf(block),
    metadata: comment && readValue(comment, context),
    constructPath: textOf(childOf(childOf(comment?.node, "metadata"), "path")),
    generated: false,
    passedOn: false,
    repeated: isRepeated(site),
  };
}

/** Whether there may be more than one: by a collection, or by a number that is not just none or one. */
function isRepeated({ node }: Site): boolean {
  const count = textOf(childOf(node, "count"));
  return (
    childOf(node, "for_each") !== undefined || (count !== undefined && !/^[01]$|\?\s*[01]\s*:\s*[01]\s*\}$/.test(count))
  );
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
    raw: links ? linked(body, links, context.names) : body,
    without: new Set([...noProperties, ...elsewhere]),
  };
}

/** A body in which the expression that names a resource of the module is a reference to it. */
function linked(body: MapValue, links: NonNullable<TypeMapping["links"]>, names: Names): MapValue {
  const targetOf = (key: string): TypedBlock | undefined => {
    const node = siteOf(body.site, key)?.node;
    if (!node || !textOf(node)?.includes("${")) return undefined;
    const [only, ...others] = names.namedLike(node, links[key]!);
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
  const condition = context.names.conditionOf(block);
  const raw = bodyOf(block.site, context);
  return [{ type, attributes, site: block.site, at, item, waits, frame: without, raw, without, condition }];
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
    dependsOn: dependenciesOf(blocks, context),
    parts: blocks.flatMap((part) => describedPart(part, context)),
  };
}

/** What a resource is written to wait for: itself, and of what is split off it the part that waits. */
function dependenciesOf(blocks: readonly TypedBlock[], context: Context): Value | undefined {
  const sites = blocks
    .filter(({ mapping }) => !mapping.attach || mapping.attach.waits)
    .flatMap(({ site }) => siteOf(site, "depends_on") ?? []);
  const [first] = sites;
  if (!first) return undefined;
  const items = sites.flatMap((site) => (site.node.kind === "list" ? itemSites(site) : [site]));
  return { kind: "list", site: first, items: items.map((item) => readValue(item, context)) };
}

/** An index other than the one of a lone instance, or a loop's variable: it is about one of several. */
const isAboutInstance = /\[(?!0\])|\b(?:each|count)\./;

function describedPart(block: TypedBlock, context: Context): readonly ResourcePart[] {
  const owner = siteOf(block.site, block.mapping.attach!.by);
  if (!owner) return [];
  return [
    {
      id: block.address,
      site: block.site,
      declaredType: block.type,
      condition: context.names.conditionOf(block),
      owner: readValue(owner, context),
      isWhole: !isRepeated(block.site) && !isAboutInstance.test(sourceOf(owner.node)),
    },
  ];
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
