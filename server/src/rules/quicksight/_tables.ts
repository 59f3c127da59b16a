import type { Property } from "../../model/property.ts";

/** The tables of a dataset with their keys; Terraform has them in a list, each with its key inside. */
export function tablesOf(map: Property): readonly (readonly [key: string | undefined, table: Property])[] {
  if (map.value?.kind !== "list") return map.entries;
  const key = map.path.slice(map.path.lastIndexOf(".") + 1);
  return map.items.map((table) => [table.get(`${key}Id`).string, table]);
}
