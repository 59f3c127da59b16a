import type { NewResource } from "../../model/edit.ts";
import type { Module } from "./context.ts";
import { Unwritable } from "./fragments.ts";
import { typeFor } from "./mapping/mapping.ts";
import { snakeCase } from "./mapping/naming.ts";
import type { TypeMapping } from "./mapping/table.ts";

/** What a new resource is called in Terraform. */
export function newAddress(
  { type, id }: NewResource,
  module: Module,
): { readonly type: string; readonly name: string; readonly mapping: TypeMapping } {
  const [own, mapping] = typeFor(type) ?? [];
  if (own === undefined || !mapping) throw new Unwritable(`no type of resource for ${type}`);
  return { type: own, name: freeName(module, own, snakeCase(id.replace(/[^A-Za-z0-9]+/g, "_"))), mapping };
}

/** The name, with the first number that makes it new. */
export function freeName({ resources }: Module, type: string, wanted: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    if (!resources.has(`${type}.${name}`)) return name;
  }
}
