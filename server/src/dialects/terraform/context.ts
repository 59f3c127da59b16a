import type { Condition } from "../../model/condition.ts";
import type { Location, Site, SourceFile } from "../../model/site.ts";
import type { Value } from "../../model/value.ts";

/** A block of the module with two labels, a resource or a data source. */
export interface TypedBlock {
  /** `aws_s3_bucket.lake`, or `data.aws_region.current`. */
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** The body, with the name as key. */
  readonly site: Site;
  readonly typeSite: Location;
}

/** What the expressions of a module may refer to. */
export interface Module {
  readonly files: readonly SourceFile[];
  readonly resources: ReadonlyMap<string, TypedBlock>;
  /** By address without `data.`. */
  readonly data: ReadonlyMap<string, TypedBlock>;
  readonly variables: ReadonlyMap<string, Site>;
  readonly locals: ReadonlyMap<string, Site>;
  readonly moduleCalls: readonly Site[];
  /** When a resource is there at all, by its `count` or `for_each`; undefined where it always is. */
  conditionOf(block: TypedBlock): Condition | undefined;
}

export interface Context {
  readonly module: Module;
  /** Variables of the `for` expressions around, and iterators of the `dynamic` blocks around. */
  readonly variables: ReadonlyMap<string, Value>;
}

export function withVariables(context: Context, variables: Iterable<readonly [string, Value]>): Context {
  return { ...context, variables: new Map([...context.variables, ...variables]) };
}
