import type { NewValue } from "../model/edit.ts";
import type { Property } from "../model/property.ts";
import { append, type NewEdit } from "./fix.ts";

/** Adds a statement to a policy document that allows something. */
export function allowIn(document: Property, statement: { readonly [key: string]: NewValue }): NewEdit {
  return append(document.resource, document.get("Statement").path, { Effect: "Allow", ...statement });
}
