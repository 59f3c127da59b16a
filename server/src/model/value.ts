import type { Condition } from "./condition.ts";
import type { Piece, Site } from "./site.ts";

/**
 * What stands for a property before any condition or parameter is decided. Dialects build values lazily from nodes;
 * a scenario turns them into settled ones.
 */
export type Value = SettledValue | ParameterValue | AlternativesValue | ComputedValue;

/** What is left in one scenario. */
export type SettledValue =
  | LiteralValue
  | TextValue
  | ReferenceValue
  | ListValue
  | MapValue
  | AbsentValue
  | UnknownValue;

export type Scalar = string | number | boolean;

interface ValueBase {
  /** Where the value is used. */
  readonly site: Site;
  /** Where it is written, when that is elsewhere: a parameter's default, a mapping, a local. */
  readonly origin?: Site;
  /** One of several that a parameter may have, taken by the scenario: nothing that is written says this value. */
  readonly chosen?: boolean;
  /** For a map or a list that nothing in the source stands for: the places of the parts that it is made from. */
  readonly gatheredFrom?: readonly Site[];
}

export interface LiteralValue extends ValueBase {
  readonly kind: "literal";
  readonly value: Scalar;
  /** For a text put together from several: the scalars that its parts stand in. */
  readonly pieces?: readonly Piece[];
}

/** A text of which some parts are not known, such as an ARN with a reference inside. */
export interface TextValue extends ValueBase {
  readonly kind: "text";
  readonly parts: readonly Value[];
}

export interface ReferenceValue extends ValueBase {
  readonly kind: "reference";
  /** Logical id, or Terraform address, of the resource. */
  readonly resource: string;
  /** In CloudFormation's words, such as `Arn`; absent for what `Ref` gives. */
  readonly attribute?: string | undefined;
}

export interface ListValue extends ValueBase {
  readonly kind: "list";
  readonly items: readonly Value[];
}

export interface MapValue extends ValueBase {
  readonly kind: "map";
  readonly keys: readonly string[];
  get(key: string): Value | undefined;
  /** More keys may exist than are written, as beside `Fn::Transform`. */
  readonly open?: boolean;
}

/** `AWS::NoValue`, or Terraform's `null`. */
export interface AbsentValue extends ValueBase {
  readonly kind: "absent";
}

export interface UnknownValue extends ValueBase {
  readonly kind: "unknown";
  readonly reason: string;
  /** The parameter of which this is the value. */
  readonly parameter?: string;
  /** What a text that stands in another file is filled in with. */
  readonly given?: Value;
  /** The service that is asked for it while the template is deployed, such as `ssm` or `secretsmanager`. */
  readonly resolvedBy?: string;
}

/** A template's parameter, or a Terraform variable. */
export interface ParameterValue extends ValueBase {
  readonly kind: "parameter";
  readonly name: string;
}

/** The first branch whose condition holds is the value; a last branch without a condition is the rest. */
export interface AlternativesValue extends ValueBase {
  readonly kind: "alternatives";
  readonly branches: readonly { readonly condition: Condition | undefined; readonly value: Value }[];
}

/** A function whose result needs settled arguments, such as `Fn::FindInMap`. */
export interface ComputedValue extends ValueBase {
  readonly kind: "computed";
  readonly compute: (settle: (value: Value) => SettledValue) => Value;
  /** The parts, where what is computed is a text joined of them. */
  readonly joins?: readonly Value[];
}

export function unknown(site: Site, reason: string): UnknownValue {
  return { kind: "unknown", site, reason };
}

/** The same value, shown at another place: where it is used rather than where it is written. */
export function usedAt<V extends SettledValue>(value: V, site: Site): V {
  return value.site === site ? value : { ...value, site, origin: value.origin ?? value.site };
}

/** The scalars in which the text of a literal stands. */
export function piecesOf({ value, pieces, site, origin }: LiteralValue): readonly Piece[] {
  return pieces ?? [{ start: 0, end: String(value).length, site, offset: 0, referred: origin !== undefined }];
}

/** Text that is a number for AWS: `5` and `"5"` alike. */
export function asNumber(value: Scalar): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean" || !/^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(value)) return undefined;
  return Number(value);
}

export function asBoolean(value: Scalar): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "True") return true;
  if (value === "false" || value === "False") return false;
  return undefined;
}
