import type { Scalar } from "../../../model/value.ts";
import type { Conversion } from "../conversions.ts";

/**
 * How a Terraform resource type says what a CloudFormation type says. Only what the general rule (`naming.ts`) does not
 * give is listed, and every block, since the general rule cannot tell a list from a map. The same rows serve reading
 * and writing back.
 */
export interface TypeMapping {
  /** CloudFormation's type; for a split resource the type of the resource that it belongs to. */
  readonly type: string;
  readonly attributes: Attributes;
  /** Attributes of references that give what `Ref` gives, such as a name or an URL; the first is written. */
  readonly refs?: readonly string[];
  /** Attributes of references that give the ARN, beside `arn`. */
  readonly arns?: readonly string[];
  /** Set for a split resource: it says a part of another resource. */
  readonly attach?: Attachment;
  /** Attributes that name a resource of this CloudFormation type, maybe by the very expression that names it. */
  readonly links?: Readonly<Record<string, string>>;
  /** A resource of its own that can also be written for a part of another, where Terraform has no such part. */
  readonly also?: Attachment & { readonly type: string };
  /** What CloudFormation has in a resource of its own. */
  readonly apart?: readonly Apart[];
  /** What the provider sends for attributes that are absent, where the service itself would take something else. */
  readonly defaults?: readonly Default[];
  /** Nested attributes follow the general rule too, as they do throughout the Cloud Control provider (awscc). */
  readonly general?: true;
}

export interface Attachment {
  /** The attribute that names the resource to which this one belongs, or a list of them. */
  readonly by: string;
  /** Where in that resource the attributes lie. */
  readonly at: string;
  /** Set where what lies there is the value of this one attribute. */
  readonly item?: string;
  /** Of the parts of a resource that waits for another, this one waits: it is what AWS refuses when it comes too soon. */
  readonly waits?: true;
}

export interface Apart {
  readonly type: string;
  readonly attributes: Attributes;
  /** The property that refers back to the resource in which this is written. */
  readonly owner: string;
}

export type Attributes = Readonly<Record<string, Attribute>>;

/** A text is the path of a value that is taken as it stands. */
export type Attribute = string | AttributeRow;

export interface AttributeRow {
  /** From the map that the block around becomes. Empty for a block whose attributes lie in that map themselves. */
  readonly to: string;
  /** A block, or a nested attribute: one at most, or a list. */
  readonly block?: "one" | "many";
  readonly attributes?: Attributes;
  readonly conversion?: Conversion;
  /** Still read, but written only where a block of this kind stands already. */
  readonly old?: true;
  /** Blocks of several kinds make one list. */
  readonly together?: true;
  /** The block counts only when this attribute of it is true. */
  readonly enabledBy?: string;
  /** What the provider sends along when the block is there; paths from the map around. */
  readonly implies?: Readonly<Record<string, Scalar>>;
  /** What the provider sends for attributes that are absent, where the service itself would take something else. */
  readonly defaults?: readonly Default[];
}

export interface Default {
  readonly attribute: string;
  /** A scalar, or the empty list. */
  readonly value: Scalar | readonly [];
  /** Only where this attribute of the same block is there. */
  readonly beside?: string;
  /** Only where none of these attributes of the same block is there. */
  readonly unless?: string | readonly string[];
  /** Only where this attribute of the same block has one of these values. */
  readonly where?: readonly [attribute: string, ...values: readonly Scalar[]];
}

type More = Omit<AttributeRow, "to" | "block" | "attributes">;

export function one(to: string, attributes: Attributes = {}, more: More = {}): AttributeRow {
  return { to, block: "one", attributes, ...more };
}

export function many(to: string, attributes: Attributes = {}, more: More = {}): AttributeRow {
  return { to, block: "many", attributes, ...more };
}

/** A block whose attributes lie in the map around it. */
export function spread(attributes: Attributes, more: More = {}): AttributeRow {
  return { to: "", block: "one", attributes, ...more };
}

export function converted(to: string, conversion: Conversion): AttributeRow {
  return { to, conversion };
}

/** A row that is read, but not written where there is none yet. */
export function old(row: Attribute): AttributeRow {
  return { ...(typeof row === "string" ? { to: row } : row), old: true };
}

export function rowOf(attribute: Attribute): AttributeRow {
  return typeof attribute === "string" ? { to: attribute } : attribute;
}
