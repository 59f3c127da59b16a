import type { Value } from "./value.ts";

/** When something applies, in terms that a scenario can decide. */
export type Condition =
  | { readonly kind: "equals"; readonly left: Value; readonly right: Value }
  | { readonly kind: "not"; readonly operand: Condition }
  | { readonly kind: "all"; readonly operands: readonly Condition[] }
  | { readonly kind: "any"; readonly operands: readonly Condition[] }
  /** A condition of the template, by its name. */
  | { readonly kind: "named"; readonly name: string }
  /** Cannot be read: it may be true or false, but is the same wherever the key is the same. */
  | { readonly kind: "undecided"; readonly key: string };
