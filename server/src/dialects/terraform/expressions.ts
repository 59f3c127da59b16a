import type { Site } from "../../model/site.ts";
import { asNumber, type LiteralValue, type SettledValue, unknown, type Value } from "../../model/value.ts";
import { sourceOffset } from "../../syntax/scalar-offsets.ts";
import {
  type BinaryOperator,
  type CallExpression,
  type Expression,
  type ForExpression,
  type ObjectEntry,
  parseTemplate,
  type TemplateExpression,
} from "../../syntax/terraform/expression.ts";
import type { Node, Range, ScalarNode } from "../../syntax/tree.ts";
import { literal, madeMap, textPart } from "../reader.ts";
import { conditionOf } from "./conditions.ts";
import { type Context, withVariables } from "./context.ts";
import { elementsOf } from "./dynamic.ts";
import { forms, functions } from "./functions.ts";
import { followSteps, readReference } from "./references.ts";
import { mapValue } from "./settling.ts";

/** The text around an expression, and what the expression may refer to. */
export interface Scope {
  /** The scalar that the expression is written in. */
  readonly at: Site;
  readonly context: Context;
}

const parsed = new WeakMap<Node, Expression>();

/** The expression that a text of Terraform's JSON syntax stands for. */
export function expressionIn(node: ScalarNode): Expression {
  const known = parsed.get(node);
  if (known) return known;
  const expression = parseTemplate(String(node.value));
  parsed.set(node, expression);
  return expression;
}

/** The value of a text: what its only expression gives, or the text with its expressions put in. */
export function evaluateText(site: Site & { readonly node: ScalarNode }, context: Context): Value {
  return evaluate(expressionIn(site.node), { at: site, context }, site);
}

/** The value of an expression, to stand at its own place within the text, or at another. */
export function evaluate(expression: Expression, scope: Scope, site = siteWithin(scope.at, expression)): Value {
  switch (expression.kind) {
    case "literal":
      return expression.value === null ? { kind: "absent", site } : literal(site, expression.value);
    case "template":
      return { kind: "text", site, parts: partsOf(expression, scope) };
    case "reference":
      return readReference(expression, scope, site);
    case "access":
      return followSteps(evaluate(expression.source, scope), expression.steps, scope, site);
    case "call":
      return call(expression, scope, site);
    case "conditional":
      return {
        kind: "alternatives",
        site,
        branches: [
          { condition: conditionOf(expression.test, scope), value: evaluate(expression.whenTrue, scope) },
          { condition: undefined, value: evaluate(expression.whenFalse, scope) },
        ],
      };
    case "binary":
      return isArithmetic(expression.op)
        ? arithmetic(expression.op, evaluate(expression.left, scope), evaluate(expression.right, scope), site)
        : truth(expression, scope, site);
    case "unary":
      if (expression.op === "!") return truth(expression, scope, site);
      return arithmetic("-", literal(site, 0), evaluate(expression.operand, scope), site);
    case "tuple":
      return { kind: "list", site, items: expression.items.map((item) => evaluate(item, scope)) };
    case "object":
      return object(expression.entries, scope, site);
    case "for":
      return comprehension(expression, scope, site);
    case "unknown":
      return unknown(site, expression.reason);
  }
}

/**
 * The site of an expression within a text. Its node is opaque and not the one at the path, which is how one sees that
 * nothing can be written there but the text as a whole.
 */
function siteWithin(at: Site, range: Range, key = at.key): Site {
  return { file: at.file, path: at.path, node: nodeWithin(at, range), key };
}

/** Offsets are counted only when somebody asks: it means walking the text from its beginning. */
function nodeWithin(at: Site, range: Range): Node {
  const toSource = (index: number): number => sourceOffset(at.file.tree, at.node, index);
  return {
    kind: "opaque",
    reason: "an expression",
    get start() {
      return toSource(range.start);
    },
    get end() {
      return toSource(range.end);
    },
  };
}

function partsOf({ parts, start, end }: TemplateExpression, scope: Scope): readonly Value[] {
  const { node } = scope.at;
  // Only the outermost text stands in the source as it is; one in quotes within an expression has escapes of its own.
  const isWhole = start === 0 && node.kind === "scalar" && end === String(node.value).length;
  return parts.map((part) =>
    isWhole && part.kind === "literal" && typeof part.value === "string"
      ? textPart(scope.at, part.value, part.start)
      : evaluate(part, scope),
  );
}

