import type { Site } from "../../model/site.ts";
import type { Parameter } from "../../model/template.ts";
import type { Value } from "../../model/value.ts";
import type { Expression } from "../../syntax/terraform/expression.ts";
import { childOf, textOf } from "../../syntax/tree.ts";
import { siteOf } from "../reader.ts";
import { bodiesOf } from "./blocks.ts";
import type { Context } from "./context.ts";
import { evaluate, expressionIn, type Scope } from "./expressions.ts";
import { readPlain } from "./values.ts";

/** A variable. Its default is one value that it may have; a validation can say that there are no others than it lists. */
export function readVariable(name: string, site: Site, context: Context): Parameter {
  const fallback = siteOf(site, "default");
  const isHidden = textOf(childOf(site.node, "sensitive")) === "true";
  return {
    name,
    default: fallback && readPlain(fallback),
    allowed: allowedValues(name, site, context),
    ...(isHidden && { isShown: false }),
  };
}

function allowedValues(name: string, site: Site, context: Context): readonly Value[] | undefined {
  const validations = siteOf(site, "validation");
  for (const body of validations ? bodiesOf(validations) : []) {
    const condition = siteOf(body, "condition");
    if (condition?.node.kind !== "scalar" || typeof condition.node.value !== "string") continue;
    const scope: Scope = { at: condition, context };
    const values = listedIn(expressionIn(condition.node), name)?.map((item) => evaluate(item, scope));
    if (values?.every(({ kind }) => kind === "literal" || kind === "absent")) return values;
  }
  return undefined;
}

/** The alternatives in `contains([...], var.name)`, or in `var.name == a || var.name == b`. */
function listedIn(expression: Expression, name: string): readonly Expression[] | undefined {
  if (expression.kind === "call") {
    const [list, wanted] = expression.args;
    return expression.name === "contains" && list?.kind === "tuple" && isVariable(wanted, name)
      ? list.items
      : undefined;
  }
  if (expression.kind !== "binary") return undefined;
  const { op, left, right } = expression;
  if (op === "==") return isVariable(left, name) ? [right] : isVariable(right, name) ? [left] : undefined;
  if (op !== "||") return undefined;
  const [first, second] = [listedIn(left, name), listedIn(right, name)];
  return first && second && [...first, ...second];
}

function isVariable(expression: Expression | undefined, name: string): boolean {
  if (expression?.kind !== "reference" || expression.root !== "var" || expression.steps.length !== 1) return false;
  const [step] = expression.steps;
  return step?.kind === "attribute" && step.name === name;
}
