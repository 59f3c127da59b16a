import type { FileOperation, NewResource, NewValue } from "../../model/edit.ts";
import type { Resource, ResourcePart } from "../../model/template.ts";
import { childOf, nodeAt } from "../../syntax/tree.ts";
import type { Fragment } from "../../syntax/write/operations.ts";
import type { Module } from "./context.ts";
import { blockFragment, type Container, copied, type Plain, plainFragment, take, Unwritable } from "./fragments.ts";
import { type Manner, operation, writtenBy } from "./manner.ts";
import { mappingOf, type PartMapping, partsFor } from "./mapping/mapping.ts";
import { followed, isIndex, type PathStep, parsePath } from "./mapping/path.ts";
import { freeName, newAddress } from "./new-address.ts";
import { reach } from "./places.ts";

type Body = { readonly [name: string]: Fragment };

/** Writes a property of a resource in a new split resource. */
export function newPart(
  owner: Resource,
  path: readonly string[],
  value: NewValue,
  module: Module,
): readonly FileOperation[] {
  const parts = mappingOf(owner.declaredType).attach ? [] : partsFor(owner.type);
  for (const part of parts) {
    const count = followed(parsePath(part.attach.at), path);
    if (typeof count !== "number" || (count === 0 && !saysAny(part, path))) continue;
    const content = path
      .slice(count)
      .reduceRight<NewValue>((inner, key) => (isIndex(key) ? [inner] : { [key]: inner }), value);
    return writtenBy(owner, owner.site, module, (manner) => {
      const reference = manner.reference(owner, undefined);
      if (reference === undefined) throw new Unwritable("the owner cannot be referred to");
      const name = freeName(module, part.name, owner.id.split(".").at(-1)!);
      const body = { ...instancesOf(owner), ...partBody(owner.type, part, `\${${reference}}`, content, manner) };
      return [newBlock(owner, part.name, name, body)];
    });
  }
  throw new Unwritable("no resource says this");
}

/** Whether a split resource without a path of its own has an attribute for the property. */
function saysAny({ attributes }: PartMapping, [first]: readonly string[]): boolean {
  return Object.values(attributes).some((row) => {
    const [step] = parsePath(typeof row === "string" ? row : row.to);
    return step === first && first !== "Tags";
  });
}

function partBody(
  type: string,
  { attributes, attach: { by, item } }: PartMapping,
  owner: string,
  content: NewValue,
  manner: Manner,
): Body {
  if (item !== undefined) return { [by]: owner, [item]: plainFragment(content, manner) };
  return { [by]: owner, ...blockFragment({ type, attributes }, content as Plain, manner) };
}

/** As many instances as another resource has. */
function instancesOf({ id, site }: Resource): Body {
  if (childOf(site.node, "count")) return { count: `\${length(${id})}` };
  return childOf(site.node, "for_each") ? { for_each: `\${${id}}` } : {};
}

/** Adds a block to the section that the other resource stands in. */
function newBlock(beside: Resource, type: string, name: string, body: Body): FileOperation {
  const { file, path } = beside.site;
  const isListed = typeof path.at(-1) === "number";
  const named = isListed ? path.slice(0, -2) : path.slice(0, -1);
  const typed = typeof named.at(-1) === "number" ? named.slice(0, -1) : named;
  const section = typed.slice(0, -1);
  const content = isListed ? [body] : body;
  if (nodeAt(file.tree.root, [...section, type])?.kind === "list") {
    return operation(file, { op: "append", path: [...section, type], value: { [name]: content } });
  }
  return operation(file, { op: "insert", path: [...section, type, name], value: content });
}

/** Writes a resource beside another, and what Terraform splits off it. */
export function newResources(beside: Resource, resource: NewResource, module: Module): readonly FileOperation[] {
  const { type, name, mapping } = newAddress(resource, module);
  return writtenBy(beside, beside.site, module, (manner) => {
    const properties = copied(resource.properties) as Container;
    const reference = `\${${type}.${name}.${mapping.refs?.[0] ?? "id"}}`;
    const parts = partsFor(resource.type).flatMap((part) =>
      takenAll(properties, parsePath(part.attach.at)).map((content, index) => {
        const body = partBody(resource.type, part, reference, content, manner);
        return newBlock(beside, part.name, index === 0 ? name : `${name}_${index + 1}`, body);
      }),
    );
    const body = blockFragment({ type: resource.type, attributes: mapping.attributes }, properties, manner);
    return [newBlock(beside, type, name, { ...instancesOf(beside), ...body }), ...parts];
  });
}

/** What lies at a path, once or as often as there are items; a part without a path of its own is not split off. */
function takenAll(properties: Container, path: readonly PathStep[]): readonly NewValue[] {
  const taken: NewValue[] = [];
  if (path.length === 0) return taken;
  for (let value = take(properties, path); value !== undefined; value = take(properties, path)) taken.push(value);
  return taken;
}

/** Has a resource, or of what it is split into the part that this is about, wait for another. */
export function dependency(
  resource: Resource,
  on: NewResource | Resource | ResourcePart,
  module: Module,
): readonly FileOperation[] {
  const address = "site" in on ? on.id : addressOf(newAddress(on, module));
  const waiting = reach(resource, []).map.blocks.filter(({ waits }) => waits);
  const sites = waiting.length > 0 ? waiting.map(({ site }) => site) : [resource.site];
  return sites.map(({ file, path }) =>
    operation(file, { op: "append", path: [...path, "depends_on"], value: address }),
  );
}

function addressOf({ type, name }: { readonly type: string; readonly name: string }): string {
  return `${type}.${name}`;
}
