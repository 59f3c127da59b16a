import type { TextEdit } from "../syntax/write/operations.ts";
import type { Edit } from "./edit.ts";
import type { Location } from "./site.ts";
import type { Resource, Template } from "./template.ts";

export const severities = ["error", "warning", "information", "hint"] as const;
export type Severity = (typeof severities)[number];

/** What a rule found, once and for all scenarios. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly location: Location;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Absent for what concerns the file, such as a directive that is not used. */
  readonly resource: Resource | undefined;
  readonly template: Template;
}

export interface Related {
  readonly message: string;
  readonly location: Location;
}

export interface Fix {
  readonly title: string;
  /** Neither replaces the resource, nor deletes data, nor costs money; only such fixes join "fix all". */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
  /** Changes of text that mean nothing to the model, such as the removal of a comment; in place of `edits`. */
  readonly text?: ReadonlyMap<string, readonly TextEdit[]>;
}
