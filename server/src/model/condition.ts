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

/** The same text for conditions that say the same; undefined where that cannot be told. */
export function conditionKey(condition: Condition): string | undefined {
  switch (condition.kind) {
    case "named":
      return `named ${condition.name}`;
    case "undecided":
      return `undecided ${condition.key}`;
    case "equals":
      return keyOf("equals", [valueKey(condition.left), valueKey(condition.right)]);
    case "not":
      return keyOf("not", [conditionKey(condition.operand)]);
    default:
      return keyOf(condition.kind, condition.operands.map(conditionKey));
  }
}

function valueKey(value: Value): string | undefined {
  if (value.kind === "literal") return JSON.stringify(value.value);
  return value.kind === "parameter" ? `parameter ${value.name}` : undefined;
}

function keyOf(kind: string, parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : `${kind}(${parts.join(", ")})`;
}
