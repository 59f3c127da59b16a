import { pathKeys } from "../model/path.ts";
import type { Site, SourceFile } from "../model/site.ts";
import type { Resource } from "../model/template.ts";
import type { Value } from "../model/value.ts";
import type { NodePath } from "../syntax/tree.ts";

/**
 * Where in the source something new at a path of a resource's properties belongs: below the deepest part of the path
 * that is written. Undefined where a function stands on the way, for what it gives cannot be written into.
 * `whenNone` is the path from the resource to its properties where it has none.
 */
export function placeOf(
  resource: Resource,
  path: string,
  whenNone: NodePath,
): { readonly file: SourceFile; readonly path: NodePath } | undefined {
  const hasProperties = resource.properties.site.node !== resource.site.node;
  const steps = pathKeys(path).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  let value: Value = resource.properties;
  let site: Site = value.site;
  for (const [index, step] of steps.entries()) {
    const child: Value | undefined = childValue(value, step);
    if (!child) {
      const base = index === 0 && !hasProperties ? [...resource.site.path, ...whenNone] : site.path;
      return value.kind === "map" ? { file: site.file, path: [...base, ...steps.slice(index)] } : undefined;
    }
    value = child;
    site = child.origin ?? child.site;
  }
  return value.kind === "list" ? { file: site.file, path: site.path } : undefined;
}

function childValue(value: Value, step: string | number): Value | undefined {
  if (value.kind === "map") return value.get(String(step));
  if (value.kind === "list") return value.items[Number(step)];
  return undefined;
}
