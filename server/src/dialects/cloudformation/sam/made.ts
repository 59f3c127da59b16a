import { locationOf, type Site } from "../../../model/site.ts";
import type { Resource } from "../../../model/template.ts";
import type { MapValue, Value } from "../../../model/value.ts";
import { textOf } from "../../../syntax/tree.ts";
import { siteOf } from "../../reader.ts";
import { normalize } from "../normalize.ts";

/** What has SAM generate something: a declared resource, or one of its events. */
export interface Cause {
  readonly owner: Resource;
  /** The block of the resource or of the event. */
  readonly block: Site;
}

/**
 * The place that stands for what nobody wrote: the type of the resource or event from which SAM makes it. Being its own
 * key marks such a place, since an edit must never be written there.
 */
export function madeSite({ block }: Cause): Site {
  const type = siteOf(block, "Type")?.node;
  const node = type?.kind === "scalar" ? type : block.key;
  return node ? { ...block, node, key: node } : block;
}

export function isMade(site: Site): boolean {
  return site.key !== undefined && site.node === site.key;
}

/** The place of a value that SAM rewrites: it is shown where it is written, but its new form cannot be written there. */
export function rewrittenSite(site: Site): Site {
  return site.node.kind === "scalar" ? { ...site, key: site.node } : site;
}

/**
 * A resource that SAM adds. It is shown where its cause is, and has the words of its cause; its properties are computed,
 * so that no place for a new property is ever found in them.
 */
export function generate(cause: Cause, id: string, type: string, properties: (site: Site) => MapValue): Resource {
  const { owner, block } = cause;
  const site = madeSite(cause);
  let known: Value | undefined;
  const compute = (): Value => {
    known ??= normalize(type, properties(site));
    return known;
  };
  return {
    id,
    type,
    declaredType: textOf(site.node) ?? owner.declaredType,
    file: block.file,
    site: block,
    typeSite: locationOf(site),
    properties: { kind: "computed", site, compute },
    condition: owner.condition,
    metadata: owner.metadata,
    generated: true,
    passedOn: owner.passedOn,
  };
}

/** SAM makes it of something else that is written, so that nothing can be added to it. */
export function isDerived({ properties, declaredType, type }: Resource): boolean {
  return properties.kind === "computed" && declaredType !== type;
}

/** The path of the resource that a derived resource is part of. */
export function ownerPath({ site: { path } }: Resource): Site["path"] {
  return path.at(-3) === "Properties" && path.at(-2) === "Events" ? path.slice(0, -3) : path;
}

export function reference(site: Site, resource: string, attribute?: string): Value {
  return { kind: "reference", site, resource, attribute };
}

export function list(site: Site, items: readonly Value[]): Value {
  return { kind: "list", site, items };
}
