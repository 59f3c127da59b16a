/** What CloudFormation's specification says of a resource type, as far as this product uses it. */
export interface ResourceType {
  readonly name: string;
  /** One or two sentences. */
  readonly documentation?: string;
  /** CloudFormation's page on the type. */
  readonly page: string;
  readonly properties: Properties;
  /** The property types that properties refer to by name. */
  readonly definitions: Readonly<Record<string, Definition>>;
  /** What `Fn::GetAtt` gives, with what it means. */
  readonly attributes: Readonly<Record<string, string>>;
}

export type Properties = Readonly<Record<string, PropertyType>>;

export interface Definition {
  readonly documentation?: string;
  readonly properties: Properties;
}

export interface PropertyType {
  readonly type: ValueType;
  readonly documentation?: string;
  readonly required?: true;
  /** What the service takes when the property is left out, as the specification words it. */
  readonly default?: string;
  /** Whether a change of the property replaces the resource. */
  readonly replaces?: "yes" | "maybe";
  readonly deprecated?: true;
}

export type ValueType =
  | { readonly kind: "string"; readonly values?: readonly string[] }
  | { readonly kind: "integer" | "number" | "boolean" | "timestamp" | "json" | "tag" }
  /** A property type, by its name in `definitions`. */
  | { readonly kind: "object"; readonly of: string }
  | { readonly kind: "list" | "map"; readonly item: ValueType };
