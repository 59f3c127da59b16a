import type { SourceFile } from "./site.ts";
import type { Resource, Template } from "./template.ts";
import type { Value } from "./value.ts";

/** The property that stands at a place in a file. */
export interface PropertyAt {
  readonly resource: Resource;
  /** CloudFormation's path with indices; empty on the resource itself. */
  readonly path: string;
}

/** The deepest property of a resource whose key or value the offset is in; undefined outside of all resources. */
export function propertyAt(template: Template, file: SourceFile, offset: number): PropertyAt | undefined {
  let onResource: Resource | undefined;
  for (const resource of template.resources.values()) {
    if (resource.generated) continue;
    const path = pathIn(resource.properties, file, offset);
    if (path !== undefined) return { resource, path };
    const { key, node } = resource.site;
    if (resource.file === file && offset >= (key ?? node).start && offset <= node.end) onResource = resource;
  }
  return onResource && { resource: onResource, path: "" };
}

/** The path below a value; undefined where the offset is in none of its parts. */
function pathIn(value: Value, file: SourceFile, offset: number): string | undefined {
  for (const [step, child] of childrenOf(value)) {
    const { site } = child;
    if (site.file !== file || offset < (site.key ?? site.node).start || offset > site.node.end) continue;
    const deeper = pathIn(child, file, offset);
    if (step === undefined) return deeper ?? "";
    return deeper ? `${step}.${deeper}` : step;
  }
  return undefined;
}

/** A step is undefined where the child stands in the value's own place, as the branches of a condition do. */
function* childrenOf(value: Value): Generator<readonly [string | undefined, Value]> {
  if (value.kind === "map") for (const key of value.keys) yield [key, value.get(key)!];
  if (value.kind === "list") for (const [index, item] of value.items.entries()) yield [String(index), item];
  if (value.kind === "alternatives") for (const branch of value.branches) yield [undefined, branch.value];
}

/** A path with the indices left out, as the knowledge base writes it. */
export function withoutIndices(path: string): string {
  return path
    .split(".")
    .filter((step) => !/^\d+$/.test(step))
    .join(".");
}