function call({ name, args, expandLast }: CallExpression, scope: Scope, site: Site): Value {
  const values = args.map((arg) => evaluate(arg, scope));
  const form = forms[name];
  if (form && !expandLast) return form(values, site);
  const apply = functions[name];
  if (!apply) return unknown(site, `${name} is not evaluated`);
  return {
    kind: "computed",
    site,
    compute: (settle) => {
      const settled = values.map(settle);
      const last = expandLast ? settled.pop() : undefined;
      if (last && last.kind !== "list") return unknown(site, `${name} of a list that is not known`);
      const all = [...settled, ...(last?.items.map(settle) ?? [])];
      return apply(all, site, settle) ?? unknown(site, `${name} of something that is not known`);
    },
  };
}

type Arithmetic = Exclude<BinaryOperator, "||" | "&&" | "==" | "!=">;

const arithmeticOperators: Readonly<Record<Arithmetic, (a: number, b: number) => number | boolean>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

function isArithmetic(op: BinaryOperator): op is Arithmetic {
  return op in arithmeticOperators;
}

function arithmetic(op: Arithmetic, left: Value, right: Value, site: Site): Value {
  return {
    kind: "computed",
    site,
    compute: (settle) => {
      const [a, b] = [numberOf(settle(left)), numberOf(settle(right))];
      if (a === undefined || b === undefined) return unknown(site, "a calculation with what is not known");
      return literal(site, arithmeticOperators[op](a, b));
    },
  };
}

function numberOf(value: SettledValue): number | undefined {
  return value.kind === "literal" ? asNumber(value.value) : undefined;
}

function truth(expression: Expression, scope: Scope, site: Site): Value {
  return {
    kind: "alternatives",
    site,
    branches: [
      { condition: conditionOf(expression, scope), value: literal(site, true) },
      { condition: undefined, value: literal(site, false) },
    ],
  };
}

/** An object; where a key is not known, more keys may be there than can be seen. */
function object(entries: readonly ObjectEntry[], scope: Scope, site: Site): Value {
  const keys = entries.map(({ key }) =>
    key.kind === "literal" ? literal(site, key.value ?? "") : evaluate(key, scope),
  );
  const build = (settledKeys: readonly SettledValue[]): Value => {
    const values: Record<string, Value> = {};
    for (const [index, key] of settledKeys.entries()) {
      if (key.kind !== "literal") continue;
      const entry = entries[index]!;
      values[String(key.value)] = evaluate(
        entry.value,
        scope,
        siteWithin(scope.at, entry.value, keyNode(entry, scope)),
      );
    }
    return madeMap(
      site,
      values,
      settledKeys.some(({ kind }) => kind !== "literal"),
    );
  };
  if (keys.every((key): key is LiteralValue => key.kind === "literal")) return build(keys);
  return { kind: "computed", site, compute: (settle) => build(keys.map(settle)) };
}

function keyNode({ key }: ObjectEntry, { at }: Scope): ScalarNode {
  const place = nodeWithin(at, key);
  return {
    kind: "scalar",
    value: key.kind === "literal" ? key.value : null,
    style: "plain",
    get start() {
      return place.start;
    },
    get end() {
      return place.end;
    },
  };
}

/** More elements than this are not gone through. */
const elementLimit = 200;

function comprehension(expression: ForExpression, scope: Scope, site: Site): Value {
  const { names, result, grouping } = expression;
  const scopeFor = (key: Value, value: Value): Scope => {
    const [first, second] = names as [string, string?];
    const bound = second === undefined ? [[first, value] as const] : [[first, key] as const, [second, value] as const];
    return { ...scope, context: withVariables(scope.context, bound) };
  };
  return mapValue(evaluate(expression.collection, scope), (collection): Value => {
    const elements = elementsOf(collection);
    if (!elements || elements.length > elementLimit || grouping)
      return unknown(site, "a loop that is not gone through");
    const scopes = elements.map(([key, value]) => scopeFor(key, value));
    return {
      kind: "computed",
      site,
      compute: (settle) => {
        const kept: Scope[] = [];
        for (const inner of scopes) {
          const keep = expression.condition && settle(evaluate(expression.condition, inner));
          if (keep && keep.kind !== "literal") return unknown(site, "a loop over what is not known");
          if (!keep || String(keep.value) === "true") kept.push(inner);
        }
        if (result === "list") {
          return { kind: "list", site, items: kept.map((inner) => evaluate(expression.value, inner)) };
        }
        const entries = kept.map((inner) => [settle(evaluate(expression.key!, inner)), inner] as const);
        const known = entries.flatMap(([key, inner]) =>
          key.kind === "literal" ? [[String(key.value), evaluate(expression.value, inner)] as const] : [],
        );
        return madeMap(site, Object.fromEntries(known), known.length < entries.length);
      },
    };
  });
}
