import type { SourceFile } from "../../../model/site.ts";
import type { Resource } from "../../../model/template.ts";
import type { NodePath } from "../../../syntax/tree.ts";
import { placeOf } from "../../place.ts";
import { siteOf } from "../../reader.ts";
import type { Context } from "../context.ts";
import { templateNames } from "../names.ts";
import { noProperties, readValue } from "../values.ts";
import { isDerived } from "./made.ts";
import { wordsOf, writtenPath } from "./words.ts";

/**
 * Where something new at a path of a resource's properties belongs. A resource of SAM is looked at as its author wrote
 * it, without `Globals`; in one that SAM generates there is no such place.
 */
export function placeIn(
  resource: Resource,
  path: string,
): { readonly file: SourceFile; readonly path: NodePath } | undefined {
  if (isDerived(resource)) return undefined;
  const words = wordsOf(resource);
  if (!words) return placeOf(resource, path, ["Properties"]);
  const written = writtenPath(words, path);
  return written === undefined ? undefined : placeOf(asWritten(resource), written, ["Properties"]);
}

function asWritten(resource: Resource): Resource {
  const site = siteOf(resource.site, "Properties");
  return { ...resource, properties: site ? readValue(site, shapesOnly(resource)) : noProperties(resource.site) };
}

/** Enough to tell maps and lists from functions, which is all that a place depends on. */
function shapesOnly({ file }: Resource): Context {
  return { file, names: templateNames(), variables: new Map() };
}
