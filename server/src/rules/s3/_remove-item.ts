import type { Property } from "../../model/property.ts";
import { type NewEdit, remove } from "../fix.ts";

/** Takes an item out of its list, and the list with it where it is the only one. */
export function removeItem(item: Property): NewEdit {
  const parent = item.resource.get(item.path.slice(0, item.path.lastIndexOf(".")));
  const isOnly = parent.value?.kind === "list" && parent.value.items.length === 1;
  return remove(isOnly ? parent : item);
}
