import type { Property } from "../../model/property.ts";
import type { Report } from "../define-rule.ts";

/** Where an action says of what kind it is: by the key in an item of the list, or, in Terraform, by the block's name. */
export function nameOfAction(action: Property, kind: Property): Report["at"] {
  return action.site?.key ? action.key : kind.key;
}
