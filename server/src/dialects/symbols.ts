import type { SourceFile } from "../model/site.ts";
import type { Definition, SymbolKind, SymbolTable } from "../model/symbols.ts";
import type { DialectId, Template } from "../model/template.ts";
import { withOwners } from "./cloudformation/sam/owners.ts";
import { cloudFormationDefinitions, cloudFormationSymbols } from "./cloudformation/symbols.ts";
import { terraformDefinitions, terraformSymbols } from "./terraform/symbols.ts";

const tables = new WeakMap<Template, SymbolTable>();

/** The names in a template, and where they are used; made when somebody first asks. */
export function symbolsOf(template: Template): SymbolTable {
  const known = tables.get(template);
  if (known) return known;
  const table = readSymbols(template);
  tables.set(template, table);
  return table;
}

function readSymbols(template: Template): SymbolTable {
  const { dialect, files } = template;
  if (dialect === "terraform") return terraformSymbols(files);
  const table = cloudFormationSymbols(files[0]!);
  return dialect === "sam" ? withOwners(table, template) : table;
}

/** The names of some kinds in files of one template, without the places where they are used. */
export function definitionsIn(
  dialect: DialectId,
  files: readonly SourceFile[],
  kinds: readonly SymbolKind[],
): readonly Definition[] {
  if (dialect === "terraform") return terraformDefinitions(files, kinds);
  return files.flatMap((file) => cloudFormationDefinitions(file, kinds));
}
