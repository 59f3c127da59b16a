import type { SourceFile } from "../../model/site.ts";
import type { Template } from "../../model/template.ts";
export function readModule(files: readonly SourceFile[]): Template {
  return {
    dialect: "terraform",
    files,
    resources: new Map(),
    parameters: new Map(),
    conditions: new Map(),
    open: false,
    vocabulary: { property: (_r, p) => p, reference: (r) => r.id, operations: () => undefined },
  };
}
