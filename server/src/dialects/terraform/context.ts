import type { Condition } from "../../model/condition.ts";
import type { Site, SourceFile } from "../../model/site.ts";
import type { Value } from "../../model/value.ts";
import type { Node, ScalarNode } from "../../syntax/tree.ts";
import type { TypeMapping } from "./mapping/table.ts";

/** A block of the module with two labels, a resource or a data source. */
export interface TypedBlock {
  /** `aws_s3_bucket.lake`, or `data.aws_region.current`. */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly mapping: TypeMapping;
  /** The body, with the name as key. */
  readonly site: Site;
  /** The key that says the type. */
  readonly typeKey: ScalarNode;
}

/** What the expressions of a module may refer to. */
export interface Names {
  resource(address: string): TypedBlock | undefined;
  /** By address, `data.` included. */
  data(address: string): TypedBlock | undefined;
  variable(name: string): Site | undefined;
  local(name: string): Site | undefined;
  /** When a resource is there at all, by its `count` or `for_each`; undefined where it always is. */
  conditionOf(block: TypedBlock): Condition | undefined;
  /** The resources that stand for themselves whose names are written like this, as a text or as an expression. */
  namedLike(node: Node, type: string): readonly TypedBlock[];
}

/** A module as its files are now. */
export interface Module extends Names {
  readonly files: readonly SourceFile[];
  readonly resources: ReadonlyMap<string, TypedBlock>;
  readonly dataSources: ReadonlyMap<string, TypedBlock>;
  readonly variables: ReadonlyMap<string, Site>;
  readonly moduleCalls: readonly Site[];
  /** Another number after each reading of the files. */
  readonly version: number;
  /** The names that stand for something else than at the reading before, as `question` calls them. */
  readonly changed: ReadonlySet<string>;
  /** The resources that stand for themselves, by CloudFormation's type. */
  ofType(type: string): readonly TypedBlock[];
}

export interface Context {
  readonly names: Names;
  /** Variables of the `for` expressions around, and iterators of the `dynamic` blocks around. */
  readonly variables: ReadonlyMap<string, Value>;
}

export function withVariables(context: Context, variables: Iterable<readonly [string, Value]>): Context {
  return { ...context, variables: new Map([...context.variables, ...variables]) };
}
