import type { Vocabulary } from "../../model/template.ts";
import type { Module } from "./context.ts";
import { nameOf, referenceOf } from "./names.ts";
import { operationsOf } from "./operations.ts";

export function vocabularyOf(module: Module): Vocabulary {
  return {
    property: nameOf,
    reference: referenceOf,
    operations: (edit) => operationsOf(edit, module),
  };
}
