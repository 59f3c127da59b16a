import type { ResourceView } from "../model/property.ts";

/** A logical id that is still free, made of a resource's own name and what the new resource is for it. */
export function newId(resource: ResourceView, suffix: string): string {
  const ownName = resource.id.slice(resource.id.lastIndexOf(".") + 1);
  const words = ownName.split(/[^A-Za-z0-9]+/);
  const base = words.map(capitalized).join("") + suffix;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}${n}`;
    if (!resource.template.has(id)) return id;
  }
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
