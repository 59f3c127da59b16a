import type { Property } from "../model/property.ts";
import type { Report } from "./define-rule.ts";

/** The name of a block; the resource's type where the file has what is in it one by one, or not at all. */
export function wholeOf(block: Property): Report["at"] {
  return block.present && block.value?.gatheredFrom === undefined ? block.key : block.resource.type;
}
