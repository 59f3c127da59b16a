import type { Site, SourceFile } from "../../model/site.ts";
import type { Value } from "../../model/value.ts";

/** What a template's functions may refer to. */
export interface Context {
  readonly file: SourceFile;
  readonly parameters: ReadonlySet<string>;
  /** The type of each logical id; filled before any value is read. */
  readonly resourceTypes: ReadonlyMap<string, string>;
  /** What `AWS::Region` gives, where the settings say so. */
  readonly region?: string | undefined;
  readonly mappings: Site | undefined;
  /** Variables of the `Fn::ForEach` loops around the node; undefined where a loop's collection is not known. */
  readonly variables: ReadonlyMap<string, Value | undefined>;
}
