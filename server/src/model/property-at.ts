import { keyLocation, type SourceFile } from "./site.ts";
import type { Resource, Template } from "./template.ts";
import type { Value } from "./value.ts";

/** The property that stands at a place in a file. */
export interface PropertyAt {
  readonly resource: Resource;
  /** CloudFormation's path with indices; empty on the resource's name or type. */
  readonly path: string;
}

/** The deepest property of a resource whose key or value the offset is in; undefined where there is none. */
export function propertyAt(template: Template, file: SourceFile, offset: number): PropertyAt | undefined {
  // Terraform's parts of a property may stand apart from each other, even in blocks of their own.
  const isNested = template.dialect !== "terraform";
  let onResource: Resource | undefined;
  for (const resource of template.resources.values()) {
    if (resource.generated) continue;
    const path = isIn(resource, file, offset) ? pathIn(resource.properties, file, offset, isNested) : undefined;
    if (path !== undefined) return { resource, path };
    const named = [keyLocation(resource.site), resource.typeSite];
    if (named.some(({ uri, start, end }) => uri === file.uri && start <= offset && offset <= end))
      onResource = resource;
  }
  return onResource && { resource: onResource, path: "" };
}

/** Whether one of the blocks that describe a resource is at the place, of which Terraform may have several. */
function isIn({ site, parts = [] }: Resource, file: SourceFile, offset: number): boolean {
  return [site, ...parts.map((part) => part.site)].some(
    ({ file: own, key, node }) => own === file && (key ?? node).start <= offset && offset <= node.end,
  );
}

/** The path below a value; undefined where the offset is in none of its parts. */
function pathIn(value: Value, file: SourceFile, offset: number, isNested: boolean): string | undefined {
  for (const [step, child] of childrenOf(value)) {
    const { site } = child;
    const isInside = site.file === file && offset >= (site.key ?? site.node).start && offset <= site.node.end;
    if (!isInside && isNested) continue;
    const deeper = pathIn(child, file, offset, isNested);
    if (deeper === undefined && !isInside) continue;
    if (step === undefined) return deeper ?? "";
    return deeper ? `${step}.${deeper}` : step;
  }
  return undefined;
}

/** A step is undefined where the child stands in the value's own place, as the branches of a condition do. */
export function* childrenOf(value: Value): Generator<readonly [string | undefined, Value]> {
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
