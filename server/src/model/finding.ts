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
  readonly resource: Resource;
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
}
