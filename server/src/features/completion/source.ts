import type { Finding } from "../../model/finding.ts";
import type { Definition, SymbolKind } from "../../model/symbols.ts";
import type { DialectId } from "../../model/template.ts";
import type { SyntaxTree } from "../../syntax/tree.ts";

/** A document with what completion needs to know of it; the tree may be broken where the cursor is. */
export interface Source {
  readonly tree: SyntaxTree;
  readonly dialect: DialectId;
  /** The names in the document, and in Terraform those in the files beside it; made when they are asked for. */
  readonly definitions: (kinds: readonly SymbolKind[]) => readonly Definition[];
  /** What is found in the document, as far as that is known already. */
  readonly findings?: readonly Finding[];
}

export function namesOf({ definitions }: Source, ...kinds: readonly SymbolKind[]): readonly Definition[] {
  return definitions(kinds);
}
