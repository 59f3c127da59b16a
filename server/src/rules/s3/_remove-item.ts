import type { Property } from "../../model/property.ts";
import { type NewEdit, remove } from "../fix.ts";

/** Takes an item out of its list, and the list with it where it is the only one. */
export function removeItem(item: Property): NewEdit {
  return removeItems([item])[0]!;
}

/** Takes items out of their lists, and the lists with them of which nothing would be left. */
export function removeItems(items: readonly Property[]): readonly NewEdit[] {
  const paths = new Set(items.map(({ path }) => path));
  const whole = new Map<string, Property>();
  const single: Property[] = [];
  for (const item of items) {
    const parent = item.resource.get(item.path.slice(0, item.path.lastIndexOf(".")));
    const all = parent.value?.kind === "list" ? parent.value.items.length : 0;
    const isWhole =
      all > 0 && Array.from({ length: all }, (_, at) => `${parent.path}.${at}`).every((at) => paths.has(at));
    if (isWhole) whole.set(parent.path, parent);
    else single.push(item);
  }
  return [...whole.values(), ...single].map(remove);
}
