import type { Vocabulary } from "../../model/template.ts";
import type { Module } from "./context.ts";
export function vocabularyOf(_module: Module): Vocabulary {
  return { property: (_r, p) => p, reference: (r) => r.id, operations: () => undefined };
}
