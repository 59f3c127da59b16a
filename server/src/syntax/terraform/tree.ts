import type { Range } from "../tree.ts";

/**
 * A Terraform expression. Every range is that of the expression's own text, so the one of `${var.name}` is that of
 * `var.name`, the one of `(a + b)` that of `a + b`; quotes and heredoc markers belong to the string they delimit. A
 * child's range lies within that of its parent.
 */
export type Expression =
  | LiteralExpression
  | TemplateExpression
  | ReferenceExpression
  | AccessExpression
  | CallExpression
  | ConditionalExpression
  | BinaryExpression
  | UnaryExpression
  | ObjectExpression
  | TupleExpression
  | ForExpression
  | UnknownExpression;

export interface LiteralExpression extends Range {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
}

/** Always a string: the parts, each as text, one after the other. Literal text among them is not empty. */
export interface TemplateExpression extends Range {
  readonly kind: "template";
  readonly parts: readonly Expression[];
}

/** `root.attribute[index]`; without steps a variable of a `for`, or a keyword such as a type's name. */
export interface ReferenceExpression extends Range {
  readonly kind: "reference";
  readonly root: string;
  readonly steps: readonly Step[];
}

/** Steps from what is no name: `split(",", x)[0]`, `(a ? b : c).arn`. */
export interface AccessExpression extends Range {
  readonly kind: "access";
  readonly source: Expression;
  readonly steps: readonly Step[];
}

/** The ranges of steps take in dots and brackets and follow one another. */
export type Step = AttributeStep | IndexStep | SplatStep;

export interface AttributeStep extends Range {
  readonly kind: "attribute";
  readonly name: string;
}

/** `[key]`, or `.0` of old. */
export interface IndexStep extends Range {
  readonly kind: "index";
  readonly key: Expression;
}

/**
 * The steps that follow apply to each element: every one of them after `[*]` (full), but after `.*` only attributes and
 * indices with a dot, while one in brackets picks from the resulting list.
 */
export interface SplatStep extends Range {
  readonly kind: "splat";
  readonly full: boolean;
}

/** A function of a provider has its name in full, `provider::aws::arn_parse`. */
export interface CallExpression extends Range {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Expression[];
  /** `...` behind the last argument hands over its elements one by one. */
  readonly expandLast: boolean;
}

export interface ConditionalExpression extends Range {
  readonly kind: "conditional";
  readonly test: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export type BinaryOperator = "||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" | "%";

export interface BinaryExpression extends Range {
  readonly kind: "binary";
  readonly op: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export type UnaryOperator = "!" | "-";

/** A negative number is one of these, over a literal. */
export interface UnaryExpression extends Range {
  readonly kind: "unary";
  readonly op: UnaryOperator;
  readonly operand: Expression;
}

export interface ObjectExpression extends Range {
  readonly kind: "object";
  readonly entries: readonly ObjectEntry[];
}

/** A bare word as key is a literal string. */
export interface ObjectEntry {
  readonly key: Expression;
  readonly value: Expression;
}

export interface TupleExpression extends Range {
  readonly kind: "tuple";
  readonly items: readonly Expression[];
}

export interface ForExpression extends Range {
  readonly kind: "for";
  readonly result: "list" | "map";
  /** One name is that of the value, the first of two that of the key or index. */
  readonly names: readonly string[];
  readonly collection: Expression;
  /** There if and only if the result is a map. */
  readonly key?: Expression;
  readonly value: Expression;
  readonly condition?: Expression;
  /** `...` behind the value: values with the same key are gathered in a list. */
  readonly grouping: boolean;
}

/** Text that does not parse, or that nests too deeply to be read. */
export interface UnknownExpression extends Range {
  readonly kind: "unknown";
  readonly reason: string;
}

export function literal(value: LiteralExpression["value"], { start, end }: Range): LiteralExpression {
  return { kind: "literal", start, end, value };
}

export function unknown(reason: string, { start, end }: Range): UnknownExpression {
  return { kind: "unknown", start, end, reason };
}

/** The expressions directly within one, in the order of the text: for a walk that looks for references, say. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
    case "unknown":
      return [];
    case "template":
      return expression.parts;
    case "reference":
      return keysOf(expression.steps);
    case "access":
      return [expression.source, ...keysOf(expression.steps)];
    case "call":
      return expression.args;
    case "conditional":
      return [expression.test, expression.whenTrue, expression.whenFalse];
    case "binary":
      return [expression.left, expression.right];
    case "unary":
      return [expression.operand];
    case "object":
      return expression.entries.flatMap(({ key, value }) => [key, value]);
    case "tuple":
      return expression.items;
    case "for":
      return [expression.collection, expression.key, expression.value, expression.condition].filter(
        (child) => child !== undefined,
      );
  }
}

function keysOf(steps: readonly Step[]): Expression[] {
  return steps.flatMap((step) => (step.kind === "index" ? [step.key] : []));
}
