import type { SymbolTable } from "../model/symbols.ts";
import type { Template } from "../model/template.ts";
import { cloudFormationSymbols } from "./cloudformation/symbols.ts";
import { terraformSymbols } from "./terraform/symbols.ts";

const tables = new WeakMap<Template, SymbolTable>();

/** The names in a template, and where they are used; made when somebody first asks. */
export function symbolsOf(template: Template): SymbolTable {
  const known = tables.get(template);
  if (known) return known;
  const { dialect, files } = template;
  const table = dialect === "terraform" ? terraformSymbols(files) : cloudFormationSymbols(files[0]!);
  tables.set(template, table);
  return table;
}
