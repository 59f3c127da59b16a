import type { SourceFile } from "../../model/site.ts";
import type { Value } from "../../model/value.ts";
import type { Names } from "./names.ts";

/** What a template's functions may refer to. */
export interface Context {
  readonly file: SourceFile;
  /** Known before any value is read. */
  readonly names: Names;
  /** What `AWS::Region` gives, where the settings say so. */
  readonly region?: string | undefined;
  /** Variables of the `Fn::ForEach` loops around the node; undefined where a loop's collection is not known. */
  readonly variables: ReadonlyMap<string, Value | undefined>;
}
