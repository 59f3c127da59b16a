import type { Condition } from "../../model/condition.ts";
import type { Site } from "../../model/site.ts";
import type { Expression } from "../../syntax/terraform/expression.ts";
import { childOf } from "../../syntax/tree.ts";
import { literal, siteOf } from "../reader.ts";
import type { Context, TypedBlock } from "./context.ts";
import { evaluate, expressionIn, type Scope } from "./expressions.ts";

const always: Condition = { kind: "all", operands: [] };
const never: Condition = { kind: "any", operands: [] };

/** An expression that gives a boolean, in terms that a scenario can decide. */
export function conditionOf(expression: Expression, scope: Scope): Condition {
  const inner = (operand: Expression): Condition => conditionOf(operand, scope);
  switch (expression.kind) {
    case "literal":
      return expression.value === true || expression.value === "true" ? always : never;
    case "unary":
      return { kind: "not", operand: inner(expression.operand) };
    case "conditional": {
      const test = inner(expression.test);
      const chosen: Condition = { kind: "all", operands: [test, inner(expression.whenTrue)] };
      const other: Condition = { kind: "all", operands: [{ kind: "not", operand: test }, inner(expression.whenFalse)] };
      return { kind: "any", operands: [chosen, other] };
    }
    case "binary":
      switch (expression.op) {
        case "&&":
          return { kind: "all", operands: [inner(expression.left), inner(expression.right)] };
        case "||":
          return { kind: "any", operands: [inner(expression.left), inner(expression.right)] };
        case "==":
          return equality(expression.left, expression.right, scope);
        case "!=":
          return { kind: "not", operand: equality(expression.left, expression.right, scope) };
        default:
          return isTrue(expression, scope);
      }
    case "call": {
      const [list, wanted] = expression.args;
      if (expression.name !== "contains" || list?.kind !== "tuple" || !wanted) return isTrue(expression, scope);
      return { kind: "any", operands: list.items.map((item) => equality(wanted, item, scope)) };
    }
    default:
      return isTrue(expression, scope);
  }
}

function equality(left: Expression, right: Expression, scope: Scope): Condition {
  return { kind: "equals", left: evaluate(left, scope), right: evaluate(right, scope) };
}

function isTrue(expression: Expression, scope: Scope): Condition {
  const left = evaluate(expression, scope);
  return { kind: "equals", left, right: literal(left.site, true) };
}

/**
 * When a resource is there at all: not where its `count` is zero, or the collection of its `for_each` is empty, as far
 * as that is written out; undefined where it is always there, or its number comes from something that is not known.
 */
export function existence({ site }: TypedBlock, context: Context): Condition | undefined {
  const count = siteOf(site, "count");
  if (count) return ofCount(count, context);
  const forEach = siteOf(site, "for_each");
  return forEach && ofCollection(forEach, context);
}

type Reader = (expression: Expression, scope: Scope, depth: number) => Condition | undefined;

/** Locals that refer to each other are not followed for ever. */
const followLimit = 8;

function ofCount(site: Site, context: Context, depth = 0): Condition | undefined {
  const { node } = site;
  if (node.kind !== "scalar" || node.value === null) return undefined;
  if (typeof node.value !== "string") return isZero(node.value) ? never : undefined;
  return notZero(expressionIn(node), { at: site, context }, depth);
}

const notZero: Reader = (expression, scope, depth) => {
  switch (expression.kind) {
    case "literal":
      return isZero(expression.value) ? never : undefined;
    case "conditional":
      return either(expression, scope, depth, notZero);
    case "reference": {
      if (expression.root === "local") return ofLocal(expression, scope, depth, ofCount);
      const left = evaluate(expression, scope);
      if (left.kind !== "parameter") return undefined;
      const fallback = childOf(scope.context.names.variable(left.name)?.node, "default");
      if (fallback?.kind === "scalar" && typeof fallback.value === "boolean") return isTrue(expression, scope);
      return { kind: "not", operand: { kind: "equals", left, right: literal(left.site, 0) } };
    }
    default:
      return undefined;
  }
};

function isZero(value: unknown): boolean {
  return value === false || Number(value) === 0;
}

function ofLocal(
  { steps }: Expression & { kind: "reference" },
  { context }: Scope,
  depth: number,
  read: (site: Site, context: Context, depth: number) => Condition | undefined,
): Condition | undefined {
  const [name] = steps;
  const site = name?.kind === "attribute" && steps.length === 1 ? context.names.local(name.name) : undefined;
  return site && depth < followLimit ? read(site, context, depth + 1) : undefined;
}

/** A condition for either branch, decided by the test. */
function either(
  expression: Expression & { kind: "conditional" },
  scope: Scope,
  depth: number,
  read: Reader,
): Condition | undefined {
  const [then, otherwise] = [read(expression.whenTrue, scope, depth), read(expression.whenFalse, scope, depth)];
  if (!then && !otherwise) return undefined;
  const test = conditionOf(expression.test, scope);
  const untested: Condition = { kind: "not", operand: test };
  return {
    kind: "any",
    operands: [
      { kind: "all", operands: [test, then ?? always] },
      { kind: "all", operands: [untested, otherwise ?? always] },
    ],
  };
}

function ofCollection(site: Site, context: Context, depth = 0): Condition | undefined {
  const { node } = site;
  if (node.kind === "map") return node.entries.length === 0 ? never : undefined;
  if (node.kind === "list") return node.items.length === 0 ? never : undefined;
  if (node.kind !== "scalar" || typeof node.value !== "string") return undefined;
  return notEmpty(expressionIn(node), { at: site, context }, depth);
}

const notEmpty: Reader = (expression, scope, depth) => {
  switch (expression.kind) {
    case "object":
      return expression.entries.length === 0 ? never : undefined;
    case "tuple":
      return expression.items.length === 0 ? never : undefined;
    case "conditional":
      return either(expression, scope, depth, notEmpty);
    case "reference":
      return expression.root === "local" ? ofLocal(expression, scope, depth, ofCollection) : undefined;
    case "call":
      return expression.name === "toset" && expression.args[0] ? notEmpty(expression.args[0], scope, depth) : undefined;
    case "for":
      return expression.condition ? undefined : notEmpty(expression.collection, scope, depth);
    default:
      return undefined;
  }
};
